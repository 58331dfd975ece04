import Foundation

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

  /// Writes a text as it is. Where that fails, nobody is left to tell.
  func write(_ text: String) {
    _ = FileDescriptor.write(text, to: STDERR_FILENO)
  }
}
