/// The medians of one case.
struct CaseSummary {
  var benchmarkCase: BenchmarkCase
  var events: Int
  var eventsPerSecond: Double
  var wallSeconds: Double
  var peakMebibytes: Double

  init(_ benchmarkCase: BenchmarkCase, _ measurements: [Measurement]) {
    self.benchmarkCase = benchmarkCase
    events = measurements.first?.events ?? 0
    eventsPerSecond = measurements.map(\.eventsPerSecond).median
    wallSeconds = measurements.map(\.wallSeconds).median
    peakMebibytes = measurements.map(\.peakMebibytes).median
  }
}

extension [CaseSummary] {
  /// The first case of a benchmark with these values of parameters; `nil` stands for a parameter that it does not have.
  func first(_ benchmark: String, _ parameters: KeyValuePairs<String, String?> = [:]) -> CaseSummary? {
    first { one in
      one.benchmarkCase.benchmark == benchmark && parameters.allSatisfy { one.benchmarkCase[$0.key] == $0.value }
    }
  }
}
