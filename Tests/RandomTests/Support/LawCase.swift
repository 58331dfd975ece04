import FreshetCore
import FreshetRandom
import Testing

/// A distribution with parameters, as a scenario file gives them.
struct LawCase: Sendable, CustomTestStringConvertible {
  var kind: String
  var parameters: ParameterTable
  /// Whether the fourth moment is small enough for an estimate of the variance to be one.
  var isTame = true
  /// The values of a law that has only some.
  var points: [Double]?

  init(_ kind: String, _ parameters: KeyValuePairs<String, ParameterValue>, isTame: Bool = true, points: [Double]? = nil) {
    self.kind = kind
    self.parameters = ParameterTable(parameters.map { ($0.key, $0.value) })
    self.isTame = isTame
    self.points = points
  }

  var testDescription: String {
    kind + parameters.elements.map { " \($0.key) \($0.value)" }.joined()
  }

  func law() throws(ParameterProblem) -> Distribution {
    try Distribution(ParameterTable([(kind, .table(parameters))]))
  }

  static let all: [LawCase] = [
    LawCase("constant", ["value": 5], points: [5]),
    LawCase("uniform", ["min": 0, "max": 2]),
    LawCase("uniform", ["min": 3, "max": 4]),
    LawCase("exponential", ["mean": 10_800]),
    LawCase("hyperexponential", ["means": [1, 20], "shares": [0.75, 0.25]]),
    LawCase("hyperexponential", ["means": [3, 50, 1, 7], "shares": [0.5, 0.125, 0.25, 0.125]]),
    LawCase("erlang", ["mean": 7, "stages": .integer(1)]),
    LawCase("erlang", ["mean": 7, "stages": .integer(4)]),
    LawCase("gamma", ["mean": 6_480_000, "shape": 0.5]),
    LawCase("gamma", ["mean": 2, "shape": 0.2], isTame: false),
    LawCase("gamma", ["mean": 2, "shape": 5]),
    LawCase("weibull", ["mean": 4, "shape": 0.5], isTame: false),
    LawCase("weibull", ["median": 4, "shape": 0.8]),
    LawCase("weibull", ["scale": 4, "shape": 2.5]),
    LawCase("lognormal", ["median": 36_000, "sigma": 0.5]),
    LawCase("lognormal", ["mean": 3, "sigma": 1.5], isTame: false),
    LawCase("pareto", ["min": 2, "exponent": 7]),
    LawCase("pareto", ["min": 2, "exponent": 1.5], isTame: false),
    LawCase("pareto", ["min": 2, "exponent": 0.5, "cutoff": 50]),
    LawCase("pareto", ["min": 2, "exponent": 1, "cutoff": 50]),
    LawCase("pareto", ["min": 2, "exponent": 2, "cutoff": 50]),
    LawCase("pareto", ["min": 2, "exponent": 3.5, "cutoff": 6]),
    LawCase("empirical", ["file": .text("gaps.csv"), "values": [3, 1, 4, 1, 5, 9, 2, 6]], points: [1, 2, 3, 4, 5, 6, 9]),
    LawCase(
      "empirical", ["file": .text("gaps.csv"), "values": [0, 1, 10], "weights": [1, 5, 2]], points: [0, 1, 10]),
    LawCase("poisson", ["mean": 0.7, "unit": 3_600], points: (0...20).map { 3_600 * Double($0) }),
    LawCase("poisson", ["mean": 23.5, "unit": 0.1], points: (0...100).map { 0.1 * Double($0) }),
    LawCase("binomial", ["trials": .integer(10), "probability": 0.3, "unit": 7], points: (0...10).map { 7 * Double($0) }),
    LawCase("binomial", ["trials": .integer(200), "probability": 0.4, "unit": 7], points: (0...200).map { 7 * Double($0) }),
    LawCase("binomial", ["trials": .integer(1), "probability": 1, "unit": 7], points: [0, 7]),
  ]

  /// `count` numbers drawn as a run draws them: ten decisions of each of many users, each from its own place.
  static func draws(
    _ count: Int, seed: UInt64 = 1, _ draw: (borrowing RandomStream) -> Double
  ) -> [Double] {
    let stream = RandomStream(seed: seed, replication: 0)
    let process = ProcessKey("platform", "action", "gap")
    return (0..<count).map { number in
      stream.select(user: UInt64(number / 10), process: process, occurrence: UInt64(number % 10))
      return draw(stream)
    }
  }
}

extension ParameterValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  init(floatLiteral value: Double) { self = .number(value) }
  init(integerLiteral value: Int) { self = .number(Double(value)) }
  init(arrayLiteral elements: ParameterValue...) { self = .list(elements) }
}
