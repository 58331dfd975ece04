import FreshetModel

/// Time and memory against the population, the threads, the length of the run and the number of actions.
enum ScalingBenchmark: Benchmark {
  static let name = "scaling"
  static let purpose = "time and memory against population, threads, length of run and actions"
  static let repetitions = 3

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    func scaling(users: Int, threads: Int = 1, days: Int = 30, actions: Int = 0) -> BenchmarkCase {
      BenchmarkCase(name, ["users": users, "threads": threads, "days": days, "extra_actions": actions])
    }
    if isSmall { return [1000, 4000].map { scaling(users: $0) } }
    return [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000].map { scaling(users: $0, threads: 2, days: 3) }
      + [1, 2].map { scaling(users: 500_000, threads: $0) }
      + [15, 30, 60, 120].map { scaling(users: 100_000, days: $0) }
      + [0, 1, 2, 4].map { scaling(users: 100_000, actions: $0) }
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let scenario = FreezeBenchmark.scenario(
      users: benchmarkCase.integer("users", default: 1000), days: benchmarkCase.integer("days", default: 30),
      extraActions: benchmarkCase.integer("extra_actions", default: 0))
    return try Measurement.of(scenario, benchmarkCase) { $0.values.reduce(0, +) }.measurement
  }

  /// The stretches of the series in which one parameter grows and all others stay.
  private static func stretch(_ parameter: String, _ medians: [CaseSummary]) -> [CaseSummary] {
    let fixed: [String: [String: String]] = [
      "users": ["threads": "2", "days": "3"], "days": ["users": "100000", "threads": "1", "extra_actions": "0"],
      "extra_actions": ["users": "100000", "threads": "1", "days": "30"],
    ]
    return medians.filter { one in (fixed[parameter] ?? [:]).allSatisfy { one.benchmarkCase[$0.key] == $0.value } }
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    func exponent(_ name: String, _ points: [(x: Double, y: Double)], _ bar: Figure.Bar?) -> [Figure] {
      PowerLaw(points).map { [Figure("exponent of \(name)", $0.exponent, bar)] } ?? []
    }
    func byEvents(_ parameter: String) -> [(x: Double, y: Double)] {
      stretch(parameter, medians).map { (Double($0.events), $0.wallSeconds) }
    }
    // With every action more, more is compared at each event: of these exponents this one alone may be above 1.
    let byUsers = stretch("users", medians).map { (users: $0.benchmarkCase.number("users", default: 0), $0) }
    return exponent("time against users", byUsers.map { ($0.users, $0.1.wallSeconds) }, .atMost(1.1))
      + exponent("memory against users", byUsers.map { ($0.users, $0.1.peakMebibytes) }, nil)
      + exponent("time against events, by length of run", byEvents("days"), .atMost(1.1))
      + exponent("time against events, by number of actions", byEvents("extra_actions"), nil)
  }

  static func plot(_ medians: [CaseSummary]) -> String? {
    var text = "users,threads,days,extra_actions,events,wall_s,peak_mib\n"
    for one in medians {
      let parameters = ["users", "threads", "days", "extra_actions"].map { one.benchmarkCase[$0] ?? "" }
      text += parameters.joined(separator: ",") + ",\(one.events),\(one.wallSeconds),\(one.peakMebibytes)\n"
    }
    return text
  }
}
