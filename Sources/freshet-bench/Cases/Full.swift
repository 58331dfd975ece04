import FreshetModel
import FreshetScenarios

/// The main scenario without sampling: all 963 million users, both arms.
enum FullBenchmark: Benchmark {
  static let name = "full"
  static let purpose = "wechat-2017-profile-freeze with no sampling at all: 963 M users, both arms"

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    [BenchmarkCase(name, ["sample": isSmall ? "1/50000" : "1", "threads": isSmall ? 1 : 2])]
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    var options = ScenarioOptions()
    options.sample = benchmarkCase["sample"]
    options.replications = 1
    let simulation: Simulation
    do throws(ScenarioDiagnostics) {
      let file = try ScenarioLoader.load(path: "Scenarios/wechat-2017-profile-freeze.yaml", options: options)
      simulation = Simulation(file.scenario)
    } catch {
      throw .scenario(error.rendered(color: false))
    }
    let stopwatch = Stopwatch()
    do throws(SimulationError) {
      let result = try simulation.run(
        replication: 0, options: SimulationOptions(threads: benchmarkCase.integer("threads", default: 1)))
      return stopwatch.measurement(events: result.events, checksum: result.restricted.peopleBlocked.reduce(0, +))
    } catch {
      throw .scenario("\(error)")
    }
  }
}
