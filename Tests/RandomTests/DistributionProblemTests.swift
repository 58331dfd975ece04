import FreshetCore
import FreshetRandom
import Testing

@Suite struct DistributionProblemTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    var example: LawCase
    var path: [String]
    var reason: ParameterProblem.Reason

    init(
      _ kind: String, _ parameters: KeyValuePairs<String, ParameterValue>, at key: String?, _ reason: ParameterProblem.Reason
    ) {
      example = LawCase(kind, parameters)
      path = [kind] + (key.map { [$0] } ?? [])
      self.reason = reason
    }

    var testDescription: String { example.testDescription }
  }

  static let bad: [Bad] = [
    Bad("constant", [:], at: "value", .missing),
    Bad("uniform", ["min": 1], at: "max", .missing),
    Bad("uniform", ["max": 1], at: "min", .missing),
    Bad("uniform", ["min": 2, "max": 2], at: "max", .notAbove(key: "min")),
    Bad("exponential", [:], at: "mean", .missing),
    Bad("hyperexponential", ["means": [1]], at: "shares", .missing),
    Bad("hyperexponential", ["means": [], "shares": []], at: "means", .empty),
    Bad("hyperexponential", ["means": [1, 2], "shares": [1.0]], at: "shares", .unequalLengths(key: "means")),
    Bad("hyperexponential", ["means": [1, 2], "shares": [0.5, 0.25]], at: "shares", .sharesMake(0.75)),
    Bad("erlang", ["mean": 1], at: "stages", .missing),
    Bad("gamma", ["mean": 1], at: "shape", .missing),
    Bad("gamma", ["shape": 1], at: "mean", .missing),
    Bad("weibull", ["shape": 1], at: "mean", .missing),
    Bad("weibull", ["mean": 1], at: "shape", .missing),
    Bad("weibull", ["median": 1, "shape": 0.001], at: "shape", .infiniteMean(needs: "a shape further above 0")),
    Bad("weibull", ["mean": 1, "shape": 0.001], at: "shape", .infiniteMean(needs: "a shape further above 0")),
    Bad("lognormal", ["sigma": 1], at: "median", .missing),
    Bad("lognormal", ["median": 1], at: "sigma", .missing),
    Bad("lognormal", ["median": 1, "sigma": 50], at: "sigma", .infiniteMean(needs: "a smaller sigma")),
    Bad("pareto", ["min": 1], at: "exponent", .missing),
    Bad("pareto", ["min": 1, "exponent": 1], at: "exponent", .infiniteMean(needs: "an exponent above 1, or a cutoff")),
    Bad("pareto", ["min": 1, "exponent": 2, "cutoff": 1], at: "cutoff", .notAbove(key: "min")),
    Bad("empirical", [:], at: "file", .missing),
    Bad("empirical", ["file": .text("g")], at: "file", .data(file: "g", what: "there are no gaps")),
    Bad(
      "empirical", ["file": .text("g"), "values": [0, 0]], at: "file",
      .data(file: "g", what: "no gap above 0 has a weight above 0")),
    Bad(
      "empirical", ["file": .text("g"), "values": [0, 1], "weights": [1, 0]], at: "file",
      .data(file: "g", what: "no gap above 0 has a weight above 0")),
    Bad(
      "empirical", ["file": .text("g"), "values": [1, 2], "weights": [1]], at: "file",
      .data(file: "g", what: "a gap has no weight")),
    Bad(
      "empirical", ["file": .text("g"), "values": [1, -2]], at: "file",
      .data(file: "g", what: "a gap is negative or not finite")),
    Bad(
      "empirical", ["file": .text("g"), "values": [1, 2], "weights": [1, -1]], at: "file",
      .data(file: "g", what: "a weight is negative or not finite")),
    Bad("poisson", ["mean": 1], at: "unit", .missing),
    Bad(
      "poisson", ["mean": 0, "unit": 1], at: "mean", .infiniteMean(needs: "a mean above 0 and at most 1 000 000 000")),
    Bad(
      "poisson", ["mean": 1e10, "unit": 1], at: "mean", .infiniteMean(needs: "a mean above 0 and at most 1 000 000 000")),
    Bad("binomial", ["probability": 0.5, "unit": 1], at: "trials", .missing),
    Bad(
      "binomial", ["trials": .integer(3), "probability": 0, "unit": 1], at: "probability",
      .infiniteMean(needs: "a probability above 0 %")),
    Bad("poisson", ["mean": 1e9, "unit": 1e300], at: nil, .infiniteMean(needs: "a mean in the range of numbers")),
    Bad(
      "gama", ["mean": 1], at: nil,
      .unknown(
        what: "distribution",
        known: [
          "constant", "uniform", "exponential", "hyperexponential", "erlang", "gamma", "weibull", "lognormal", "pareto",
          "empirical", "poisson", "binomial",
        ])),
  ]

  @Test(arguments: bad)
  func isFoundAndLocated(_ bad: Bad) {
    #expect(throws: ParameterProblem(bad.path, bad.reason)) { try bad.example.law() }
  }

  @Test func sharesThatAreRoundedAreAccepted() throws {
    let law = try Hyperexponential(means: [1, 2, 3], shares: [0.333_333_3, 0.333_333_3, 0.333_333_3])
    #expect(abs(law.mean - 2) < 1e-12)
  }
}
