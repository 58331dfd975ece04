import FreshetModel
import FreshetScenarios

/// From the start of the process to the first event of the main scenario: the loader of the system, the file, the checks, the
/// plan of who lives where, the first block.
enum StartupBenchmark: Benchmark {
  static let name = "startup"
  static let purpose = "the main scenario from the start of the process to its first event"

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    (isSmall ? ["1/50000"] : ["1/200", "1"]).map { BenchmarkCase(name, ["sample": $0]) }
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let stopwatch = Stopwatch.sinceProcessWasStarted
    let simulation = Simulation(try FullBenchmark.scenario("wechat-2017-profile-freeze", sample: benchmarkCase["sample"]))
    let monitor = RunMonitor()
    // A run that is stopped before it starts begins its first block, and ends before the first event.
    monitor.stop()
    do throws(SimulationError) {
      _ = try simulation.run(replication: 0, monitor: monitor)
    } catch {
      guard error == .stopped else { throw .scenario("\(error)") }
    }
    return stopwatch.measurement(events: 0, checksum: simulation.layout.accounts.reduce(0, +))
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    medians.map { Figure("ms, sample \($0.benchmarkCase["sample"] ?? "")", $0.wallSeconds * 1000, .atMost(50)) }
  }
}
