import Foundation
import FreshetCore
import FreshetRandom
import Testing

@Suite struct CountLawTests {
  private static func law(_ kind: String, _ parameters: KeyValuePairs<String, ParameterValue>) throws(ParameterProblem) -> CountLaw {
    try CountLaw(ParameterTable([(kind, .table(ParameterTable(parameters.map { ($0.key, $0.value) })))]))
  }

  /// Mean and variance of rounded draws within 4 standard errors, which are below 1 % and 4 %. Rounding adds 1/12 to the variance of numbers
  /// that are no whole ones.
  @Test(arguments: [
    ("constant", ["value": 500], 500.0, 0.0), ("lognormal", ["median": 200, "sigma": 0.5], 226.629_69, 14_587.83),
    ("lognormal", ["mean": 1000, "sigma": 0.5], 1000, 284_025.4), ("pareto", ["least": 40, "shape": 7], 46.666_667, 62.222_2),
    ("empirical", ["values": [0, 10, 1000], "weights": [1, 2, 1]], 255, 185_025),
    ("empirical", ["values": [1, 2, 3]], 2, 0.666_667),
  ] as [(String, KeyValuePairs<String, ParameterValue>, Double, Double)])
  func hasItsMeanAndVariance(_ kind: String, _ parameters: KeyValuePairs<String, ParameterValue>, _ mean: Double, _ variance: Double) throws {
    let law = try Self.law(kind, parameters)
    #expect(abs(law.mean - mean) <= 1e-6 * mean && abs(law.variance - variance) <= 1e-5 * variance)
    let drawn = LawCase.draws(400_000) { Double(law.sample(from: $0)) }
    let count = Double(drawn.count)
    let average = drawn.reduce(0, +) / count
    let second = drawn.reduce(0) { $0 + ($1 - average) * ($1 - average) } / count
    let fourth = drawn.reduce(0) { $0 + pow($1 - average, 4) } / count
    let error = (second / count).squareRoot()
    #expect(abs(average - mean) <= 4 * error + 1e-9 && error <= 0.01 * mean)
    let errorOfVariance = max((fourth - second * second) / count, 0).squareRoot()
    #expect(abs(second - variance) <= 4 * errorOfVariance + 1.0 / 12 + 1e-9 && errorOfVariance <= 0.04 * variance)
  }

  /// Numbers are rounded to the nearest, and those that cannot be are cut.
  @Test func drawsAreWholeAndBounded() throws {
    let small = LawCase.draws(100_000) { Double(CountLaw.lognormal(LognormalCount(median: 0.5, sigma: 1e-6)).sample(from: $0)) }
    #expect(abs(small.reduce(0, +) / 100_000 - 0.5) < 0.01 && Set(small) == [0, 1])
    let great = LawCase.draws(10_000) { Double(CountLaw.lognormal(LognormalCount(median: 5e8, sigma: 40)).sample(from: $0)) }
    #expect(great.max() == Double(CountLaw.most) && great.min() == 0)
  }

  @Test func problemsAreFoundAndLocated() {
    let bad: [(String, KeyValuePairs<String, ParameterValue>, [String], ParameterProblem.Reason)] = [
      ("constant", [:], ["value"], .missing), ("constant", ["value": 2e9], [], .meanOfCounts),
      ("lognormal", ["median": 3], ["sigma"], .missing), ("lognormal", ["median": 3, "sigma": 20], [], .meanOfCounts),
      ("pareto", ["least": 3], ["shape"], .missing), ("pareto", ["shape": 3], ["least"], .missing),
      ("pareto", ["least": 3, "shape": 1], ["shape"], .meanOfCounts), ("empirical", [:], ["values"], .missing),
      ("empirical", ["values": []], ["values"], .empty), ("empirical", ["values": [0, 0]], ["values"], .meanOfCounts),
      ("empirical", ["values": [1, 2], "weights": [1]], ["weights"], .unequalLengths(key: "values")),
      ("beta", [:], [], .unknown(what: "count law", known: ["constant", "lognormal", "pareto", "empirical"])),
    ]
    for (kind, parameters, path, reason) in bad {
      #expect(throws: ParameterProblem([kind] + path, reason)) { try Self.law(kind, parameters) }
    }
  }
}
