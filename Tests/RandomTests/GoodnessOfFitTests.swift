import CGSL
import FreshetRandom
import Testing

/// The tests of laws can fail: each refuses a law that is near the right one, and accepts the right one as often as it says.
@Suite struct GoodnessOfFitTests {
  @Test func kolmogorovSmirnovRefusesTheWrongShape() {
    let drawn = LawCase.draws(50_000) { Gamma(mean: 1, shape: 0.5).sample(from: $0) }
    func probability(shape: Double) -> Double {
      GoodnessOfFit.kolmogorovSmirnov(drawn) { Gamma(mean: 1, shape: shape).cumulativeProbability($0) }
    }
    #expect(probability(shape: 0.5) > 0.01)
    #expect(probability(shape: 0.53) < 1e-4)
    #expect(probability(shape: 0.47) < 1e-4)
  }

  @Test func kolmogorovSmirnovIsRightAsOftenAsItSays() {
    let accepted = (0..<400).filter { seed in
      let drawn = LawCase.draws(200, seed: UInt64(seed)) { $0.uniform() }
      return GoodnessOfFit.kolmogorovSmirnov(drawn) { min(max($0, 0), 1) } > 0.1
    }
    // 360 expected, standard deviation 6.
    #expect((342...378).contains(accepted.count))
  }

  @Test func chiSquareRefusesTheWrongMean() {
    let drawn = LawCase.draws(50_000) { Poisson(meanCount: 3, unit: 1).sample(from: $0) }
    func probability(mean: Double) -> Double {
      GoodnessOfFit.chiSquare(drawn, points: (0...30).map { Double($0) }) {
        Poisson(meanCount: mean, unit: 1).cumulativeProbability($0)
      }
    }
    #expect(probability(mean: 3) > 0.01)
    #expect(probability(mean: 3.06) < 1e-4)
  }
}
