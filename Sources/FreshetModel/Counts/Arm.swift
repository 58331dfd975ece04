/// One of the two worlds that each replication simulates on the same draws: a lane in which attempts meet doors of its own.
public enum Arm: String, CaseIterable, Sendable {
  /// Without the restrictions.
  case baseline
  /// With them.
  case restricted

  /// How many there are; see ``CountLayout/Total/count``.
  static var count: Int { 2 }

  /// Its position in `allCases`.
  @inline(__always)
  var index: Int { self == .baseline ? 0 : 1 }
}

/// The arms in which something happens alike.
public struct Arms: OptionSet, Hashable, Sendable, BitwiseCopyable {
  public let rawValue: UInt8

  @inlinable @inline(__always)
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let baseline = Arms(rawValue: 1)
  public static let restricted = Arms(rawValue: 2)
  public static let both: Arms = [.baseline, .restricted]

  /// Whether it is one arm alone.
  @inline(__always)
  var isOne: Bool { self == .baseline || self == .restricted }

  /// One arm.
  @inline(__always)
  public init(_ arm: Arm) { self = arm == .baseline ? .baseline : .restricted }
}
