import FreshetCore
import FreshetModel

/// A short time of a run with many of its people. A processor has the few of another trial at hand, but not those of a run, where everybody is
/// kept from window to window.
enum CrowdTrial {
  /// They take some ten megabytes.
  private static let mostPeople = 200_000.0
  /// Events of the shorter time.
  private static let events = 150_000.0
  /// Less work than that tells nothing.
  private static let leastWork = 20_000.0
  private static let fewestWindows = 10.0
  /// Where those windows have more, a trial would not come to an end.
  private static let mostEvents = 3_000_000.0

  /// - Parameters:
  ///   - threads: How many threads compute a run.
  ///   - runs: How many runs are computed at once.
  /// - Returns: Wall-clock seconds for each unit of ``ExpectedWork/total`` while all of these threads compute: by how much longer a trial of
  ///   twice the time takes. `nil` where nobody is kept, or nothing can be told.
  static func secondsPerWork(of scenario: Scenario, _ work: ExpectedWork, threads: Int, runs: Int) throws(RunError) -> Double? {
    guard let window = scenario.lookahead else { return nil }
    let copies = min(max(1, runs), TrialRun.mostCopies)
    let crowd = TrialRun.sampled(scenario, people: min(1, mostPeople / Double(copies) / max(1, work.people)))
    let all = ExpectedWork(crowd, ResultLayout(crowd))
    let windows = Double(crowd.end.microseconds) / Double(window.microseconds)
    let part = max(events / Double(copies) / max(1, all.events), fewestWindows / windows)
    guard 2 * part <= TrialRun.affordableTime(crowd), 2 * part * all.events * Double(copies) <= mostEvents,
      let shorter = try trial(crowd, part, copies: copies, threads: threads),
      let longer = try trial(crowd, 2 * part, copies: copies, threads: threads)
    else { return nil }
    let (more, seconds) = (longer.work - shorter.work, longer.seconds - shorter.seconds)
    return more > leastWork / Double(copies) && seconds > 0 ? seconds / more : nil
  }

  /// The work of a part of the time, and the seconds for it: of the quickest of several trials, where they are so short that something else
  /// could have come between.
  private static func trial(
    _ crowd: Scenario, _ part: Double, copies: Int, threads: Int
  ) throws(RunError) -> (work: Double, seconds: Double)? {
    let trial = TrialRun.shortened(crowd, to: part)
    let work = ExpectedWork(trial, ResultLayout(trial)).total
    var best: Double?
    for _ in 0..<TrialRun.mostTrials where best ?? 0 < TrialRun.shortest {
      guard let run = try TrialRun.simulate(trial, copies: copies, threads: threads) else { return nil }
      best = min(best ?? .infinity, run.seconds)
    }
    return best.map { (work, $0) }
  }
}
