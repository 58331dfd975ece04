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
}
