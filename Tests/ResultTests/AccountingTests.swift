import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetResults
import Testing

@Suite struct AccountingTests {
  private func row(_ fill: (inout TimeseriesRow) -> Void) -> TimeseriesRow {
    var row = TimeseriesRow(arm: "restricted", platform: "p", cohort: "all", action: "a")
    fill(&row)
    return row
  }

  private var sound: TimeseriesRow {
    row {
      $0.wishes = 11
      $0.arrived = 1
      $0.attempts = 10
      $0.retried = 2
      $0.completed = 5
      $0.blocked = 6
      $0.deferred = 3
      $0.retrying = 2
      $0.abandoned = 3
      $0.withheld = 2
      $0.superseded = 1
      $0.settled = 1
      $0.backlog = 6
      $0.waiting = 4
    }
  }

  private var before: TimeseriesRow {
    row {
      $0.backlog = 5
      $0.waiting = 3
    }
  }

  @Test func soundRowPasses() throws {
    try Accounting.check(sound, after: before)
  }

  @Test(arguments: [
    (\TimeseriesRow.attempts, AccountingError.Identity.wishes), (\.wishes, .wishes), (\.arrived, .wishes),
    (\.retried, .attempts), (\.completed, .attempts),
    (\.waiting, .attempts), (\.abandoned, .blocked), (\.diverted, .blocked), (\.circumvented, .attempts), (\.backlog, .backlog),
    (\.superseded, .backlog), (\.settled, .backlog),
  ] as [(WritableKeyPath<TimeseriesRow, Int> & Sendable, AccountingError.Identity)])
  func brokenRowIsCaught(_ column: WritableKeyPath<TimeseriesRow, Int> & Sendable, _ identity: AccountingError.Identity) {
    var broken = sound
    broken[keyPath: column] += 1
    let error = #expect(throws: AccountingError.self) { try Accounting.check(broken, after: before) }
    #expect(error?.identity == identity)
  }

  /// An attempt that returns without having been put off keeps every sum but not the sign.
  @Test func releaseOutOfNothingStopsTheRun() throws {
    let scenario = Synthetic.scenario(end: .start + .hours(2))
    let results = Synthetic.results(scenario) { _, _, restricted in
      restricted[flow: 0, interval: 1, .released, .completed] = 1
    }
    let folder = try TemporaryFolder()
    let target = try RunFolder(path: folder.path + "/run")
    let error = #expect(throws: ResultError.self) { try results.write(Synthetic.attachments, into: target) }
    guard case .accounting(let violation) = error else {
      Issue.record("not an accounting error: \(String(describing: error))")
      return
    }
    #expect(violation.identity == .notNegative)
    #expect(violation.time == "2017-10-17T01:00:00+08:00")
    #expect(
      violation.description
        == "the identity `no count is negative` does not hold at 2017-10-17T01:00:00+08:00 "
        + "(restricted, p, all, change_name): expected 0, found -1")
    #expect(folder.names == [])
  }

  @Test func registeredMustBeTheCompletedSignUps() throws {
    let scenario = Synthetic.scenario(signUps: true, end: .start + .hours(2))
    let folder = try TemporaryFolder()
    func results(registered: Int) -> RunResults {
      Synthetic.results(scenario) { _, baseline, _ in
        baseline[flow: 0, interval: 0, .fresh, .completed] = 2
        baseline[cohort: 0, .registered, instant: 1] = registered
        baseline[cohort: 0, .active, instant: 1] = registered
      }
    }
    #expect(try folder.table("population.csv", of: results(registered: 2))[1]["registered"] == "200")
    #expect(throws: ResultError.self) { try folder.table("population.csv", of: results(registered: 1)) }
  }

  @Test func accountsMustAddUp() throws {
    let scenario = Synthetic.scenario(end: .start + .hours(2))
    let folder = try TemporaryFolder()
    let results = Synthetic.results(scenario) { _, baseline, _ in baseline[cohort: 0, .active, instant: 1] -= 1 }
    #expect(throws: ResultError.self) { try folder.table("population.csv", of: results) }
  }
}
