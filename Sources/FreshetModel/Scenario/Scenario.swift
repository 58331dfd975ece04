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
  public var restrictions: [Restriction]

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
  }

  /// What a person's state has room for.
  public enum Limits {
    public static let platforms = 32
    public static let restrictions = 255
    /// Actions, of all platforms together, that stand under a restriction at some time.
    public static let restrictedActions = 64
  }

  /// The restrictions that hold a rate limit.
  public var rateLimited: [Restriction] { restrictions.filter { $0.rateLimit != nil } }

  /// The length of time in which nobody can influence anybody else: the greatest common divisor of the stretches after which rate
  /// limits adjust. Absent where nobody ever does.
  public var lookahead: SimulationDuration? { Self.lookahead(of: restrictions) }

  /// The lookahead of a scenario with these restrictions.
  public static func lookahead(of restrictions: [Restriction]) -> SimulationDuration? {
    let stretches = restrictions.compactMap { $0.rateLimit?.adjustsEvery.microseconds }
    guard let first = stretches.first else { return nil }
    return SimulationDuration(
      microseconds: stretches.dropFirst().reduce(first) { divisor, stretch in
        var (divisor, rest) = (divisor, stretch)
        while rest > 0 { (divisor, rest) = (rest, divisor % rest) }
        return divisor
      })
  }

  /// The number of report intervals.
  public var intervals: Int {
    let length = reportInterval.microseconds
    return Int((end.microseconds + length - 1) / length)
  }
}
