import FreshetRandom
import FreshetStatistics
import Synchronization

/// Student's factor of the 95 % intervals.
enum CriticalValue {
  /// - Parameter replications: How many there are; a single one has no interval, and the factor is not used.
  static func of(replications: Int) -> Double {
    guard replications > 1 else { return 0 }
    return known.withLock { known in
      if let value = known[replications] { return value }
      let value = StudentT.quantile(0.975, degreesOfFreedom: replications - 1)
      known[replications] = value
      return value
    }
  }

  /// It is asked for with every estimate, and takes some microseconds.
  private static let known = Mutex<[Int: Double]>([:])
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
