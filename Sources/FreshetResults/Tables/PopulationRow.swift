import FreshetModel

/// A row of `population.csv`: the accounts of one cohort at the start of one interval, as simulated counts summed over the
/// replications.
public struct PopulationRow: CountRow, Sendable, Equatable {
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

  public var scale: PeopleScale

  public init(time: String, arm: String, platform: String, cohort: String, scale: PeopleScale) {
    self.time = time
    self.arm = arm
    self.platform = platform
    self.cohort = cohort
    self.scale = scale
  }

  mutating func add(_ counts: PopulationCounts) {
    accounts += counts.accounts
    active += counts.active
    registered += counts.registered
    lapsed += counts.lapsed
    suspended += counts.suspended
    circumventing += counts.circumventing
  }
}
