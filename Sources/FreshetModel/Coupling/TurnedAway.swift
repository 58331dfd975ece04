import FreshetCore

/// The share of attempts that a rate limit turns away.
///
/// In each period, counted from the start of the run, the platform counts the attempts that reach the limit while it is in force,
/// let through or not, and in the next period it lets each through with the probability limit / count, or 1 where fewer came. In
/// the first period in force it lets all through, since it has not counted yet.
///
/// So it acts on information that is one period old. Where n simulated attempts are expected in a period, and more than the limit,
/// 1 in n comes through in excess, since the mean of 1 / count is larger than 1 / n; and where demand grows by a share x from one
/// period to the next, so does what comes through.
struct TurnedAway: Quantity {
  /// Real people per second who come through, of all in the scope together and in all of the gate's actions.
  let rate: Double
  let period: SimulationDuration
  /// When the limit is in force.
  let schedule: Schedule

  var initialValue: Double { 0 }

  func values(counted: [Int], weight: Double, at end: SimulationTime) -> [Double] {
    counted.map { value(reached: $0, weight: weight, at: end) }
  }

  private func value(reached: Int, weight: Double, at end: SimulationTime) -> Double {
    guard reached > 0 else { return 0 }
    // A limit may begin or end inside a period.
    let start = SimulationTime(microseconds: end.microseconds - period.microseconds)
    let inForce = schedule.lengthInForce(from: start, until: end)
    return max(0, 1 - rate * inForce.seconds / (Double(reached) * weight))
  }
}
