import FreshetCore
import FreshetModel
import FreshetResults

/// Reads those figures of one surge from its series that move a little where the counts do.
struct SurgeReading {
  /// What is read, and the simulated events that it rests on.
  typealias Reading = (value: Double, events: Int)

  private let series: SurgeSeries
  private let lift: SimulationTime
  private let intervals: ReportIntervals
  /// The real people of one count, as the mean over the replications.
  private let people: Double
  /// The interval of the lift, the first one after it.
  private let first: Int

  /// - Parameters:
  ///   - series: The series, summed over some replications.
  ///   - lift: When the restriction ended, inside the run. Where it lies inside an interval, the backlog at the lift is the one at
  ///     the start of the interval.
  ///   - intervals: The report intervals.
  ///   - layout: Knows how many real people one simulated person stands for.
  init(_ series: SurgeSeries, lift: SimulationTime, intervals: ReportIntervals, layout: ResultLayout) {
    self.series = series
    self.lift = lift
    self.intervals = intervals
    people = layout.weight / Double(series.replications)
    first = intervals.containing(lift)
  }

  var backlogAtLift: Reading? { count(backlog) }
  var releasedTotal: Reading? { count(series.released) }
  var abandonedTotal: Reading? { count(series.abandoned) }

  private func count(_ count: Int) -> Reading { (Double(count) * people, count) }

  /// Simulated attempts that wait at the start of the interval of the lift.
  private var backlog: Int { series.backlogChange[..<first].reduce(0, +) }

  /// Hours from the lift until half of the backlog is gone; inside an interval it shrinks evenly.
  var halfBacklogHours: Reading? {
    let backlog = backlog
    guard backlog > 0 else { return nil }
    let half = Double(backlog) / 2
    var left = Double(backlog)
    for interval in first..<intervals.count {
      let next = left + Double(series.backlogChange[interval])
      if next <= half {
        let start = max(intervals.start(interval), lift)
        let hours = (start - lift).hours + (left - half) / (left - next) * (intervals.end(interval) - start).hours
        return (hours, backlog)
      }
      left = next
    }
    return nil
  }
}
