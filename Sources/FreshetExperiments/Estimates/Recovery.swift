import FreshetCore
import FreshetModel
import FreshetStatistics

/// How long after a lift every total of 24 hours that begins then or later is within 5 % of the baseline. The totals slide by hours of
/// the clock, and change evenly between two of them.
///
/// The time at which a noisy curve is last above a line says little about its own noise: the steeper the noise makes the curve there,
/// the surer it seems. So the interval does not come from that time. It is what the 95 % intervals of all totals allow: the curve is read
/// once more along their lower ends, and once along their upper ones.
///
/// - Source: inverting a test for each total, as Fieller does for a ratio; Some problems in interval estimation, Journal of the Royal
///   Statistical Society B 16, 1954.
struct Recovery {
  private let lift: SimulationTime
  private let clock: ClockGrid
  private let hours: Range<Int>
  /// By the hour from that of the lift on: by how much the attempts of 24 hours differ from the baseline beyond what they may,
  /// in simulated people of all replications.
  private var excess: [Double] = []
  /// How far the 95 % interval of each excess reaches; empty of a single replication.
  private var reach: [Double] = []
  /// By how much they may differ.
  private var allowance: [Double] = []

  /// - Parameters:
  ///   - series: Of each replication.
  ///   - window: Where to look.
  ///   - criticalValue: Student's.
  /// - Returns: `nil` where there is no baseline, or no day in the window.
  init?(_ series: [HourlySeries], in window: SurgeWindow, clock: ClockGrid, criticalValue: Double) {
    hours = window.hours
    guard let first = series.first, !first.baseline.isEmpty, hours.count >= Self.day else { return nil }
    lift = window.lift
    self.clock = clock
    let totals = series.map { (completed: Self.totals($0.completed[hours]), baseline: Self.totals($0.baseline[hours])) }
    for place in totals[0].baseline.indices {
      let difference = totals.reduce(0.0) { $0 + $1.completed[place] - $1.baseline[place] }
      let sign = difference < 0 ? -1.0 : 1
      allowance.append(totals.reduce(0.0) { $0 + $1.baseline[place] } * Self.tolerance)
      excess.append(abs(difference) - allowance[place])
      let parts = totals.map { total in
        sign * (total.completed[place] - total.baseline[place]) - Self.tolerance * total.baseline[place]
      }
      if let error = Moments(of: parts).standardError { reach.append(criticalValue * error * Double(series.count)) }
    }
  }

  /// In hours; `nil` where it does not happen in the window. Without an interval where the later end does not happen before.
  /// It rests on the attempts by which the total may still differ then.
  var estimate: Estimate? {
    guard let found = end(of: excess) else { return nil }
    var interval: ConfidenceInterval?
    if !reach.isEmpty, let low = end(of: zip(excess, reach).map(-)), let high = end(of: zip(excess, reach).map(+)) {
      interval = ConfidenceInterval(low: low.hours, high: high.hours)
    }
    return Estimate(found.hours, interval: interval).resting(on: Int(allowance[found.place]))
  }

  /// Until when a curve is positive, in hours from the lift, and the first place from which on it no longer is.
  private func end(of curve: [Double]) -> (hours: Double, place: Int)? {
    guard let last = curve.lastIndex(where: { $0 > 0 }) else { return (0, 0) }
    guard last + 1 < curve.count else { return nil }
    let part = curve[last] / (curve[last] - curve[last + 1])
    return (max(0, (clock.start(ofHour: hours.lowerBound + last) - lift).hours + part), last + 1)
  }

  /// The totals of 24 hours, by the hour with which they begin.
  private static func totals(_ counts: ArraySlice<Double>) -> [Double] {
    var total = counts.prefix(day).reduce(0, +)
    var totals = [total]
    for hour in counts.indices.dropLast(day) {
      total += counts[hour + day] - counts[hour]
      totals.append(total)
    }
    return totals
  }

  private static let day = 24
  private static let tolerance = 0.05
}
