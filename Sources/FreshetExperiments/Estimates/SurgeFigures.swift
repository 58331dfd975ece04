import FreshetCore
import FreshetResults

/// The figures of one surge, read from mean series. What does not exist is absent.
struct SurgeFigures: Sendable {
  var baselinePerHour: Double?
  var peakPerHour: Double?
  var peakRatio: Double?
  /// In microseconds since the start of the run.
  var peakTime: Double?
  var backlogAtLift: Double
  var halfBacklogHours: Double?
  var recoveryHours: Double?
  var releasedTotal: Double
  var abandonedTotal: Double

  /// - Parameters:
  ///   - series: The series, summed over some replications.
  ///   - lift: When the restriction ended, inside the run. Where it lies inside an interval, that interval counts as the first
  ///     one after it, and the backlog at the lift is the one at its start.
  ///   - intervals: The report intervals.
  ///   - weight: The real people that one simulated person stands for.
  init(_ series: SurgeSeries, lift: SimulationTime, intervals: ReportIntervals, weight: Double) {
    let people = weight / Double(series.replications)
    let first = intervals.containing(lift)
    let perHour = { (counts: [Int], interval: Int) in Double(counts[interval]) * people / intervals.hours(interval) }

    releasedTotal = Double(series.released) * people
    abandonedTotal = Double(series.abandoned) * people
    let backlog = series.backlogChange[..<first].reduce(0, +)
    backlogAtLift = Double(backlog) * people
    halfBacklogHours = Self.halfBacklog(backlog, series.backlogChange, lift: lift, intervals: intervals)

    var peak: (interval: Int, perHour: Double)?
    for interval in first..<intervals.count {
      let rate = perHour(series.completed, interval)
      if rate > peak?.perHour ?? 0 { peak = (interval, rate) }
    }
    peakPerHour = peak?.perHour ?? 0
    peakTime = peak.map { Double(intervals.start($0.interval).microseconds) }

    guard !series.baseline.isEmpty else { return }
    recoveryHours = Self.recovery(series, lift: lift, intervals: intervals)
    guard let peak else { return }
    let baseline = perHour(series.baseline, peak.interval)
    baselinePerHour = baseline
    peakRatio = baseline > 0 ? peak.perHour / baseline : nil
  }

  /// Hours from the lift until half of the backlog is gone; inside an interval it shrinks evenly.
  private static func halfBacklog(
    _ backlog: Int, _ change: [Int], lift: SimulationTime, intervals: ReportIntervals
  ) -> Double? {
    guard backlog > 0 else { return nil }
    let half = Double(backlog) / 2
    var left = Double(backlog)
    for interval in intervals.containing(lift)..<intervals.count {
      let next = left + Double(change[interval])
      if next <= half {
        let start = max(intervals.start(interval), lift)
        return (start - lift).hours + (left - half) / (left - next) * (intervals.end(interval) - start).hours
      }
      left = next
    }
    return nil
  }

  /// Hours from the lift until every interval of the day that follows is within 5 % of the baseline.
  private static func recovery(_ series: SurgeSeries, lift: SimulationTime, intervals: ReportIntervals) -> Double? {
    var since: SimulationTime?
    for interval in intervals.containing(lift)..<intervals.count {
      guard 20 * abs(series.completed[interval] - series.baseline[interval]) <= series.baseline[interval] else {
        since = nil
        continue
      }
      let start = since ?? max(intervals.start(interval), lift)
      since = start
      if intervals.end(interval) - start >= .days(1) { return (start - lift).hours }
    }
    return nil
  }
}
