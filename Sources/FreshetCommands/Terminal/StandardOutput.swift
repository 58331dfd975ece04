import Foundation

/// Standard output: what the user asked for, and nothing else.
enum StandardOutput {
  /// Writes a text as it is.
  ///
  /// - Throws: ``CommandError/standardOutput(code:)`` where the system refuses, so that a full disk is no success.
  static func write(_ text: String) throws(CommandError) {
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
      } else if count == 0 || errno != EINTR {
        return count == 0 ? EIO : errno
      }
    }
    return 0
  }
}
