/// What is kept of a sweep as soon as it is known: a line of its log.
public struct SweepRecord: Sendable, Equatable {
  public enum Kind: String, Sendable {
    /// The results of a point.
    case point
    /// What kept a point from having results.
    case failed
    /// The counts of one replication of a point.
    case part
  }

  public let kind: Kind
  /// Tells what was run: see ``SweepKey``.
  public let key: String
  /// Without line ends.
  public let content: String

  public init(_ kind: Kind, key: String, content: String) {
    self.kind = kind
    self.key = key
    self.content = content
  }

  /// With the end of the line: kind, key, checksum, content.
  var line: String { "\(kind.rawValue) \(key) \(checksum) \(content)\n" }

  /// - Returns: `nil` where the line is not whole: something else, or not what was written.
  init?(line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let kind = Kind(rawValue: String(parts[0])) else { return nil }
    self.init(kind, key: String(parts[1]), content: String(parts[3]))
    guard checksum == parts[2] else { return nil }
  }

  private static let digits = 16
  private var checksum: String { String(sha256("\(kind.rawValue) \(key) \(content)").prefix(Self.digits)) }
}
