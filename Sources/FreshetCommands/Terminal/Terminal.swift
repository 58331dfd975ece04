import Foundation
import FreshetCore

/// Where messages for people go, standard error, and what it can show.
struct Terminal: Sendable {
  /// Whether somebody looks at it and a line can be redrawn in place.
  let isInteractive: Bool
  /// Whether colours are wanted: never with `NO_COLOR`, see <https://no-color.org>.
  let usesColor: Bool

  /// Standard error, as it is now.
  static var standardError: Terminal {
    let environment = ProcessInfo.processInfo.environment
    let isInteractive = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    let refusesColor = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return Terminal(isInteractive: isInteractive, usesColor: isInteractive && !refusesColor)
  }

  /// Columns of the screen; 80 where nobody knows.
  var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes lines of text. Control characters in it, which may come from a file's title or an argument, are made visible.
  ///
  /// Where writing fails, nobody is left to tell.
  func write(_ text: String) { put(text.visibleLines) }

  /// Writes a line over the one that is there.
  func redraw(_ line: String) { put("\r" + line.visible) }

  /// Clears a line that was redrawn.
  func clear(columns: Int) { put("\r" + String(repeating: " ", count: columns) + "\r") }

  /// Writes an error, with colours where they are wanted.
  ///
  /// - Parameter milliseconds: How long to wait for somebody who reads slowly; -1 waits for ever.
  func show(_ error: CommandError, waiting milliseconds: Int32 = -1) {
    if FileDescriptor.isWritable(STDERR_FILENO, waiting: milliseconds) { put(error.rendered(color: usesColor)) }
  }

  private func put(_ text: String) { _ = FileDescriptor.write(text, to: STDERR_FILENO) }
}
