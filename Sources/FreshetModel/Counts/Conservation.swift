extension ReplicationResult {
  /// Holds what was counted event by event against what was counted person by person at the end, in both arms.
  ///
  /// - Throws: ``SimulationError/notConserved(what:expected:found:)``.
  package func checkConservation() throws(SimulationError) {
    try checkLedger()
    if layout.counts.days > 0 { try checkUserDays() }
    for arm in Arm.allCases {
      let counts = self[arm]
      for (flow, place) in layout.flows.enumerated() {
        try require(
          "backlog of \(place.action)", arm, expected: counts.total(.waitingAtEnd, flow),
          found: counts.total(flow: flow).backlogChange)
        try require(
          "line of \(place.action)", arm, expected: counts.total(.inLineAtEnd, flow),
          found: counts.total(flow: flow).waitingChange)
      }
      for (cohort, place) in layout.cohorts.enumerated() {
        let end = counts.populationAtEnd(cohort: cohort)
        let states: [(String, CountLayout.Total, Int)] = [
          ("active", .activeAtEnd, end.active), ("lapsed", .lapsedAtEnd, end.lapsed), ("suspended", .suspendedAtEnd, end.suspended),
          ("read-only", .readOnlyAtEnd, end.readOnly), ("closed", .closedAtEnd, end.closed),
          ("circumventing", .circumventingAtEnd, end.circumventing),
        ]
        for (state, total, found) in states {
          try require("\(state) accounts of \(place.name)", arm, expected: counts.total(total, cohort), found: found)
        }
      }
    }
  }

  /// What is lost and gained, restriction by restriction, is what is completed less.
  private func checkLedger() throws(SimulationError) {
    for (flow, place) in layout.flows.enumerated() {
      func completed(_ arm: Arm) -> Int { self[arm].total(flow: flow).completed }
      func net(_ arm: Arm) -> Int {
        layout.causes.reduce(0) { $0 + self[arm].ledger($1, flow: flow, .lost) - self[arm].ledger($1, flow: flow, .gained) }
      }
      try require(
        "ledger of \(place.action)", .restricted, expected: completed(.baseline) - completed(.restricted),
        found: net(.restricted) - net(.baseline))
    }
  }

  /// The days lost and gained, restriction by restriction, are those on which fewer people are active.
  private func checkUserDays() throws(SimulationError) {
    var net = layout.cohorts.map { _ in 0 }
    for cause in layout.causes {
      for (flow, place) in layout.flows.enumerated() {
        net[place.cohort] += restricted.ledger(cause, flow: flow, .userDaysLost)
        net[place.cohort] -= restricted.ledger(cause, flow: flow, .userDaysGained)
      }
    }
    for (cohort, place) in layout.cohorts.enumerated() {
      try require(
        "user-days of \(place.name)", .restricted, expected: baseline.userDays(cohort: cohort) - restricted.userDays(cohort: cohort),
        found: net[cohort])
    }
  }

  private func require(_ what: String, _ arm: Arm, expected: Int, found: Int) throws(SimulationError) {
    guard expected == found else {
      throw .notConserved(what: "\(what) in the \(arm.rawValue) arm", expected: expected, found: found)
    }
  }
}
