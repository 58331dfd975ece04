import FreshetCore
import FreshetRandom
import Testing

@Suite struct RateSpreadTests {
  static let spreads: [(kind: String, key: String, value: Double, variance: Double)] = [
    ("gamma", "shape", 0.3, 1 / 0.3),
    ("gamma", "shape", 4, 0.25),
    ("lognormal", "sigma", 0.5, 0.284_025_416_687_741_5),
  ]

  /// Mean 1 and the variance within 4 standard errors, which are below 1 % and 4 %.
  @Test(arguments: spreads)
  func hasMeanOneAndItsVariance(_ spread: (kind: String, key: String, value: Double, variance: Double)) throws {
    let parameters = ParameterTable([(spread.key, .number(spread.value))])
    let law = try RateSpread(ParameterTable([(spread.kind, .table(parameters))]))
    #expect(abs(law.variance - spread.variance) <= 1e-12 * spread.variance)
    let drawn = LawCase.draws(400_000) { law.sample(from: $0) }
    let count = Double(drawn.count)
    let mean = drawn.reduce(0, +) / count
    let second = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let fourth = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) } / count
    let meanError = (second / count).squareRoot()
    let varianceError = ((fourth - second * second) / count).squareRoot()
    #expect(abs(mean - 1) <= 4 * meanError)
    #expect(meanError <= 0.01)
    #expect(abs(second - spread.variance) <= 4 * varianceError)
    #expect(varianceError <= 0.04 * spread.variance)
  }

  @Test func problemsAreFoundAndLocated() {
    #expect(throws: ParameterProblem(["gamma", "shape"], .missing)) {
      try RateSpread(ParameterTable([("gamma", .table(ParameterTable()))]))
    }
    #expect(throws: ParameterProblem(["beta"], .unknown(what: "spread", known: ["gamma", "lognormal"]))) {
      try RateSpread(ParameterTable([("beta", .table(ParameterTable()))]))
    }
  }
}
