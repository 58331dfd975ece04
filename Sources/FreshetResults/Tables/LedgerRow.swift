public import FreshetModel

/// A row of `ledger.csv`: what a restriction does to an action of a cohort over the whole run, and by how much it changes what is
/// completed, in whole people.
public struct LedgerRow: Sendable, Equatable {
  public let restriction: String
  public let platform: String
  public let cohort: String
  public let action: String
  /// In whole people, and whole days of people where activity is counted.
  public fileprivate(set) var counts: [LedgerCounter: Int]

  subscript(counter: LedgerCounter) -> Int { counts[counter, default: 0] }
}

extension RunResults {
  /// The rows of `ledger.csv`: of each restriction the flows that it gates, and those that it has changed.
  ///
  /// Each number is the mean over the replications in whole people; where the sum over the restrictions of a flow then is not what is
  /// completed less, the largest number makes up for it, by a person or two; so do days for those of a cohort.
  ///
  /// - Complexity: O(restrictions × flows × replications).
  public func ledger() -> [LedgerRow] {
    let counters = LedgerCounter.allCases.filter { scenario.countsActivity || $0 != .userDaysLost && $0 != .userDaysGained }
    var rows: [(flow: Int, row: LedgerRow)] = []
    for restriction in layout.causes {
      for (flow, place) in layout.flows.enumerated() {
        let sums = Dictionary(uniqueKeysWithValues: counters.map { ($0, sum($0, restriction, flow)) })
        guard isConcerned(place, by: restriction) || sums.contains(where: { $0.value != 0 }) else { continue }
        let scale = scale(ofCohort: place.cohort)
        rows.append(
          (flow,
            LedgerRow(
              restriction: nameOfRow(restriction), platform: platform(cohort: place.cohort), cohort: layout.cohorts[place.cohort].name,
              action: place.action, counts: sums.mapValues { scale.wholePeople($0) })))
      }
    }
    for flow in layout.flows.indices { close(flow, &rows) }
    if scenario.countsActivity { for cohort in layout.cohorts.indices { closeDays(of: cohort, &rows) } }
    return rows.map(\.row)
  }

  /// Whether a restriction gates a flow, or a service serves it.
  private func isConcerned(_ flow: ResultLayout.Flow, by cause: Int) -> Bool {
    let cohort = layout.cohorts[flow.cohort]
    guard cause >= layout.restrictions.count else {
      let restriction = scenario.restrictions[cause]
      return restriction.actions.contains(flow.action) && restriction.scope.includes(cohort)
    }
    let number = cause - layout.restrictions.count
    guard number < scenario.platformServices else { return false }
    let service = scenario.services[number]
    return service.platform == cohort.platform && service.actions.contains(flow.action)
  }

  private func nameOfRow(_ cause: Int) -> String {
    let what = cause < layout.restrictions.count ? "" : cause - layout.restrictions.count < scenario.platformServices ? "service " : "quantity "
    return what + scenario.nameOfCause(cause)
  }

  /// What a restriction does in the restricted arm, and what it changes between both; summed over the replications.
  private func sum(_ counter: LedgerCounter, _ restriction: Int, _ flow: Int) -> Int {
    func change(_ counter: LedgerCounter) -> Int {
      replications.reduce(0) {
        $0 + $1.restricted.ledger(restriction, flow: flow, counter) - $1.baseline.ledger(restriction, flow: flow, counter)
      }
    }
    return switch counter {
    // Where it stands in both arms it may take less in the restricted one than in the other: that is gained.
    case .lost: max(0, change(.lost)) + max(0, -change(.gained))
    case .gained: max(0, change(.gained)) + max(0, -change(.lost))
    case .stopped, .withheld, .later, .earlier, .userDaysLost, .userDaysGained:
      replications.reduce(0) { $0 + $1.restricted.ledger(restriction, flow: flow, counter) }
    }
  }

  /// Makes the whole people of a flow add up.
  private func close(_ flow: Int, _ rows: inout [(flow: Int, row: LedgerRow)]) {
    let own = rows.indices.filter { rows[$0].flow == flow }
    close((.lost, .gained), of: own, &rows, exact: scale(ofCohort: layout.flows[flow].cohort).wholePeople(restrictionsNet(flow)))
  }

  /// Makes the whole days of a cohort's people add up.
  private func closeDays(of cohort: Int, _ rows: inout [(flow: Int, row: LedgerRow)]) {
    let own = rows.indices.filter { layout.flows[rows[$0].flow].cohort == cohort }
    let fewer = replications.reduce(0) { $0 + $1.baseline.userDays(cohort: cohort) - $1.restricted.userDays(cohort: cohort) }
    close((.userDaysLost, .userDaysGained), of: own, &rows, exact: scale(ofCohort: cohort).wholePeople(fewer))
  }

  /// Lets the largest number of some rows make up for what their sum is too much.
  private func close(
    _ counters: (lost: LedgerCounter, gained: LedgerCounter), of own: [Int], _ rows: inout [(flow: Int, row: LedgerRow)], exact: Int
  ) {
    func size(_ row: LedgerRow) -> Int { max(row[counters.lost], row[counters.gained]) }
    let excess = own.reduce(0) { $0 + rows[$1].row[counters.lost] - rows[$1].row[counters.gained] } - exact
    guard excess != 0, let largest = own.max(by: { size(rows[$0].row) < size(rows[$1].row) }) else { return }
    let isLost = rows[largest].row[counters.lost] >= rows[largest].row[counters.gained]
    rows[largest].row.counts[isLost ? counters.lost : counters.gained, default: 0] += isLost ? -excess : excess
  }

  private func restrictionsNet(_ flow: Int) -> Int {
    layout.causes.reduce(0) { $0 + sum(.lost, $1, flow) - sum(.gained, $1, flow) }
  }
}
