import FreshetModel

/// Time and memory against the population, the threads, the length of the run and the number of actions.
enum ScalingBenchmark: Benchmark {
  static let name = "scaling"
  static let purpose = "time and memory against population, threads, length of run and actions"

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    func scaling(users: Int, threads: Int = 1, days: Int = 30, actions: Int = 0) -> BenchmarkCase {
      BenchmarkCase(name, ["users": users, "threads": threads, "days": days, "extra_actions": actions])
    }
    if isSmall { return [1000, 4000].map { scaling(users: $0) } }
    return [10_000, 100_000, 1_000_000, 10_000_000].map { scaling(users: $0, threads: 2) }
      + [1, 2].map { scaling(users: 500_000, threads: $0) }
      + [30, 60, 120].map { scaling(users: 100_000, days: $0) }
      + [0, 1, 2, 4].map { scaling(users: 100_000, actions: $0) }
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let scenario = FreezeBenchmark.scenario(
      users: benchmarkCase.integer("users", default: 1000), days: benchmarkCase.integer("days", default: 30),
      extraActions: benchmarkCase.integer("extra_actions", default: 0))
    let stopwatch = Stopwatch()
    do throws(SimulationError) {
      let result = try Simulation(scenario).run(
        replication: 0, options: SimulationOptions(threads: benchmarkCase.integer("threads", default: 1)))
      return stopwatch.measurement(events: result.events, checksum: result.restricted.peopleBlocked.reduce(0, +))
    } catch {
      throw .scenario("\(error)")
    }
  }
}
