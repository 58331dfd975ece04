import CGSL

/// Student's t law, for confidence intervals.
public enum StudentT {
  /// The value that a t-distributed number stays below with the given probability.
  ///
  ///     StudentT.quantile(0.975, degreesOfFreedom: 7)   // 2.3646…
  ///
  /// - Parameters:
  ///   - probability: Greater than 0 and less than 1.
  ///   - degreesOfFreedom: At least 1.
  public static func quantile(_ probability: Double, degreesOfFreedom: Int) -> Double {
    GSL.reportErrorsByValue()
    return gsl_cdf_tdist_Pinv(probability, Double(degreesOfFreedom))
  }

  /// The factor of the standard error by which a 95 % interval reaches beyond either of two bounds, for a number that lies anywhere
  /// between them. It falls as they part, from Student's quantile for two sides to that for one: a number near one bound is then
  /// hardly ever missed on the side of the other.
  ///
  /// - Parameters:
  ///   - distance: Of the bounds from each other, in standard errors; at least 0.
  ///   - freedom: At least 1.
  /// - Source: Imbens and Manski, Confidence intervals for partially identified parameters, Econometrica 72, 2004, equation 7, with
  ///   Student's law in place of the normal one.
  public static func factor(boundsApart distance: Double, degreesOfFreedom freedom: Int) -> Double {
    var factor = quantile(0.95, degreesOfFreedom: freedom)
    // The probability grows with the factor, and ever more slowly: from below Newton's steps never lead too far.
    for _ in 0..<mostSteps {
      let missing = 0.95 - probability(from: -factor, to: factor + distance, freedom)
      let step = missing / (density(factor, freedom) + density(factor + distance, freedom))
      factor += step
      if step <= 1e-14 * factor { break }
    }
    return factor
  }

  private static var mostSteps: Int { 50 }

  private static func density(_ value: Double, _ freedom: Int) -> Double { gsl_ran_tdist_pdf(value, Double(freedom)) }

  private static func probability(from low: Double, to high: Double, _ freedom: Int) -> Double {
    gsl_cdf_tdist_P(high, Double(freedom)) - gsl_cdf_tdist_P(low, Double(freedom))
  }
}
