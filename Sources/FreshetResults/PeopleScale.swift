/// Makes real people of simulated counts that are summed over the replications.
public struct PeopleScale: Sendable, Equatable {
  /// The real people that one simulated person stands for.
  public let weight: Double
  public let replications: Int

  public init(weight: Double, replications: Int) {
    self.weight = weight
    self.replications = replications
  }

  /// The mean over the replications, as real people.
  public func people(_ count: Int) -> Double { Double(count) * weight / Double(replications) }
}
