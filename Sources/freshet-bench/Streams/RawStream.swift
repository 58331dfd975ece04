import Foundation

/// Writes the bits of a keying to standard output, for test batteries that read raw bytes.
enum RawStream {
  /// Which part of each 64 bits is written.
  enum Half: String {
    case both, high, low
  }

  /// - Parameter bytes: How many to write; `nil`: until nobody reads any more.
  static func write(_ keying: Keying, _ half: Half, bytes: Int?) {
    signal(SIGPIPE, SIG_IGN)
    var buffer: [UInt8] = []
    let chunk = 1 << 16
    buffer.reserveCapacity(chunk + 8)
    var left = bytes ?? .max
    keying.generate { bits in
      let values: [UInt32] =
        switch half {
        case .both: [UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)]
        case .high: [UInt32(truncatingIfNeeded: bits >> 32)]
        case .low: [UInt32(truncatingIfNeeded: bits)]
        }
      for value in values {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { buffer.append(UInt8(truncatingIfNeeded: value >> shift)) }
      }
      guard buffer.count >= chunk || buffer.count >= left else { return true }
      let count = min(buffer.count, left)
      do {
        try FileHandle.standardOutput.write(contentsOf: buffer[..<count])
      } catch {
        return false
      }
      left -= count
      buffer.removeAll(keepingCapacity: true)
      return left > 0
    }
  }
}
