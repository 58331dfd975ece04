import FreshetCore
import FreshetModel
import FreshetResults

/// Reads those figures of one surge from its series that move a little where the counts do.
struct SurgeReading {
  /// What is read, and the simulated events that it rests on.
  typealias Reading = (value: Double, events: Int)

  private let series: SurgeSeries
  private let window: SurgeWindow
  private let intervals: ReportIntervals
  /// The real people of one count, as the mean over the replications.
  private let people: Double
  /// The interval of the lift, the first one after it.
  private let first: Int

  /// - Parameters:
  ///   - series: The series, summed over some replications.
  ///   - unit: How many real people one of its units stands for.
  ///   - window: It begins with the lift. Where that lies inside an interval, the backlog at the lift is the one at
  ///     the start of the interval.
  ///   - intervals: The report intervals.
  init(_ series: SurgeSeries, unit: Weight, window: SurgeWindow, intervals: ReportIntervals) {
    self.series = series
    self.window = window
    self.intervals = intervals
    people = unit.factor / Double(series.replications)
    first = intervals.containing(window.lift)
  }

  var backlogAtLift: Reading? { count(backlog) }
  var releasedTotal: Reading? { count(series.released) }
  var abandonedTotal: Reading? { count(series.abandoned) }

  private func count(_ count: Double) -> Reading { (count * people, Int(count)) }

  /// Simulated attempts that wait at the start of the interval of the lift.
  private var backlog: Double { series.backlogChange[..<first].reduce(0, +) }

  /// Hours from the lift until half of the backlog is gone; inside an interval it shrinks evenly. Absent where that does not happen in
  /// the window.
  var halfBacklogHours: Reading? {
    let backlog = backlog
    guard backlog > 0 else { return nil }
    let half = backlog / 2
    var left = backlog
    for interval in first..<intervals.count {
      let next = left + series.backlogChange[interval]
      if next <= half {
        let start = max(intervals.start(interval), window.lift)
        let hours = (start - window.lift).hours + (left - half) / (left - next) * (intervals.end(interval) - start).hours
        return hours <= (window.end - window.lift).hours ? (hours, Int(backlog)) : nil
      }
      left = next
    }
    return nil
  }
}
