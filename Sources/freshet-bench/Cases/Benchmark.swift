/// A benchmark: what is measured, and how one case of it is run. Each is a file in this folder; ``benchmarks`` is the list of
/// them.
protocol Benchmark: Sendable {
  static var name: String { get }
  /// What it measures, in one line.
  static var purpose: String { get }

  /// The cases, measured in turn.
  ///
  /// - Parameter isSmall: Whether they should be done in a second or so, for the tests.
  static func cases(isSmall: Bool) -> [BenchmarkCase]

  /// Runs one case in this process.
  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement

  /// The ratios worth telling, from medians of one series.
  static func ratios(_ medians: [(case: BenchmarkCase, eventsPerSecond: Double)]) -> [(name: String, value: Double)]
}

extension Benchmark {
  static func ratios(_ medians: [(case: BenchmarkCase, eventsPerSecond: Double)]) -> [(name: String, value: Double)] { [] }
}

let benchmarks: [any Benchmark.Type] = [
  LimitBenchmark.self, FreezeBenchmark.self, PholdBenchmark.self, FullBenchmark.self, ScalingBenchmark.self,
  SamplersBenchmark.self,
]
