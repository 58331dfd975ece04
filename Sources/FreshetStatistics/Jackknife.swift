extension Estimate {
  /// A figure of the mean over replications (a peak, a ratio, a time to recover) with the interval that the jackknife gives.
  ///
  /// Leaving out one replication at a time gives n figures, and n pseudo-values `n·all − (n − 1)·part`; their standard error,
  /// times Student's quantile, is the half-width. The estimate stays the figure of the mean itself, so that it can be checked
  /// against the tables, and the interval is centred on it. For a mean this is Student's interval.
  ///
  /// A figure that jumps, such as the hour of a peak, needs ``jackknifeOfSteps(all:leavingOut:criticalValue:step:)``.
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

  /// As ``jackknife(all:leavingOut:criticalValue:)``, for a figure that is read from a grid, such as the hour of a peak.
  ///
  /// The grid hides what is smaller than a step, so the interval reaches a step to both sides at least. Where leaving out one
  /// replication moves the figure by more than a step, it jumps, the jackknife says nothing, and there is no interval.
  ///
  /// - Parameter step: The length of a step, positive.
  public static func jackknifeOfSteps(
    all: Double?, leavingOut: [Double?], criticalValue: Double, step: Double
  ) -> Estimate? {
    guard let estimate = jackknife(all: all, leavingOut: leavingOut, criticalValue: criticalValue),
      let interval = estimate.interval
    else { return all.map { Estimate($0) } }
    guard leavingOut.allSatisfy({ abs(($0 ?? .infinity) - estimate.value) <= step * 1.000_001 }) else {
      return Estimate(estimate.value)
    }
    return Estimate(
      estimate.value, interval: ConfidenceInterval(estimate.value, halfWidth: max(step, interval.halfWidth)))
  }

  /// The same estimate with an interval inside the range of what it can be.
  public func clamped(to range: ClosedRange<Double>) -> Estimate {
    Estimate(value, interval: interval?.clamped(to: range))
  }
}
