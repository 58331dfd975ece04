import FreshetModel
import FreshetScenarios

/// People with several accounts, who go round restrictions with tools and turn to other platforms.
enum CongressBenchmark: Benchmark {
  static let name = "congress"
  static let purpose = "congress-2017: groups of people with several accounts, thirteen restrictions, tools"
  static let repetitions = 5

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    [1, 2].map { BenchmarkCase(name, ["sample": isSmall ? "1/200000" : "1/1000", "threads": $0]) }
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    try Measurement.of(FullBenchmark.scenario("congress-2017", sample: benchmarkCase["sample"]), benchmarkCase) {
      $0.values.reduce(0, +)
    }.measurement
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    guard medians.count == 2, medians[1].wallSeconds > 0 else { return [] }
    return [
      Figure("events per second, one thread", medians[0].eventsPerSecond),
      Figure("two threads / one", medians[0].wallSeconds / medians[1].wallSeconds),
    ]
  }
}
