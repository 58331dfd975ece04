import FreshetModel
import FreshetScenarios

/// The main scenario without sampling: all 963 million users, both arms.
enum FullBenchmark: Benchmark {
  static let name = "full"
  static let purpose = "wechat-2017-profile-freeze with no sampling at all: 963 M users, both arms"
  static let repetitions = 3

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    [BenchmarkCase(name, ["sample": isSmall ? "1/50000" : "1", "threads": isSmall ? 1 : 2])]
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    try Measurement.of(scenario("wechat-2017-profile-freeze", sample: benchmarkCase["sample"]), benchmarkCase) {
      $0.values.reduce(0, +)
    }.measurement
  }

  /// One replication of a shipped scenario.
  static func scenario(_ name: String, sample: String?) throws(BenchmarkError) -> Scenario {
    var options = ScenarioOptions()
    options.sample = sample
    options.replications = 1
    do throws(ScenarioDiagnostics) {
      return try ScenarioLoader.load(path: "Scenarios/\(name).yaml", options: options).scenario
    } catch {
      throw .scenario(error.rendered(color: false))
    }
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    guard let full = medians.first, full.benchmarkCase["sample"] == "1" else { return [] }
    return [
      Figure("seconds, 963 M users, both arms, 2 threads", full.wallSeconds, .atMost(240)),
      Figure("peak MiB", full.peakMebibytes, .atMost(1024)),
    ]
  }
}
