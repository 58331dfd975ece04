import FreshetCore
import FreshetRandom
import Testing

@Suite struct DistributionTests {
  @Test func everyKindIsTested() {
    #expect(Set(LawCase.all.map(\.kind)) == Set(Distribution.registry.entries.map(\.name)))
  }

  /// The mean of many draws lies within 4 standard errors, and the standard error is below 1 % of the mean; the variance
  /// likewise, and its standard error is below 4 %.
  @Test(arguments: LawCase.all.filter(\.isTame))
  func drawsHaveTheMeanAndVarianceOfTheLaw(_ example: LawCase) throws {
    let law = try example.law()
    let drawn = LawCase.draws(400_000) { law.sample(from: $0) }
    let count = Double(drawn.count)
    let mean = drawn.reduce(0, +) / count
    let second = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let fourth = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) * ($1 - mean) } / count
    let meanError = (second / count).squareRoot()
    let varianceError = max((fourth - second * second) / count, 0).squareRoot()
    #expect(abs(mean - law.mean) <= 4 * meanError + 1e-9 * law.mean)
    #expect(meanError <= 0.01 * law.mean)
    #expect(abs(second - law.kind.variance) <= 4 * varianceError + 1e-9 * law.mean * law.mean)
    #expect(varianceError <= 0.04 * law.kind.variance)
  }

  @Test(arguments: LawCase.all)
  func drawsFollowTheLaw(_ example: LawCase) throws {
    let law = try example.law()
    let kind = law.kind
    let drawn = LawCase.draws(100_000) { law.sample(from: $0) }
    #expect(drawn.allSatisfy { $0 >= 0 && $0.isFinite })
    #expect(GoodnessOfFit.kolmogorovSmirnov(drawn, cumulativeProbability: kind.cumulativeProbability) > 0.001)
    if let points = example.points, points.count > 2 {
      #expect(
        GoodnessOfFit.chiSquare(drawn, points: points, cumulativeProbability: kind.cumulativeProbability) > 0.001)
    }
  }

  @Test(arguments: LawCase.all)
  func probabilitiesRiseFromNothingToOne(_ example: LawCase) throws {
    let kind = try example.law().kind
    #expect(kind.cumulativeProbability(-1) == 0)
    #expect(kind.cumulativeProbability(kind.mean * 1e12) > 1 - 1e-9)
    let values = (0...4_000).map { kind.cumulativeProbability(Double($0) * kind.mean / 100) }
    #expect(values.allSatisfy { (0...1).contains($0) })
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  /// What a file gives is what the law has.
  @Test(arguments: LawCase.all)
  func theLawHasTheMeanOrMedianThatIsGiven(_ example: LawCase) throws {
    let kind = try example.law().kind
    if let mean = example.parameters.number("mean") {
      let expected = mean * (example.parameters.number("unit") ?? 1)
      #expect(abs(kind.mean - expected) <= 1e-12 * expected)
    }
    if let median = example.parameters.number("median") {
      #expect(abs(kind.cumulativeProbability(median) - 0.5) <= 1e-12)
    }
    if let scale = example.parameters.number("scale") {
      #expect(abs(kind.cumulativeProbability(scale) - 0.632_120_558_828_557_7) <= 1e-12)
    }
  }

  /// Against closed forms worked out by hand.
  @Test func momentsAreThoseOfTheTextbook() throws {
    func expect(_ kind: any DistributionKind, mean: Double, variance: Double) {
      #expect(abs(kind.mean - mean) <= 1e-12 * mean, "\(kind)")
      #expect(kind.variance == variance || abs(kind.variance - variance) <= 1e-10 * variance, "\(kind)")
    }
    expect(Constant(value: 3), mean: 3, variance: 0)
    expect(Uniform(min: 1, max: 4), mean: 2.5, variance: 0.75)
    expect(Exponential(mean: 3), mean: 3, variance: 9)
    expect(try Hyperexponential(means: [1, 5], shares: [0.75, 0.25]), mean: 2, variance: 10)
    expect(Erlang(mean: 6, stages: 3), mean: 6, variance: 12)
    expect(Gamma(mean: 6, shape: 0.5), mean: 6, variance: 72)
    expect(Weibull(scale: 3, shape: 1), mean: 3, variance: 9)
    expect(Weibull(scale: 1, shape: 0.5), mean: 2, variance: 20)
    expect(Lognormal(median: 1, sigma: 1), mean: 1.648_721_270_700_128, variance: 4.670_774_270_471_604)
    expect(Lognormal(mean: 2, sigma: 1), mean: 2, variance: 6.873_127_313_836_181)
    expect(Pareto(min: 2, exponent: 3), mean: 3, variance: 3)
    expect(Pareto(min: 2, exponent: 1.5), mean: 6, variance: .infinity)
    expect(Pareto(min: 2, exponent: 2), mean: 4, variance: .infinity)
    expect(Pareto(min: 1, exponent: 1, cutoff: 4), mean: 1.848_392_481_493_187, variance: 0.583445234359457)
    expect(Pareto(min: 1, exponent: 2, cutoff: 4), mean: 1.6, variance: 0.397427970389100)
    expect(try Empirical(values: [0, 1, 10], weights: [1, 5, 2]), mean: 3.125, variance: 15.859_375)
    expect(Poisson(meanCount: 3, unit: 2), mean: 6, variance: 12)
    expect(Binomial(trials: 10, probability: 0.3, unit: 2), mean: 6, variance: 8.4)
  }

  @Test func theOrderOfObservedGapsDoesNotMatter() throws {
    let one = try Empirical(values: [3, 1, 2, 1], weights: [1, 2, 3, 4])
    let other = try Empirical(values: [1, 2, 3], weights: [6, 3, 1])
    #expect(
      LawCase.draws(1_000) { one.sample(from: $0) } == LawCase.draws(1_000) { other.sample(from: $0) })
  }
}
