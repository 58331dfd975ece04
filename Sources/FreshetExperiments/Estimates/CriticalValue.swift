import FreshetRandom
import FreshetStatistics

/// Student's factor of the 95 % intervals.
enum CriticalValue {
  /// - Parameter replications: How many there are; a single one has no interval, and the factor is not used.
  static func of(replications: Int) -> Double {
    replications > 1 ? StudentT.quantile(0.975, degreesOfFreedom: replications - 1) : 0
  }
}

extension Estimate {
  /// The same estimate, of a number that may lie anywhere up to a distance from what the replications scatter about.
  ///
  /// - Parameters:
  ///   - reach: The distance, at least 0.
  ///   - replications: From how many its interval is.
  func within(_ reach: Double, replications: Int) -> Estimate {
    guard let halfWidth = interval?.halfWidth, halfWidth > 0, reach > 0 else { return widened(by: reach) }
    let factor = CriticalValue.of(replications: replications)
    let error = halfWidth / factor
    let needed = StudentT.factor(boundsApart: 2 * reach / error, degreesOfFreedom: replications - 1)
    return widened(by: max(0, reach - (factor - needed) * error))
  }
}
