import Foundation
import FreshetCore

/// Standard output: what the user asked for, and nothing else.
enum StandardOutput {
  /// Writes a text for people.
  ///
  /// - Throws: ``CommandError/standardOutput(code:)`` where the system refuses, so that a full disk is no success.
  static func write(_ text: String) throws(CommandError) {
    let code = FileDescriptor.write(text.visibleLines, to: STDOUT_FILENO)
    if code != 0 { throw .standardOutput(code: code) }
  }

  /// Writes a JSON text, in which control characters can only stand in strings: they are written as escapes, which mean the same.
  static func write(json: String) throws(CommandError) {
    var text = ""
    for scalar in json.unicodeScalars {
      if scalar.isControl && scalar != "\n" {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    let code = FileDescriptor.write(text, to: STDOUT_FILENO)
    if code != 0 { throw .standardOutput(code: code) }
  }
}

/// Unbuffered writing.
enum FileDescriptor {
  /// Writes a text as a whole.
  ///
  /// - Returns: 0, or the `errno` of the failure.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let rest = Array(bytes[written...])
      let count = Foundation.write(descriptor, rest, rest.count)
      if count > 0 {
        written += count
      } else if count < 0 && errno == EAGAIN {
        _ = isWritable(descriptor, waiting: -1)
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return 0
  }

  /// Whether something can be written now, or within some wall-clock milliseconds; -1 waits for ever.
  static func isWritable(_ descriptor: Int32, waiting milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }
}
