import FreshetCore
import FreshetModel

/// A short time of a run with many of its people. A processor has the few of another trial at hand, but not those of a run, where everybody is
/// kept from window to window.
enum CrowdTrial {
  /// Of them there are some ten megabytes.
  private static let mostPeople = 200_000.0
  /// Events of the shorter time.
  private static let events = 150_000.0
  /// Less work than that tells nothing.
  private static let leastWork = 20_000.0
  private static let fewestWindows: Int64 = 10

  /// - Parameters:
  ///   - threads: How many threads compute a run.
  ///   - runs: How many runs are computed at once.
  /// - Returns: Wall-clock seconds for an event in which all of these threads compute: what twice the time takes longer; `nil` where nobody is
  ///   kept, or nothing can be told.
  static func secondsPerWork(of scenario: Scenario, _ work: ExpectedWork, threads: Int, runs: Int) throws(RunError) -> Double? {
    guard let window = scenario.lookahead else { return nil }
    let crowd = TrialRun.sampled(scenario, people: min(1, mostPeople / max(1, work.people)))
    let all = ExpectedWork(crowd, ResultLayout(crowd))
    let windows = Double(crowd.end.microseconds) / Double(window.microseconds)
    let part = max(events / max(1, all.events), Double(fewestWindows) / windows)
    guard part <= 0.5 else { return nil }
    var known: (work: Double, seconds: Double)?
    for length in [part, 2 * part] {
      let trial = TrialRun.shortened(crowd, to: length)
      guard let run = try TrialRun.simulate(trial, copies: runs, threads: threads) else { return nil }
      let work = ExpectedWork(trial, run.result.layout).total
      if let known {
        return work - known.work > leastWork ? max(0, run.seconds - known.seconds) / (work - known.work) : nil
      }
      known = (work, run.seconds)
    }
    return nil
  }
}
