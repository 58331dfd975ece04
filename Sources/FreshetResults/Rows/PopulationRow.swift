import FreshetModel

/// A row of `population.csv`: the accounts of one cohort at the start of one interval, as simulated counts summed over the
/// replications.
public struct PopulationRow: Sendable, Equatable {
  public var time: String
  public var arm: String
  public var platform: String
  public var cohort: String

  public var accounts = 0
  public var active = 0
  public var registered = 0
  public var lapsed = 0
  public var suspended = 0
  public var circumventing = 0

  /// The real people that one simulated person stands for.
  public var weight: Double
  public var replications: Int

  public init(time: String, arm: String, platform: String, cohort: String, weight: Double, replications: Int) {
    self.time = time
    self.arm = arm
    self.platform = platform
    self.cohort = cohort
    self.weight = weight
    self.replications = replications
  }

  /// A simulated count as real people, the mean over the replications.
  func people(_ count: Int) -> Field { .number(Double(count) * weight / Double(replications)) }

  mutating func add(_ counts: PopulationCounts) {
    accounts += counts.accounts
    active += counts.active
    registered += counts.registered
    lapsed += counts.lapsed
    suspended += counts.suspended
    circumventing += counts.circumventing
  }
}
