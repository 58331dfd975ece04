import Foundation

/// The lines of a table, one after the other.
public final class ResultLines {
  private let path: String
  private let file: FileHandle
  private var rest: [UInt8] = []
  private var place = 0
  private var hasEnded = false

  /// - Returns: `nil` where there is no such file.
  /// - Throws: ``ReadingError/unreadable(path:)``.
  public init?(_ path: String) throws(ReadingError) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    self.path = path
    self.file = file
  }

  deinit { try? file.close() }

  /// The next line without its end; `nil` after the last.
  ///
  /// - Throws: ``ReadingError/unreadable(path:)``.
  public func next() throws(ReadingError) -> String? {
    while true {
      if let end = rest[place...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { place = end + 1 }
        return String(decoding: rest[place..<end], as: UTF8.self)
      }
      if hasEnded {
        defer { place = rest.count }
        return place < rest.count ? String(decoding: rest[place...], as: UTF8.self) : nil
      }
      rest.removeFirst(place)
      place = 0
      do {
        let piece = try file.read(upToCount: 1 << 20) ?? Data()
        hasEnded = piece.isEmpty
        rest += piece
      } catch {
        throw .unreadable(path: path)
      }
    }
  }
}
