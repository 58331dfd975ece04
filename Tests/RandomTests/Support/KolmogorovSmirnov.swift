import CGSL

/// Tests of whether numbers follow a law.
enum GoodnessOfFit {
  /// The Kolmogorov–Smirnov test: the probability that numbers of this law lie at least as far from it as these do.
  ///
  /// For laws with atoms the distance is taken at both sides of each number, and the true probability is greater than the
  /// one returned: a rejection stands.
  ///
  /// - Source: Stephens, Journal of the Royal Statistical Society B 32 (1970), for the correction to finite samples.
  static func kolmogorovSmirnov(_ numbers: [Double], cumulativeProbability: (Double) -> Double) -> Double {
    let sorted = numbers.sorted()
    let count = Double(sorted.count)
    var distance = 0.0
    var first = 0
    while first < sorted.count {
      var next = first + 1
      while next < sorted.count && sorted[next] == sorted[first] { next += 1 }
      let value = sorted[first]
      let below = cumulativeProbability(value - abs(value) * 1e-9 - 1e-300)
      distance = max(
        distance, abs(Double(next) / count - cumulativeProbability(value)), abs(Double(first) / count - below))
      first = next
    }
    return survival((count.squareRoot() + 0.12 + 0.11 / count.squareRoot()) * distance)
  }

  /// The chi-square test for a law on `points`: the probability that counts differ from the expected ones at least as much as
  /// these do. Neighbouring points are merged until at least 20 are expected; the last one stands for all beyond, too.
  static func chiSquare(_ numbers: [Double], points: [Double], cumulativeProbability: (Double) -> Double) -> Double {
    let sorted = numbers.sorted()
    let count = Double(sorted.count)
    var statistic = 0.0
    var cells = 0
    var index = 0
    var (lastIndex, lastProbability) = (0, 0.0)
    for point in points.sorted() {
      while index < sorted.count && sorted[index] <= point * (1 + 1e-9) { index += 1 }
      let probability = cumulativeProbability(point)
      let expected = (probability - lastProbability) * count
      guard expected >= 20, (1 - probability) * count >= 20 || probability > 1 - 1e-12 else { continue }
      statistic += (Double(index - lastIndex) - expected) * (Double(index - lastIndex) - expected) / expected
      cells += 1
      (lastIndex, lastProbability) = (index, probability)
    }
    let expected = (1 - lastProbability) * count
    if expected > 1e-6 {
      statistic += (count - Double(lastIndex) - expected) * (count - Double(lastIndex) - expected) / expected
      cells += 1
    } else if lastIndex < sorted.count {
      return 0
    }
    return gsl_cdf_chisq_Q(statistic, Double(cells - 1))
  }

  /// Kolmogorov's law: the probability of more than `distance`.
  private static func survival(_ distance: Double) -> Double {
    guard distance > 0.2 else { return 1 }
    var sum = 0.0
    for term in 1...100 {
      let exponent = -2 * Double(term * term) * distance * distance
      sum += (term % 2 == 1 ? 2 : -2) * exp(exponent)
    }
    return min(max(sum, 0), 1)
  }
}
