import Foundation
import FreshetCore
import FreshetExperiments
import FreshetResults
import FreshetScenarios

/// The progress of a run in words.
struct ProgressDisplay {
  private let progress: RunProgress
  private let clock: RunClock
  private let end: SimulationTime
  private let wallClockStart = ContinuousClock.now

  init(_ progress: RunProgress, of file: ScenarioFile) {
    self.progress = progress
    clock = RunClock(start: file.start, timeZone: file.timeZone)
    end = file.scenario.end
  }

  /// Simulated date, share done, speed and time left.
  ///
  /// Where nothing couples people, they are simulated one group after the other over the whole time, and the date is as far as
  /// all of them would be together.
  func line() -> String {
    let share = progress.share
    let elapsed = (ContinuousClock.now - wallClockStart) / .seconds(1)
    let reached = SimulationTime(microseconds: Int64(Double(end.microseconds) * progress.shareOfReplication))
    var parts = [
      "replication \(min(progress.completed + 1, progress.replications)) of \(progress.replications)",
      String(clock.text(reached).prefix(10)),
      "\(Int(share * 100)) %",
    ]
    let events = progress.events
    if events > 0 { parts.append("\(HumanText.count(Double(events) / max(elapsed, 1e-3))) events/s") }
    if share > 0.01 { parts.append("\(HumanText.seconds(max(1, elapsed * (1 - share) / share))) left") }
    return parts.joined(separator: " · ")
  }
}
