import Dispatch
import FreshetExperiments

/// The progress of a sweep on standard error: a line that changes on a terminal, a line now and then elsewhere.
struct SweepDisplay {
  private let progress: SweepProgress
  private let terminal: Terminal
  private let wallClockStart = ContinuousClock.now
  private let finishing = DispatchSemaphore(value: 0)
  private let finished = DispatchSemaphore(value: 0)

  init(_ progress: SweepProgress, on terminal: Terminal) {
    self.progress = progress
    self.terminal = terminal
  }

  /// Begins to show it, on a thread of its own; where none can be had, nothing is shown.
  func start() {
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

  private func line() -> String {
    let elapsed = (ContinuousClock.now - wallClockStart) / .seconds(1)
    let (done, failed, reused) = (progress.done, progress.failed, progress.reused)
    var parts = ["\(done) of \(progress.runs) runs done", "\(progress.running) replications running"]
    if failed > 0 { parts.append("\(failed) failed") }
    let new = done + failed - reused
    if new > 0 {
      parts.append("\(HumanText.seconds(max(1, elapsed * Double(progress.runs - done - failed) / Double(new)))) left")
    }
    return parts.joined(separator: " · ")
  }
}
