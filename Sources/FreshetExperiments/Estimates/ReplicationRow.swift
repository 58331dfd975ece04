public import FreshetResults

/// A figure of one replication in both arms.
public struct ReplicationRow: Sendable, Equatable {
  public let key: FigureKey
  /// Counted from 0.
  public let replication: Int
  /// Simulated people; absent where the baseline arm was not simulated.
  let baselineCount: Int?
  /// Simulated people.
  let restrictedCount: Int
  /// The real people that one simulated person stands for.
  let weight: Double

  /// Restricted − baseline in simulated people.
  var differenceCount: Int? { baselineCount.map { restrictedCount - $0 } }

  /// In real people; absent where the baseline arm was not simulated.
  public var baseline: Double? { baselineCount.map { Double($0) * weight } }
  /// In real people.
  public var restricted: Double { Double(restrictedCount) * weight }
}
