import FreshetCore
import FreshetRandom

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The cost of one draw of each distribution as the model makes it, and of GSL's exponential sampler against the same formula
/// inlined.
enum SamplersBenchmark: Benchmark {
  static let name = "samplers"
  static let purpose = "one draw of each distribution, and GSL's exponential against its formula"

  private static let hour = 3600.0

  private static let laws: [(name: String, table: [(key: String, value: ParameterValue)])] = [
    ("constant", [("value", .number(hour))]),
    ("uniform", [("min", .number(0)), ("max", .number(hour))]),
    ("exponential", [("mean", .number(hour))]),
    ("hyperexponential", [("means", .list([.number(hour), .number(60)])), ("shares", .list([.number(0.5), .number(0.5)]))]),
    ("erlang", [("mean", .number(hour)), ("stages", .integer(3))]),
    ("gamma", [("mean", .number(hour)), ("shape", .number(0.5))]),
    ("weibull", [("mean", .number(hour)), ("shape", .number(0.5))]),
    ("lognormal", [("median", .number(hour)), ("sigma", .number(1))]),
    ("pareto", [("min", .number(60)), ("exponent", .number(1.5))]),
    ("empirical", [("file", .text("")), ("values", .list([.number(60), .number(hour)]))]),
    ("poisson", [("mean", .number(3)), ("unit", .number(hour))]),
    ("binomial", [("trials", .integer(10)), ("probability", .number(0.3)), ("unit", .number(hour))]),
  ]

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    let draws = isSmall ? 10_000 : 10_000_000
    return (laws.map(\.name) + ["bits", "exponential_formula"]).map { BenchmarkCase(name, ["law": $0, "draws": draws]) }
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let draws = benchmarkCase.integer("draws", default: 10_000)
    let law = benchmarkCase["law"] ?? ""
    let key = ProcessKey("samplers", law)
    let stream = RandomStream(seed: 1, replication: 0)
    var sum = 0.0
    var stopwatch = Stopwatch()
    switch law {
    case "bits":
      var bits: UInt64 = 0
      for draw in 0..<UInt64(draws) {
        stream.select(user: draw, process: key, occurrence: 0)
        bits ^= stream.bits()
      }
      sum = Double(bits >> 11)
    case "exponential_formula":
      for draw in 0..<UInt64(draws) {
        stream.select(user: draw, process: key, occurrence: 0)
        sum -= hour * log1p(-stream.uniform())
      }
    default:
      guard let table = laws.first(where: { $0.name == law })?.table,
        let distribution = try? Distribution(ParameterTable([(law, .table(ParameterTable(table)))]))
      else { throw .unknown("samplers law=\(law)") }
      stopwatch = Stopwatch()
      for draw in 0..<UInt64(draws) {
        stream.select(user: draw, process: key, occurrence: 0)
        sum += distribution.sample(from: stream)
      }
    }
    return stopwatch.measurement(events: draws, checksum: Int(truncatingIfNeeded: Int64(sum)))
  }

  static func figures(_ medians: [CaseSummary]) -> [Figure] {
    medians.map { Figure("\($0.benchmarkCase["law"] ?? ""), ns per draw", 1e9 / $0.eventsPerSecond) }
  }
}
