import Foundation

/// The lines of a file, one after the other, of which only a piece is held.
final class LinesOfFile {
  private static let piece = 1 << 18

  private let path: String
  private let descriptor: Int32
  private var piece = [UInt8](repeating: 0, count: LinesOfFile.piece)
  private var held: [UInt8] = []
  /// Where in ``held`` the next line begins, and where in the file what is held does.
  private var position = 0
  private var start: Int64 = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - descriptor: Of a file that was opened; it stays open.
  ///   - path: Names the file where it cannot be read.
  init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// - Returns: The descriptor of a file, open for reading.
  static func open(_ path: String) throws(RunFolderError) -> Int32 {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .current(doing: "opening", path: path) }
    return descriptor
  }

  /// The next line without its end, and where it begins; a last one without an end is a line as well.
  func next() throws(RunFolderError) -> (line: ArraySlice<UInt8>, offset: Int64)? {
    var looked = position
    while true {
      if let end = held[looked...].firstIndex(of: UInt8(ascii: "\n")) { return take(to: end, next: end + 1) }
      if isAtEnd { return position < held.count ? take(to: held.count, next: held.count) : nil }
      held.removeFirst(position)
      start += Int64(position)
      (position, looked) = (0, held.count)
      try fill()
    }
  }

  private func take(to end: Int, next: Int) -> (line: ArraySlice<UInt8>, offset: Int64) {
    defer { position = next }
    return (held[position..<end], start + Int64(position))
  }

  private func fill() throws(RunFolderError) {
    var count = -1
    repeat { count = read(descriptor, &piece, piece.count) } while count < 0 && errno == EINTR
    guard count >= 0 else { throw .current(doing: "reading", path: path) }
    held += piece[..<count]
    isAtEnd = count == 0
  }
}
