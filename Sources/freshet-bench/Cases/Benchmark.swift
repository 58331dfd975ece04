/// A benchmark: what is measured, and how one case of it is run. Each is a file in this folder; ``benchmarks`` is the list of
/// them.
protocol Benchmark: Sendable {
  static var name: String { get }
  /// What it measures, in one line.
  static var purpose: String { get }
  /// How often each case is measured, unless somebody says otherwise.
  static var repetitions: Int { get }

  /// The cases, measured in turn.
  ///
  /// - Parameter isSmall: Whether they should be done in a second or so, for the tests.
  static func cases(isSmall: Bool) -> [BenchmarkCase]

  /// Runs one case in this process.
  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement

  /// The figures worth telling, from the medians of one series.
  static func figures(_ medians: [CaseSummary]) -> [Figure]

  /// A table for a plot, as CSV; `nil` where there is nothing to plot.
  static func plot(_ medians: [CaseSummary]) -> String?
}

extension Benchmark {
  static var repetitions: Int { 5 }
  static func figures(_ medians: [CaseSummary]) -> [Figure] { [] }
  static func plot(_ medians: [CaseSummary]) -> String? { nil }
}

let benchmarks: [any Benchmark.Type] = [
  LimitBenchmark.self, FreezeBenchmark.self, PholdBenchmark.self, FullBenchmark.self, CongressBenchmark.self, CoupledBenchmark.self,
  ScalingBenchmark.self, StartupBenchmark.self, SamplersBenchmark.self,
  ServicesBenchmark.self, RushBenchmark.self,
]
