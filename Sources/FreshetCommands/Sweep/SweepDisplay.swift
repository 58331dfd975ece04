import FreshetExperiments
import FreshetResults

/// The progress of a sweep in words.
struct SweepDisplay {
  private let progress: SweepProgress
  private let wallClockStart = ContinuousClock.now

  init(_ progress: SweepProgress) { self.progress = progress }

  func line() -> String {
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
