import Foundation
import FreshetCore
import FreshetModel
import FreshetResults
import Testing

/// Attempts that the model loses or doubles on the way, and counts that go astray, are noticed by every run.
struct ConservationTests {
  private let layout = ResultLayout(
    Fixture.scenario(days: 1, [Fixture.platform(users: 3, actions: [Fixture.change(Fixture.exponential(days: 1))])]))

  /// Three accounts in both arms, and an attempt that is deferred and waits in one of them.
  private func result(
    in arm: Arms = .restricted, waiting: Int = 1, accounts: Int = 3, _ change: (Tally) -> Void = { _ in }
  ) -> ReplicationResult {
    let tally = Tally(layout.counts, reportInterval: .hours(1))
    defer { tally.deallocate() }
    let time = Fixture.time(days: 0.5)
    for counter in [FlowCounter.attempts, .blocked, .deferred, .backlogChange] { tally.count(arm, flow: 0, counter, at: time) }
    for _ in 0..<waiting { tally.count(arm, .waitingAtEnd, 0) }
    for _ in 0..<3 { tally.countAtStart(cohort: 0, .active) }
    for _ in 0..<accounts { tally.count(.both, .activeAtEnd, 0) }
    change(tally)
    return ReplicationResult(layout: layout, values: tally.values)
  }

  @Test(arguments: [Arms.baseline, .restricted])
  func soundCountsPass(_ arm: Arms) throws { try result(in: arm).checkConservation() }

  @Test(arguments: Arm.allCases)
  func lostWaitingAttemptIsNoticed(_ arm: Arm) {
    #expect(
      throws: SimulationError.notConserved(what: "backlog of change in the \(arm) arm", expected: 0, found: 1)
    ) { try result(in: arm == .baseline ? .baseline : .restricted, waiting: 0).checkConservation() }
  }

  @Test func attemptOutOfNowhereIsNoticed() {
    let result = result { $0.count(.restricted, flow: 0, .backlogChange, at: Fixture.time(days: 0.75), change: -1) }
    #expect(
      throws: SimulationError.notConserved(what: "backlog of change in the restricted arm", expected: 1, found: 0)
    ) { try result.checkConservation() }
  }

  @Test func lostAccountIsNoticed() {
    let result = result(accounts: 2)
    #expect(
      throws: SimulationError.notConserved(what: "active accounts of all in the baseline arm", expected: 2, found: 3)
    ) { try result.checkConservation() }
  }

  // MARK: Faults planted in the model

  /// Loses one attempt in so many at the door.
  private struct Loser: AttemptObserver {
    static var isActive: Bool { false }
    private var count = 0
    init() {}
    mutating func see(_ record: @autoclosure () -> AttemptRecord) {}
    mutating func passages() -> Int {
      count += 1
      return count == 100 ? 0 : 1
    }
  }

  /// Lets one attempt in so many through the door twice.
  private struct Doubler: AttemptObserver {
    static var isActive: Bool { false }
    private var count = 0
    init() {}
    mutating func see(_ record: @autoclosure () -> AttemptRecord) {}
    mutating func passages() -> Int {
      count += 1
      return count == 100 ? 2 : 1
    }
  }

  /// Everybody is stopped in the arm, and gives up, waits or tries again.
  private func scenario(in arms: Arms) -> Scenario {
    var freeze = Fixture.restriction(
      from: 1, until: 3,
      reaction: [
        (0.5, Fixture.deferral(hours: 5)), (0.3, .retry(Retry(gap: Fixture.exponential(days: 0.2), atMost: 5))),
        (0.2, .abandon(Abandon())),
      ])
    freeze.arms = arms
    return Fixture.scenario(
      days: 5, [Fixture.platform(users: 1000, actions: [Fixture.change(Fixture.exponential(days: 1))])], restrictions: [freeze])
  }

  private func write<Observer: AttemptObserver>(_ observer: Observer.Type, in arms: Arms) throws {
    let scenario = scenario(in: arms)
    let replication = try Simulation(scenario).run(replication: 0, observedBy: observer)
    let results = RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: [replication])
    let folder = FileManager.default.temporaryDirectory.appending(path: "conservation-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try ResultWriter.write(
      results, RunEstimates(effects: [], surges: [], replications: []),
      attachments: Attachments(version: "0", name: "planted", scenarioText: "", threads: 1, wallClock: WallClock()),
      into: RunFolder(path: folder))
  }

  private struct Sound: AttemptObserver {
    static var isActive: Bool { false }
    init() {}
    mutating func see(_ record: @autoclosure () -> AttemptRecord) {}
  }

  @Test(arguments: [Arms.baseline, .restricted, .both])
  func soundModelIsWritten(_ arms: Arms) throws { try write(Sound.self, in: arms) }

  @Test(arguments: [Arms.baseline, .restricted, .both])
  func plantedFaultsStopTheRun(_ arms: Arms) {
    expectViolation { try write(Loser.self, in: arms) }
    expectViolation { try write(Doubler.self, in: arms) }
  }

  /// Any other error would be another fault.
  private func expectViolation(_ run: () throws -> Void) {
    let error = #expect(throws: (any Error).self) { try run() }
    if case SimulationError.notConserved? = error { return }
    if case ResultError.accounting? = error { return }
    Issue.record("not a violation: \(String(describing: error))")
  }
}
