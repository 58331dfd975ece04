import FreshetRandom

/// Student's factor of the 95 % intervals.
enum CriticalValue {
  /// - Parameter replications: How many there are; a single one has no interval, and the factor is not used.
  static func of(replications: Int) -> Double {
    replications > 1 ? StudentT.quantile(0.975, degreesOfFreedom: replications - 1) : 0
  }
}
