import Crypto

/// What is kept of a sweep as soon as it is known: a line of its log.
public struct SweepRecord: Sendable, Equatable {
  public enum Kind: Hashable, Sendable {
    /// The results of a point.
    case point
    /// What kept a point from having results.
    case failed
    /// The counts of one replication of a point.
    case part(replication: Int)

    var word: String {
      switch self {
      case .point: "point"
      case .failed: "failed"
      case .part(let replication): "part:\(replication)"
      }
    }
  }

  public let kind: Kind
  /// Tells what was run.
  public let key: SweepKey
  /// Without line ends.
  public let content: String

  public init(_ kind: Kind, key: SweepKey, content: String) {
    self.kind = kind
    self.key = key
    self.content = content
  }

  /// With the end of the line: kind, key, checksum, content.
  var line: String {
    let start = "\(kind.word) \(key) "
    return start + String(decoding: Self.checksum(start.utf8, content.utf8), as: UTF8.self) + " " + content + "\n"
  }

  private static let digits = 16

  /// The first digits of the SHA-256 of all that the line says, in hexadecimal.
  fileprivate static func checksum(_ start: some Collection<UInt8>, _ content: some Collection<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Array(start))
    hash.update(data: Array(content))
    return hash.finalize().prefix(digits / 2).flatMap { byte in
      [byte >> 4, byte & 15].map { $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "a") + $0 - 10 }
    }
  }
}

/// A line of a log as it was read, without its end: looked at, and not copied.
struct SweepLine {
  let kind: SweepRecord.Kind
  let key: SweepKey
  let content: ArraySlice<UInt8>

  /// - Returns: `nil` where the line is not whole: something else, or not what was written.
  init?(_ line: ArraySlice<UInt8>) {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let kind = SweepRecord.Kind(word: parts[0]), let key = SweepKey(hexadecimal: parts[1]),
      SweepRecord.checksum(line[..<parts[2].startIndex], parts[3]).elementsEqual(parts[2])
    else { return nil }
    (self.kind, self.key, content) = (kind, key, parts[3])
  }
}

extension SweepRecord.Kind {
  fileprivate init?(word: ArraySlice<UInt8>) {
    let parts = word.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    switch (String(decoding: parts[0], as: UTF8.self), parts.count) {
    case ("point", 1): self = .point
    case ("failed", 1): self = .failed
    case ("part", 2):
      guard let replication = Int(String(decoding: parts[1], as: UTF8.self)) else { return nil }
      self = .part(replication: replication)
    default: return nil
    }
  }
}
