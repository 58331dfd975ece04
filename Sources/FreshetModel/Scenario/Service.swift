public import FreshetCore
public import FreshetRandom

/// A service of finite capacity that an action goes through: a queue with servers, in both arms, or, where the restriction stands that it
/// is part of, reviewers or a rate limit.
///
/// It works one window behind those who ask it, sees their requests in the order of their true times, and answers with true times: see
/// ``ServiceQueue``.
public struct Service: Sendable {
  /// Unique in the scenario.
  public var name: String
  /// The position of the platform in the scenario.
  public var platform: Int
  /// The actions that it serves, ``Action/register`` for sign-ups.
  public var actions: [String]
  public var capacity: Capacity
  /// Real requests that may wait; absent: all.
  public var room: Double?
  /// How long somebody waits in line; absent: as long as it takes.
  public var patience: Distribution?
  /// When the servers work; absent: always.
  public var hours: Hours?
  /// Who is served before all others, of the platform's people; absent: nobody.
  public var priority: Scope?
  /// What people do who find no room.
  public var full: ReactionMix
  /// The wait within which requests are to be served; absent where nobody asks.
  public var target: SimulationDuration?
  /// The length of the windows that it works behind by.
  public var answersWithin: SimulationDuration
  /// The restriction that it is part of; absent where it belongs to the platform.
  public var owner: Owner?

  public init(
    name: String, platform: Int, action: String, capacity: Capacity, full: ReactionMix, answersWithin: SimulationDuration
  ) {
    self.name = name
    self.platform = platform
    actions = [action]
    self.capacity = capacity
    self.full = full
    self.answersWithin = answersWithin
  }

  /// The restriction that a service is part of: people ask it while that is in force.
  public struct Owner: Sendable {
    /// The position of the restriction in the scenario.
    public var restriction: Int
    public var scope: Scope
    public var arms: Arms

    public init(_ restriction: Int, of scope: Scope, in arms: Arms) {
      self.restriction = restriction
      self.scope = scope
      self.arms = arms
    }
  }

  /// The arms in which it stands.
  public var arms: Arms { owner?.arms ?? .both }

  /// Whether it lets people through or turns them away, and nobody waits.
  public var isLimit: Bool { if case .limit = capacity { true } else { false } }

  /// Whether it is reviewers, who may refuse.
  public var isReview: Bool { owner != nil && !isLimit }

  /// How much it can do.
  public enum Capacity: Sendable {
    /// So many servers, each of which takes a time of this law for a request.
    case servers(Int, time: Distribution)
    /// One server that serves so many real requests per second, each in exactly the same time or, with a law, in times of its shape.
    case rate(Double, shape: Distribution?)
    /// A bucket of tokens: it lets so many real requests per second through, after a quiet time so many at once, and turns away all others.
    case limit(Double, burst: Double)
  }

  /// The hours of the day and the days of the week in which servers work.
  public struct Hours: Sendable, Equatable {
    /// The first hour of the day, and the one after the last: not the same. Where it is less than the first, they work at midnight.
    public var opens: Int
    public var closes: Int
    /// From 0 for Monday, in order.
    public var days: [Int]

    public init(opens: Int, closes: Int, days: some Sequence<Int> = 0..<7) {
      self.opens = opens
      self.closes = closes
      self.days = Set(days).sorted()
    }

    /// The part of a week in which servers work.
    public var shareOfWeek: Double { Double((0..<168).count(where: { include(hourOfWeek: $0) })) / 168 }

    /// Whether servers work in an hour of the week, 0 for Monday 00:00–01:00.
    func include(hourOfWeek hour: Int) -> Bool {
      let (day, hour) = (hour / 24, hour % 24)
      return days.contains(day) && (opens < closes ? opens <= hour && hour < closes : opens <= hour || hour < closes)
    }
  }

  /// The number of classes: 2 where some have priority.
  public var classes: Int { priority == nil ? 1 : 2 }

  /// The longest and the shortest window that a service chooses for itself.
  private static let windows = SimulationDuration(microseconds: 1_000_000)...SimulationDuration.minutes(1)

  /// The length of the windows of a service whose file names none: a tenth of the shortest median of the gaps after which somebody
  /// comes again who found no room, at least a second and at most a minute, in whole seconds.
  public static func answersWithin(_ full: ReactionMix) -> SimulationDuration {
    let tenth = SimulationDuration(seconds: ((shortestMedian(full) ?? .infinity) / 10).rounded(.down))
    return min(max(tenth, windows.lowerBound), windows.upperBound)
  }

  /// The shortest median of the gaps after which people come again, in seconds; absent where nobody does.
  public static func shortestMedian(_ mix: ReactionMix) -> Double? {
    let medians = mix.choices.compactMap { choice -> Double? in
      switch choice.reaction {
      case .retry(let retry): retry.gap.kind.median
      case .defer(let reaction): reaction.delay.kind.median
      case .abandon, .divert, .circumvent, .leave: nil
      }
    }
    return medians.min()
  }
}

extension DistributionKind {
  /// The length that half of all draws do not exceed, in seconds, by bisection.
  fileprivate var median: Double {
    var (low, high) = (0.0, mean)
    while cumulativeProbability(high) < 0.5, high < 1e300 { high *= 2 }
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if cumulativeProbability(middle) < 0.5 { low = middle } else { high = middle }
    }
    return high
  }
}
