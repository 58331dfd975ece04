public import FreshetModel

/// A row of `ledger.csv`: what a restriction does to an action of a cohort over the whole run, and by how much it changes what is
/// completed, in whole people.
public struct LedgerRow: Sendable, Equatable {
  public let restriction: String
  public let platform: String
  public let cohort: String
  public let action: String
  /// In whole people.
  public fileprivate(set) var counts: [LedgerCounter: Int]

  subscript(counter: LedgerCounter) -> Int { counts[counter, default: 0] }
}

extension RunResults {
  /// The rows of `ledger.csv`: of each restriction the flows that it gates, and those that it has changed.
  ///
  /// Each number is the mean over the replications in whole people; where the sum over the restrictions of a flow then is not what is
  /// completed less, the largest number makes up for it, by a person or two.
  ///
  /// - Complexity: O(restrictions × flows × replications).
  public func ledger() -> [LedgerRow] {
    var rows: [(flow: Int, row: LedgerRow)] = []
    for (restriction, its) in scenario.restrictions.enumerated() {
      for (flow, place) in layout.flows.enumerated() {
        let sums = Dictionary(uniqueKeysWithValues: LedgerCounter.allCases.map { ($0, sum($0, restriction, flow)) })
        let isGated = its.actions.contains(place.action) && its.scope.includes(layout.cohorts[place.cohort])
        guard isGated || sums.contains(where: { $0.value != 0 }) else { continue }
        let scale = scale(ofCohort: place.cohort)
        rows.append(
          (flow,
            LedgerRow(
              restriction: its.name, platform: platform(cohort: place.cohort), cohort: layout.cohorts[place.cohort].name,
              action: place.action, counts: sums.mapValues { scale.wholePeople($0) })))
      }
    }
    for flow in layout.flows.indices { close(flow, &rows) }
    return rows.map(\.row)
  }

  /// What a restriction does in the restricted arm, and what it changes between both; summed over the replications.
  private func sum(_ counter: LedgerCounter, _ restriction: Int, _ flow: Int) -> Int {
    replications.reduce(0) { sum, replication in
      func count(_ arm: Arm, _ counter: LedgerCounter) -> Int { replication[arm].ledger(restriction, flow: flow, counter) }
      return switch counter {
      // Less without the restriction is more with it.
      case .lost: sum + count(.restricted, .lost) + count(.baseline, .gained)
      case .gained: sum + count(.restricted, .gained) + count(.baseline, .lost)
      case .stopped, .withheld, .later, .earlier: sum + count(.restricted, counter)
      }
    }
  }

  /// Makes the whole people of a flow add up.
  private func close(_ flow: Int, _ rows: inout [(flow: Int, row: LedgerRow)]) {
    let own = rows.indices.filter { rows[$0].flow == flow }
    let exact = restrictionsNet(flow)
    let written = own.reduce(0) { $0 + rows[$1].row[.lost] - rows[$1].row[.gained] }
    let excess = written - scale(ofCohort: layout.flows[flow].cohort).wholePeople(exact)
    guard excess != 0, let largest = own.max(by: { size(rows[$0].row) < size(rows[$1].row) }) else { return }
    let counter: LedgerCounter = rows[largest].row[.lost] >= rows[largest].row[.gained] ? .lost : .gained
    rows[largest].row.counts[counter, default: 0] += counter == .lost ? -excess : excess
  }

  private func size(_ row: LedgerRow) -> Int { max(row[.lost], row[.gained]) }

  private func restrictionsNet(_ flow: Int) -> Int {
    layout.restrictions.reduce(0) { $0 + sum(.lost, $1, flow) - sum(.gained, $1, flow) }
  }
}
