import FreshetCore

/// What people feel of all others inside a window, in the restricted arm. The baseline arm has no gates and feels nothing.
struct PopulationCoupling: BitwiseCopyable, @unchecked Sendable {  // What it points to changes between windows only.
  fileprivate let stopProbabilities: UnsafePointer<Double>

  /// The probability that a rate limit stops an attempt.
  ///
  /// - Parameter limit: The position in ``Scenario/rateLimited``.
  @inline(__always)
  func stopProbability(limit: Int) -> Double { stopProbabilities[limit] }
}

/// The rate limits of one replication: between windows it adjusts the share of attempts that each of them stops.
final class RateLimiter: @unchecked Sendable {  // Changes between windows only, when no worker runs.
  private let restrictions: [Restriction]
  /// Real people for each simulated one.
  private let weight: Double
  private let stopProbabilities: UnsafeMutablePointer<Double>

  init(_ scenario: Scenario, weight: Double) {
    restrictions = scenario.rateLimited
    self.weight = weight
    stopProbabilities = .allocate(capacity: max(1, restrictions.count))
    stopProbabilities.initialize(repeating: 0, count: max(1, restrictions.count))
  }

  deinit { stopProbabilities.deallocate() }

  /// The number of limits.
  var count: Int { restrictions.count }

  /// The quantities of the window to come; valid as long as the limiter lives.
  var coupling: PopulationCoupling { PopulationCoupling(stopProbabilities: stopProbabilities) }

  /// Adjusts every limit whose stretch is full.
  ///
  /// - Parameters:
  ///   - time: The end of a window.
  ///   - tallies: Those of all workers. What they counted for such a limit is taken from them.
  func adjust(at time: SimulationTime, tallies: [Tally]) {
    for (index, restriction) in restrictions.enumerated() {
      guard let limit = restriction.rateLimit else { continue }
      let length = limit.adjustsEvery.microseconds
      guard time.microseconds % length == 0 else { continue }
      let count = tallies.reduce(0) { $0 + $1.takeReached(limit: index) }
      // A limit may begin or end inside a stretch.
      let start = max(restriction.from.microseconds, time.microseconds - length)
      let end = min(restriction.until.microseconds, time.microseconds)
      let allowed = limit.rate * SimulationDuration(microseconds: max(0, end - start)).seconds
      stopProbabilities[index] = count == 0 ? 0 : max(0, 1 - allowed / (Double(count) * weight))
    }
  }
}
