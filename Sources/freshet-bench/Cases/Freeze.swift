import FreshetCore
import FreshetModel
import FreshetRandom

/// The freeze: sessions 5 a day and changes 0.02 a day, exponential; 30 days, frozen from day 10 to 24; of the blocked 60 % defer
/// and return after the lift with a mean delay of 12 h. Both arms, full statistics.
enum FreezeBenchmark: Benchmark {
  static let name = "freeze"
  static let purpose = "the freeze model, with full statistics, by population, window and threads"

  static let day = 86_400.0
  static let end = 30 * day
  static let freezeFrom = 10 * day
  static let freezeUntil = 24 * day
  static let sessionGap = day / 5
  static let changeGap = day / 0.02
  static let releaseDelay = 12 * 3600.0
  static let deferShare = 0.6

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    if isSmall {
      return [0, 3600].map { BenchmarkCase(name, ["users": 2000, "window_s": $0, "threads": 1]) }
        + [LimitBenchmark.cases(isSmall: true)[0]]
    }
    var cases = [BenchmarkCase("limit", ["users": 200_000]), BenchmarkCase("limit", ["users": 1_000_000])]
    for users in [10_000, 200_000, 1_000_000] {
      for window in [0, 86_400, 3600] {
        cases.append(BenchmarkCase(name, ["users": users, "window_s": window, "threads": 1]))
      }
    }
    for window in [0, 3600] { cases.append(BenchmarkCase(name, ["users": 1_000_000, "window_s": window, "threads": 2])) }
    cases.append(BenchmarkCase(name, ["users": 1_000_000, "window_s": 0, "threads": 1, "restricted": 0]))
    cases.append(BenchmarkCase(name, ["users": 10_000_000, "window_s": 0, "threads": 2]))
    return cases
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let scenario = scenario(
      users: benchmarkCase.integer("users", default: 200_000), isRestricted: benchmarkCase["restricted"] != "0")
    let window = benchmarkCase.integer("window_s", default: 0)
    var (measurement, result) = try Measurement.of(
      scenario, benchmarkCase, window: window > 0 ? SimulationDuration(seconds: Double(window)) : nil
    ) { result in
      result.values.indices.reduce(0) { $0 &+ result.values[$1] &* ($1 % 97) }
    }
    measurement.statistics = statistics(of: result)
    return measurement
  }

  static func scenario(users: Int, days: Int = 30, extraActions: Int = 0, isRestricted: Bool = true) -> Scenario {
    // A shorter run has a shorter freeze.
    func time(_ seconds: Double) -> SimulationTime { .start + SimulationDuration(seconds: seconds * Double(days) / 30) }
    let reaction = ReactionMix(choices: [
      (share: deferShare, reaction: .defer(Defer(delay: .exponential(Exponential(mean: releaseDelay))))),
      (share: 1 - deferShare, reaction: .abandon(Abandon())),
    ])
    let freeze = Restriction(
      name: "freeze", kind: ProfileFreeze.reference.name, scope: Scope(platform: 0, origins: [Origin.unnamed]),
      schedule: Schedule(from: time(freezeFrom), until: time(freezeUntil)),
      effects: [Effect(gating: ["change_picture"], .stop(share: 1))], reaction: reaction)
    let actions =
      [
        Action(name: "open_app", gap: .exponential(Exponential(mean: sessionGap))),
        Action(name: "change_picture", gap: .exponential(Exponential(mean: changeGap))),
      ] + (0..<extraActions).map { Action(name: "extra_\($0)", gap: .exponential(Exponential(mean: sessionGap))) }
    return Scenario(
      end: time(end), reportInterval: .hours(1),
      localTime: LocalTime(cell: .hours(1), startInCell: .zero, hourOfWeek: (0..<days * 24).map { UInt8($0 % 168) }),
      seed: 1, replications: 1, sample: 1,
      platforms: [
        Platform(
          name: "p", users: Double(users), origins: [Origin(name: Origin.unnamed, share: 1)], actions: actions, signUps: nil,
          lapse: nil)
      ],
      restrictions: isRestricted ? [freeze] : [])
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    func freeze(users: String, window: String, threads: String = "1", restricted: String? = nil) -> CaseSummary? {
      medians.first(name, ["users": users, "window_s": window, "threads": threads, "restricted": restricted])
    }
    var figures: [Figure] = []
    let kinds: [(name: String, window: String, bar: Figure.Bar?)] = [
      ("no coupling", "0", .atLeast(0.6)), ("daily windows", "86400", nil), ("hourly windows", "3600", .atLeast(0.45)),
    ]
    for kind in kinds {
      for users in ["200000", "1000000"] {
        if let own = freeze(users: users, window: kind.window), let limit = medians.first("limit", ["users": users]) {
          figures.append(
            Figure("\(kind.name), \(users) users, 1 thread / limit", own.eventsPerSecond / limit.eventsPerSecond, kind.bar))
        }
      }
      let one = freeze(users: "1000000", window: kind.window)
      if let one, let two = freeze(users: "1000000", window: kind.window, threads: "2") {
        figures.append(
          Figure("\(kind.name), 1000000 users, 2 threads / 1 thread", two.eventsPerSecond / one.eventsPerSecond, .atLeast(1.8)))
      }
    }
    if let both = freeze(users: "1000000", window: "0"), let one = freeze(users: "1000000", window: "0", restricted: "0") {
      figures.append(Figure("seconds, both arms / one arm", both.wallSeconds / one.wallSeconds, .atMost(1.5)))
    }
    return figures
  }
}
