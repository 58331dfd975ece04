import FreshetCore
import FreshetModel
import Testing

/// Every run holds what it counted event by event against what it counts person by person at the end. A count that went astray is
/// noticed.
struct ConservationTests {
  private let layout = ResultLayout(
    Fixture.scenario(days: 1, [Fixture.platform(users: 3, actions: [Fixture.change(Fixture.exponential(days: 1))])]))

  /// Three accounts in both arms, and an attempt that is deferred and waits.
  private func tally(waiting: Int = 1, accounts: Int = 3) -> Tally {
    let tally = Tally(layout, reportInterval: .hours(1))
    tally.countRestricted(flow: 0, .fresh, .deferred, at: Fixture.time(days: 0.5))
    for _ in 0..<waiting { tally.countWaitingAtEnd(flow: 0) }
    for arm in Arm.allCases {
      for _ in 0..<accounts { tally.countAccountAtEnd(arm, cohort: 0) }
    }
    return tally
  }

  @Test func soundCountsPass() throws {
    for arm in Arm.allCases { try tally().checkConservation(arm, tally().result(arm)) }
  }

  @Test func lostAttemptIsNoticed() {
    let tally = tally(waiting: 0)
    #expect(
      throws: SimulationError.notConserved(what: "backlog of change in the restricted arm", expected: 0, found: 1)
    ) { try tally.checkConservation(.restricted, tally.result(.restricted)) }
  }

  @Test func tryOutOfNowhereIsNoticed() {
    let tally = tally()
    tally.countRestricted(flow: 0, .released, .completed, at: Fixture.time(days: 0.75))
    #expect(
      throws: SimulationError.notConserved(what: "backlog of change in the restricted arm", expected: 1, found: 0)
    ) { try tally.checkConservation(.restricted, tally.result(.restricted)) }
  }

  /// The baseline has no gates, hence no backlog.
  @Test func backlogInTheBaselineIsNoticed() {
    let tally = tally()
    var result = tally.result(.baseline)
    result.flowCounts[FlowCounts.counter(.fresh, .retrying) * result.intervals] += 1
    #expect(
      throws: SimulationError.notConserved(what: "backlog of change in the baseline arm", expected: 0, found: 1)
    ) { try tally.checkConservation(.baseline, result) }
  }

  @Test(arguments: Arm.allCases)
  func lostAccountIsNoticed(_ arm: Arm) {
    let tally = tally(accounts: 2)
    #expect(throws: SimulationError.notConserved(what: "accounts of all in the \(arm) arm", expected: 2, found: 3)) {
      try tally.checkConservation(arm, tally.result(arm))
    }
  }
}
