/// A row of `replications.csv`: a figure of one replication in both arms.
public struct ReplicationRow: Sendable, Equatable {
  public let key: FigureKey
  /// Counted from 0.
  public let replication: Int
  /// Absent where the baseline arm was not simulated.
  public let baselineCounts: WeighedCounts?
  public let restrictedCounts: WeighedCounts

  public init(key: FigureKey, replication: Int, baselineCounts: WeighedCounts?, restrictedCounts: WeighedCounts) {
    self.key = key
    self.replication = replication
    self.baselineCounts = baselineCounts
    self.restrictedCounts = restrictedCounts
  }

  /// Restricted − baseline.
  public var differenceCounts: WeighedCounts? { baselineCounts.map { restrictedCounts - $0 } }

  /// In whole real people; absent where the baseline arm was not simulated.
  public var baseline: Int? { baselineCounts?.wholePeople }
  /// In whole real people.
  public var restricted: Int { restrictedCounts.wholePeople }
}
