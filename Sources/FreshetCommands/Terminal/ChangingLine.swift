import Dispatch

/// A line on standard error that tells how far something has come: redrawn in place on a terminal, written now and then elsewhere.
final class ChangingLine: Sendable {
  private let terminal: Terminal
  private let text: @Sendable () -> String
  private let finishing = DispatchSemaphore(value: 0)
  private let finished = DispatchSemaphore(value: 0)

  /// - Parameter text: What it says at the moment.
  init(on terminal: Terminal, _ text: @escaping @Sendable () -> String) {
    self.terminal = terminal
    self.text = text
  }

  /// Begins to show it, on a thread of its own; where none can be had, nothing is shown.
  func start() {
    let hasThread = BackgroundThread.start { [self] in
      // Wall-clock seconds between two lines.
      let interval = terminal.isInteractive ? 0.1 : 10
      while finishing.wait(timeout: .now() + interval) == .timedOut {
        if terminal.isInteractive {
          terminal.redraw(text().padded(to: usableWidth).cut(to: usableWidth))
        } else {
          terminal.write(text() + "\n")
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
}
