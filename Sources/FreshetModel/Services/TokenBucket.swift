import FreshetCore

/// Lets requests through at a rate, and after a quiet time some at once: a bucket that fills with tokens at the rate, each of which lets one
/// request through.
///
/// So in any stretch of time t no more than max(1, burst) + rate · t come through, and as many as that while always somebody asks. A
/// value.
///
/// - Source: the generic cell rate algorithm, as virtual scheduling; ITU-T Recommendation I.371, annex A.
struct TokenBucket: Sendable {
  /// The time in which a token is filled in, in microseconds.
  private let interval: Double
  /// How much earlier than when its token is filled in a request may come, in microseconds.
  private let tolerance: Double
  /// When the next request would come if all came exactly at the rate, in microseconds. One may come the tolerance earlier, so the bucket is
  /// full where this is over.
  private var next = 0.0

  /// - Parameters:
  ///   - rate: Simulated requests per second, more than 0.
  ///   - burst: How many may come at once; one does at least.
  init(rate: Double, burst: Double) {
    interval = 1e6 / rate
    tolerance = max(0, burst - 1) * interval
  }

  /// A request comes, not before the one before it.
  ///
  /// - Returns: The interval of the rate that it uses up, which may lie ahead, for counting how busy the limit is; `nil` where it is turned
  ///   away.
  mutating func take(at time: SimulationTime) -> (from: SimulationTime, until: SimulationTime)? {
    let now = Double(time.microseconds)
    guard next - tolerance <= now else { return nil }
    let start = max(now, next)
    next = start + interval
    return (Self.instant(start), Self.instant(next))
  }

  private static func instant(_ microseconds: Double) -> SimulationTime {
    SimulationTime(microseconds: Int64(min(microseconds, 9e18)))
  }
}
