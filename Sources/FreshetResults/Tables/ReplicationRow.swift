/// A row of `replications.csv`: a figure of one replication in both arms.
public struct ReplicationRow: Sendable, Equatable {
  public let key: FigureKey
  /// Counted from 0.
  public let replication: Int
  /// Simulated people; absent where the baseline arm was not simulated.
  public let baselineCount: Int?
  /// Simulated people.
  public let restrictedCount: Int
  /// Makes real people of the counts.
  let scale: PeopleScale

  public init(key: FigureKey, replication: Int, baselineCount: Int?, restrictedCount: Int, scale: PeopleScale) {
    self.key = key
    self.replication = replication
    self.baselineCount = baselineCount
    self.restrictedCount = restrictedCount
    self.scale = scale
  }

  /// Restricted − baseline in simulated people.
  public var differenceCount: Int? { baselineCount.map { restrictedCount - $0 } }

  /// In whole real people; absent where the baseline arm was not simulated.
  public var baseline: Int? { baselineCount.map(scale.wholePeople) }
  /// In whole real people.
  public var restricted: Int { scale.wholePeople(restrictedCount) }
}
