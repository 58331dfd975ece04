import FreshetModel

/// A row of `population.csv`: the accounts of one cohort at the start of one interval, as whole people or as simulated counts
/// summed over the replications.
public struct PopulationRow: Sendable, Equatable {
  public var time: RowTime
  public var arm: String
  public var platform: String
  public var cohort: String

  public var accounts = 0
  public var active = 0
  public var registered = 0
  public var lapsed = 0
  public var suspended = 0
  public var circumventing = 0
  public var readOnly = 0
  public var closed = 0

  public init(time: RowTime = RowTime(), arm: String, platform: String, cohort: String) {
    self.time = time
    self.arm = arm
    self.platform = platform
    self.cohort = cohort
  }

  mutating func add(_ counts: PopulationCounts) {
    accounts += counts.accounts
    active += counts.active
    registered += counts.registered
    lapsed += counts.lapsed
    suspended += counts.suspended
    circumventing += counts.circumventing
    readOnly += counts.readOnly
    closed += counts.closed
  }

  /// The row of simulated counts as whole people.
  ///
  /// - Parameter registered: The sign-ups in the rows before, as whole people.
  func people(_ scale: PeopleScale, registered: Int) -> PopulationRow {
    var row = self
    row.active = scale.wholePeople(active)
    row.lapsed = scale.wholePeople(lapsed)
    row.suspended = scale.wholePeople(suspended)
    row.circumventing = scale.wholePeople(circumventing)
    row.readOnly = scale.wholePeople(readOnly)
    row.closed = scale.wholePeople(closed)
    row.accounts = row.active + row.lapsed + row.suspended + row.readOnly + row.closed
    row.registered = registered
    return row
  }
}
