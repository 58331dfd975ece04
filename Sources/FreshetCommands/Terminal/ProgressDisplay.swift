import Foundation
import FreshetCore
import FreshetExperiments
import FreshetResults
import FreshetScenarios

/// Tells how far a run has come: a line redrawn in place on a terminal, a line now and then elsewhere.
final class ProgressDisplay: Sendable {
  private let progress: RunProgress
  private let terminal: Terminal
  private let clock: RunClock
  private let end: SimulationTime
  private let name: String
  private let wallClockStart = ContinuousClock.now
  private let finishing = DispatchSemaphore(value: 0)
  private let finished = DispatchSemaphore(value: 0)

  init(_ progress: RunProgress, of file: ScenarioFile, on terminal: Terminal) {
    self.progress = progress
    self.terminal = terminal
    clock = RunClock(start: file.start, timeZone: file.timeZone)
    end = file.scenario.end
    name = file.name
  }

  /// Begins to show it, on a thread of its own; where none can be had, nothing is shown.
  func start() {
    if !terminal.isInteractive { terminal.write("running \(name), \(progress.replications) replications\n") }
    let hasThread = BackgroundThread.start { [self] in
      // Wall-clock seconds between two lines.
      let interval = terminal.isInteractive ? 0.1 : 10
      while finishing.wait(timeout: .now() + interval) == .timedOut {
        if terminal.isInteractive {
          terminal.redraw(line().padded(to: usableWidth).cut(to: usableWidth))
        } else {
          terminal.write(line() + "\n")
        }
      }
      if terminal.isInteractive { terminal.clear(columns: usableWidth) }
      finished.signal()
    }
    if !hasThread { finished.signal() }
  }

  /// Ends it, and clears the line on a terminal.
  func finish() {
    finishing.signal()
    finished.wait()
  }

  /// The last column stays free, so that no terminal wraps the line.
  private var usableWidth: Int { max(20, min(100, terminal.width - 1)) }

  /// Simulated date, share done, speed and time left.
  ///
  /// Where nothing couples people, they are simulated one group after the other over the whole time, and the date is as far as
  /// all of them would be together.
  private func line() -> String {
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
