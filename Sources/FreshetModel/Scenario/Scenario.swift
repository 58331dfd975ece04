public import FreshetCore

/// What is simulated: platforms with their users, and the restrictions that are put on them.
///
/// This is the meaning of a scenario file, free of its form: times count from the start of the run, shares are parts of 1, names
/// are resolved to positions. Everything in it has been checked.
public struct Scenario: Sendable {
  /// The run covers the instants from 0 up to, but without, this one.
  public var end: SimulationTime
  /// The length of a report interval; the last one may be cut short by the end.
  public var reportInterval: SimulationDuration
  /// Which hour of the week, in the scenario's time zone, each stretch of the run belongs to.
  public var localTime: LocalTime
  public var seed: UInt64
  public var replications: Int
  /// The part of the real population that is simulated, greater than 0 and at most 1.
  public var sample: Double
  public var platforms: [Platform]
  /// People who may hold several accounts, beside the users of the platforms, who hold one.
  public var people: [PeopleGroup] = []
  /// Whether people who do something are counted by day.
  public var countsActivity = false
  public var restrictions: [Restriction]
  /// What actions go through: first queues of platforms, at most one for each action, then those that are part of restrictions.
  public var services: [Service]

  /// A scenario without queues: of services it has the rate limits among its restrictions.
  public init(
    end: SimulationTime, reportInterval: SimulationDuration, localTime: LocalTime, seed: UInt64, replications: Int,
    sample: Double, platforms: [Platform], restrictions: [Restriction]
  ) {
    self.end = end
    self.reportInterval = reportInterval
    self.localTime = localTime
    self.seed = seed
    self.replications = replications
    self.sample = sample
    self.platforms = platforms
    self.restrictions = restrictions
    services = Service.limits(of: restrictions)
  }

  /// What a person's state has room for.
  public enum Limits {
    public static let platforms = 32
    /// Combinations of accounts and traits in one group of people.
    public static let combinations = 4096
    public static let restrictions = 255
    /// Services; together with restrictions, and platforms with quantities, there are at most ``restrictions`` of them.
    public static let services = 64
    /// Listed on-times of a restriction, each of which has its own rows in the results; and, roughly, those that one which
    /// alternates has in a run.
    public static let onTimes = 1000
    /// Actions, of all platforms together, that stand under a restriction at some time: doors of a person.
    public static let restrictedActions = 64
  }

  /// The length of time in which nobody can influence anybody else: the greatest common divisor of the periods after which
  /// quantities are computed, or a part of it that the quickest service answers within. Absent where nobody ever does.
  public var lookahead: SimulationDuration? {
    Self.window(quantities: Self.lookahead(of: Self.periods(of: restrictions, platforms)), services: services.map(\.answersWithin).min())
  }

  /// The longest window that goes into the periods of all quantities and in which services answer.
  private static func window(quantities: SimulationDuration?, services: SimulationDuration?) -> SimulationDuration? {
    guard let quantities, let services else { return quantities ?? services }
    var parts = max(1, (quantities.microseconds + services.microseconds - 1) / max(1, services.microseconds))
    while quantities.microseconds % parts != 0 { parts += 1 }
    return SimulationDuration(microseconds: quantities.microseconds / parts)
  }

  /// The name of what changes are charged to.
  ///
  /// - Parameter cause: A position in ``ResultLayout/causes``.
  public func nameOfCause(_ cause: Int) -> String {
    if cause < restrictions.count { return restrictions[cause].name }
    let other = cause - restrictions.count
    return other < platformServices ? services[other].name : platforms[feedbackPlatforms[other - platformServices]].name
  }

  /// The number of services that belong to platforms, which come before those that are part of a restriction.
  public var platformServices: Int { services.count { $0.owner == nil } }

  /// The share of the run in which people ask a service.
  public func shareInForce(of service: Service) -> Double {
    guard let owner = service.owner, end > .start else { return 1 }
    return restrictions[owner.restriction].schedule.lengthInForce(from: .start, until: end).seconds / (end - .start).seconds
  }

  /// The number of report intervals.
  public var intervals: Int {
    let length = reportInterval.microseconds
    return Int((end.microseconds + length - 1) / length)
  }
}
