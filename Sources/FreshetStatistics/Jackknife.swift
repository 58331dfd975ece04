extension Estimate {
  /// A figure of the mean over replications (a ratio, a time until half is gone) with the interval that the jackknife gives.
  ///
  /// Leaving out one replication at a time gives n figures, and n pseudo-values `n·all − (n − 1)·part`; their standard error,
  /// times Student's quantile, is the half-width. The estimate stays the figure of the mean itself, so that it can be checked
  /// against the tables, and the interval is centred on it. For a mean this is Student's interval.
  ///
  /// A figure that jumps, such as the hour of a peak, has no such interval.
  ///
  /// - Parameters:
  ///   - all: The figure of all replications; `nil` where it does not exist.
  ///   - leavingOut: For each replication, the figure of all the others.
  ///   - criticalValue: Student's quantile for n − 1 degrees of freedom.
  /// - Returns: `nil` where `all` is; without interval where there is one replication or where a figure without one of the
  ///   replications does not exist.
  /// - Source: Tukey, Bias and confidence in not-quite large samples, Annals of Mathematical Statistics 29, 1958.
  public static func jackknife(all: Double?, leavingOut: [Double?], criticalValue: Double) -> Estimate? {
    guard let all else { return nil }
    let count = Double(leavingOut.count)
    var pseudoValues = Moments()
    for part in leavingOut {
      guard let part else { return Estimate(all) }
      pseudoValues.add(count * all - (count - 1) * part)
    }
    return Estimate(
      all,
      interval: pseudoValues.standardError.map { ConfidenceInterval(all, halfWidth: criticalValue * $0) })
  }

  /// The ratio of two means over replications, with the interval of the jackknife.
  ///
  /// - Parameters:
  ///   - above: One number of each replication.
  ///   - below: One number of each, in the same order.
  ///   - criticalValue: Student's quantile for n − 1 degrees of freedom.
  /// - Returns: `nil` where the mean below is 0.
  public static func ratio(of above: [Double], to below: [Double], criticalValue: Double) -> Estimate? {
    let (sumAbove, sumBelow) = (above.reduce(0, +), below.reduce(0, +))
    func ratio(_ above: Double, _ below: Double) -> Double? { below == 0 ? nil : above / below }
    let leavingOut = zip(above, below).map { ratio(sumAbove - $0, sumBelow - $1) }
    return jackknife(all: ratio(sumAbove, sumBelow), leavingOut: leavingOut, criticalValue: criticalValue)
  }
}
