import FreshetRandom
import FreshetStatistics
import Testing

@Suite struct StatisticsTests {
  @Test func momentsOfKnownNumbers() {
    let moments = Moments(of: [2, 4, 4, 4, 5, 5, 7, 9])
    #expect(moments.mean == 5)
    #expect(abs((moments.variance ?? 0) - 32.0 / 7) < 1e-12)
    #expect(Moments(of: [3]).variance == nil)
  }

  /// The textbook formula Σx² − n·mean² loses all digits here.
  @Test func varianceIsStableFarFromZero() {
    let moments = Moments(of: [4, 7, 13, 16].map { $0 + 1e9 })
    #expect(abs((moments.variance ?? 0) - 30) < 1e-6)
  }

  /// Mean 2, s = 1, t(0.975; 2) = 4.3027: half-width 4.3027 / √3.
  @Test func studentInterval() throws {
    let estimate = Estimate(meanOf: [1, 2, 3], criticalValue: StudentT.quantile(0.975, degreesOfFreedom: 2))
    let interval = try #require(estimate.interval)
    #expect(estimate.value == 2)
    #expect(abs(interval.halfWidth - 2.48414) < 1e-4)
    #expect(interval.contains(0) && !interval.contains(5))
  }

  @Test func oneReplicationHasNoInterval() {
    #expect(Estimate(meanOf: [7], criticalValue: 0) == Estimate(7))
    #expect(Estimate.jackknife(all: 7, leavingOut: [7], criticalValue: 0) == Estimate(7))
  }

  @Test func jackknifeOfAMeanIsStudents() throws {
    let values = [3.5, -1, 8, 2.25, 4, 4, 19, 0.5]
    let sum = values.reduce(0, +)
    let jackknife = try #require(
      Estimate.jackknife(all: sum / 8, leavingOut: values.map { (sum - $0) / 7 }, criticalValue: 2.3646))
    let student = Estimate(meanOf: values, criticalValue: 2.3646)
    let (left, right) = try (#require(jackknife.interval), #require(student.interval))
    #expect(abs(jackknife.value - student.value) < 1e-12)
    #expect(abs(left.low - right.low) < 1e-12 && abs(left.high - right.high) < 1e-12)
  }

  /// One side is enough where the bounds are far apart: t(0.95; 7) = 1.8946 in place of t(0.975; 7) = 2.3646.
  @Test func factorBetweenBounds() {
    func factor(_ distance: Double) -> Double { StudentT.factor(boundsApart: distance, degreesOfFreedom: 7) }
    #expect(abs(factor(0) - 2.36462) < 1e-5)
    #expect(abs(factor(100) - 1.89458) < 1e-5)
    // The normal law's, where Imbens and Manski's equation 7 is Φ(1.8113 + 0.36) − Φ(−1.8113) = 0.98505 − 0.03505.
    #expect(abs(StudentT.factor(boundsApart: 0.36, degreesOfFreedom: 1_000_000) - 1.8113) < 1e-3)
    // Never narrower than without bounds: the factor falls by half of what they part at most.
    for step in 1...40 { #expect(factor(Double(step - 1) / 10) - factor(Double(step) / 10) <= 0.05) }
  }

  @Test func clampingAndWideningKeepTheValue() {
    let wide = Estimate(1, interval: ConfidenceInterval(low: -2, high: 4))
    #expect(wide.clamped(to: 0...3) == Estimate(1, interval: ConfidenceInterval(low: 0, high: 3)))
    #expect(wide.widened(by: 2) == Estimate(1, interval: ConfidenceInterval(low: -4, high: 6)))
    #expect(Estimate(1).widened(by: 2) == Estimate(1))
  }

  @Test func fewEventsHaveNoInterval() {
    let estimate = Estimate(1, interval: ConfidenceInterval(low: 0, high: 2))
    #expect(estimate.resting(on: 30) == estimate && !estimate.restsOnTooFew)
    let few = estimate.resting(on: 29)
    #expect(few.value == 1 && few.interval == nil && few.restsOnTooFew)
    #expect(few.clamped(to: 0...3).restsOnTooFew && few.widened(by: 1).restsOnTooFew)
    // Nothing at all was counted too rarely, but that need not be said.
    #expect(estimate.resting(on: 0) == Estimate(1))
  }

  @Test func maximumThatStandsOut() throws {
    let maximum = try #require(NoisyMaximum(of: [[1, 9, 2], [2, 11, 0], [0, 10, 1]]))
    #expect(maximum.place == 1 && maximum.values == [9, 11, 10] && maximum.reach == 0)
    // It leads by 7, 11 and 9.
    #expect(abs(maximum.lead - 9 / (4.0 / 3).squareRoot()) < 1e-12)
  }

  /// Together 13, 12. The first and the third series choose the first place, for the second; that chooses the second place for them.
  @Test func maximumOfNearlyEqualPlaces() throws {
    let maximum = try #require(NoisyMaximum(of: [[7, 2], [3, 5], [3, 5]]))
    #expect(maximum.place == 0)
    // It leads by 5, −2 and −2.
    #expect(abs(maximum.lead - 1 / 7) < 1e-12)
    #expect(maximum.values == [4.5, 3, 4])
    #expect(abs(maximum.reach - 0.5) < 1e-12)
    #expect(NoisyMaximum(of: [[0, 0], [0, 0]]) == nil && NoisyMaximum(of: [[], []]) == nil)
    #expect(NoisyMaximum(of: [[1, 4, 4]])?.values == [4] && NoisyMaximum(of: [[1, 4, 4]])?.lead == 0)
  }

  /// The ratio of two means: the jackknife agrees with the delta method.
  @Test func jackknifeOfARatio() throws {
    let above = [10.1, 9.8, 10.3, 9.9, 10.0, 10.2]
    let below = [5.0, 5.1, 4.9, 5.0, 5.05, 4.95]
    let (a, b) = (above.reduce(0, +), below.reduce(0, +))
    let estimate = try #require(
      Estimate.ratio(of: above, to: below, criticalValue: 1))
    #expect(estimate.value == a / b && Estimate.ratio(of: [1, 2], to: [0, 0], criticalValue: 1) == nil)
    let delta = try #require(Moments(of: zip(above, below).map { ($0 - a / b * $1) / (b / 6) }).standardError)
    #expect(abs(try #require(estimate.interval).halfWidth / delta - 1) < 0.01)
  }

  @Test func withoutOneFigureThereIsNoInterval() {
    #expect(Estimate.jackknife(all: 1, leavingOut: [1, nil, 1], criticalValue: 2) == Estimate(1))
    #expect(Estimate.jackknife(all: nil, leavingOut: [1, 1, 1], criticalValue: 2) == nil)
  }
}
