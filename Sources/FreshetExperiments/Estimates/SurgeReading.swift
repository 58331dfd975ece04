import FreshetCore
import FreshetResults

/// Reads the figures of one surge from its series.
struct SurgeReading {
  private let series: SurgeSeries
  private let lift: SimulationTime
  private let intervals: ReportIntervals
  /// The real people of one count, as the mean over the replications.
  private let people: Double
  /// The interval of the lift, the first one after it.
  private let first: Int
  /// The first of the busiest intervals from the lift on; absent where nothing is completed any more.
  private let peak: (interval: Int, perHour: Double)?

  /// - Parameters:
  ///   - series: The series, summed over some replications.
  ///   - lift: When the restriction ended, inside the run. Where it lies inside an interval, that interval counts as the first
  ///     one after it, and the backlog at the lift is the one at its start.
  ///   - intervals: The report intervals.
  ///   - weight: The real people that one simulated person stands for.
  init(_ series: SurgeSeries, lift: SimulationTime, intervals: ReportIntervals, weight: Double) {
    self.series = series
    self.lift = lift
    self.intervals = intervals
    people = weight / Double(series.replications)
    first = intervals.containing(lift)
    var peak: (interval: Int, perHour: Double)?
    for interval in first..<intervals.count {
      let rate = Double(series.completed[interval]) * people / intervals.hours(interval)
      if rate > peak?.perHour ?? 0 { peak = (interval, rate) }
    }
    self.peak = peak
  }

  /// A figure, in the unit of its column but for an instant; absent where it does not exist.
  subscript(figure: SurgeFigure) -> Double? {
    switch figure {
    case .baselinePerHour: baselinePerHour
    case .peakPerHour: peak?.perHour ?? 0
    case .peakRatio: peakRatio
    case .peakTime: peak.map { Double(intervals.start($0.interval).microseconds) }
    case .backlogAtLift: Double(backlog) * people
    case .halfBacklogHours: halfBacklogHours
    case .recoveryHours: recoveryHours
    case .releasedTotal: Double(series.released) * people
    case .abandonedTotal: Double(series.abandoned) * people
    }
  }

  private var baselinePerHour: Double? {
    guard let peak, !series.baseline.isEmpty else { return nil }
    return Double(series.baseline[peak.interval]) * people / intervals.hours(peak.interval)
  }

  private var peakRatio: Double? {
    guard let peak, let baselinePerHour, baselinePerHour > 0 else { return nil }
    return peak.perHour / baselinePerHour
  }

  /// Simulated attempts that wait at the start of the interval of the lift.
  private var backlog: Int { series.backlogChange[..<first].reduce(0, +) }

  /// Hours from the lift until half of the backlog is gone; inside an interval it shrinks evenly.
  private var halfBacklogHours: Double? {
    let backlog = backlog
    guard backlog > 0 else { return nil }
    let half = Double(backlog) / 2
    var left = Double(backlog)
    for interval in first..<intervals.count {
      let next = left + Double(series.backlogChange[interval])
      if next <= half {
        let start = max(intervals.start(interval), lift)
        return (start - lift).hours + (left - half) / (left - next) * (intervals.end(interval) - start).hours
      }
      left = next
    }
    return nil
  }

  /// Hours from the lift until every interval of the day that follows is within 5 % of the baseline.
  private var recoveryHours: Double? {
    guard !series.baseline.isEmpty else { return nil }
    var since: SimulationTime?
    for interval in first..<intervals.count {
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
