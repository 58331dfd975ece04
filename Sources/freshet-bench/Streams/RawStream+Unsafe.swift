import Foundation

/// Writes the bits of a keying to standard output, for test batteries that read raw bytes.
enum RawStream {
  /// Which part of each 64 bits is written.
  enum Half: String {
    case both, high, low
  }

  /// Words of 32 bits, the lowest byte first; of both halves the low one is first, so that they read as 64 bits, too.
  ///
  /// - Parameter bytes: How many to write; `nil`: until nobody reads any more.
  static func write(_ keying: Keying, _ half: Half, bytes: Int?) {
    signal(SIGPIPE, SIG_IGN)
    let chunk = 1 << 14
    var words: [UInt32] = []
    words.reserveCapacity(chunk + 1)
    var left = bytes ?? .max
    keying.generate { bits in
      if half != .high { words.append(UInt32(truncatingIfNeeded: bits).littleEndian) }
      if half != .low { words.append(UInt32(truncatingIfNeeded: bits >> 32).littleEndian) }
      guard words.count >= chunk || 4 * words.count >= left else { return true }
      let count = min(4 * words.count, left)
      do {
        try FileHandle.standardOutput.write(contentsOf: words.withUnsafeBytes { Data($0.prefix(count)) })
      } catch {
        return false
      }
      left -= count
      words.removeAll(keepingCapacity: true)
      return left > 0
    }
  }
}
