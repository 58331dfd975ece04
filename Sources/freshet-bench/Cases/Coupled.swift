import FreshetCore
import FreshetModel
import FreshetRandom

/// Users who influence one another every hour: after the freeze of ``FreezeBenchmark`` the platform takes a third more changes
/// than people want on an ordinary day, and those who are turned away try again.
enum CoupledBenchmark: Benchmark {
  static let name = "coupled"
  static let purpose = "a scenario whose users feed back every hour: memory per user, time per window"
  static let repetitions = 3

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    if isSmall { return [1000, 2000].map { BenchmarkCase(name, ["users": $0, "threads": 1]) } }
    return [1_000_000, 10_000_000].map { BenchmarkCase(name, ["users": $0, "threads": 2]) }
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    try Measurement.of(scenario(users: benchmarkCase.integer("users", default: 1000)), benchmarkCase) {
      $0.values.reduce(0, +)
    }.measurement
  }

  static func scenario(users: Int) -> Scenario {
    var scenario = FreezeBenchmark.scenario(users: users)
    let again = Retry(gap: .exponential(Exponential(mean: 6 * 3600)), atMost: 20)
    scenario.restrictions.append(
      Restriction(
        name: "limit", kind: RateLimit.reference.name, scope: Scope(platform: 0, origins: [Origin.unnamed]),
        schedule: Schedule(from: .start + SimulationDuration(seconds: FreezeBenchmark.freezeUntil), until: .never),
        effects: [
          Effect(
            gating: ["change_picture"],
            .limit(Limit(rate: Double(users) / FreezeBenchmark.changeGap * 4 / 3, answersWithin: .hours(1))))
        ],
        reaction: ReactionMix(choices: [(share: 1, reaction: .retry(again))])))
    scenario.services = Service.limits(of: scenario.restrictions)
    return scenario
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    guard let few = medians.first, let many = medians.last, few.benchmarkCase != many.benchmarkCase else { return [] }
    let users = Double(many.benchmarkCase.integer("users", default: 0) - few.benchmarkCase.integer("users", default: 0))
    let windows = FreezeBenchmark.end / 3600
    return [
      Figure("bytes per user, between the two", (many.peakMebibytes - few.peakMebibytes) * 1_048_576 / users, .atMost(32)),
      Figure("ms per window, \(few.benchmarkCase["users"] ?? "") users", few.wallSeconds / windows * 1000),
      Figure("ms per window, \(many.benchmarkCase["users"] ?? "") users", many.wallSeconds / windows * 1000),
    ]
  }
}
