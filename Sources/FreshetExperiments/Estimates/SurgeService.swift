import FreshetCore
import FreshetModel
import FreshetResults
import FreshetStatistics

/// What a service makes of the surge after a lift, in the restricted arm and in the week from then on.
struct SurgeService {
  private let criticalValue: Double
  private let results: RunResults
  private let service: Int
  private let lift: SimulationTime
  /// The report intervals that begin in the week, that of the lift included.
  private let intervals: Range<Int>

  /// - Returns: `nil` where no service serves the action.
  init?(of action: String, on platform: Int, in window: SurgeWindow, _ results: RunResults) {
    guard let service = results.scenario.services.firstIndex(where: { $0.platform == platform && $0.actions.contains(action) && !$0.isLimit }),
      results.replications.allSatisfy({ service < $0.services.count })
    else { return nil }
    self.service = service
    self.results = results
    lift = window.lift
    criticalValue = CriticalValue.of(replications: results.replications.count)
    let all = ReportIntervals(results.scenario)
    let first = all.containing(lift)
    intervals = first..<min(all.count, all.containing(min(lift + .days(7), window.end)) + 1)
  }

  /// Hours from the lift until, after the longest line of the week, at the end of a report interval no more wait in line than in the
  /// baseline arm; 0 where nobody ever waits at the end of one. Absent where that does not come in every replication, or nothing is known
  /// of the baseline.
  var drainHours: Estimate? {
    guard results.includesBaseline else { return nil }
    let all = ReportIntervals(results.scenario)
    return mean { counts in
      let (restricted, baseline) = (counts.line(.restricted), counts.line(.baseline))
      guard let longest = restricted[intervals].max(), longest > 0, let peak = intervals.first(where: { restricted[$0] == longest })
      else { return 0 }
      return (peak..<all.count).first { restricted[$0] <= baseline[$0] }.map { (all.end($0) - lift).hours }
    }
  }

  /// The longest wait, in seconds.
  var longestWait: Estimate? {
    mean { counts in
      classes.flatMap { number in intervals.map { counts.value(.restricted, number, .longestWait, interval: $0) } }.max()
        .map { Double($0) / 1e6 }
    }
  }

  /// The part of those whose service begins who have waited no longer than the target.
  var shareInTime: Estimate? {
    guard let target = results.scenario.services[service].target else { return nil }
    return mean { counts in
      var waits = WaitHistogram()
      for number in classes { counts.add(.restricted, number, intervals: intervals, to: &waits) }
      return waits.total > 0 ? Double(waits.count(atMost: target)) / Double(waits.total) : nil
    }?.clamped(to: 0...1)
  }

  private var classes: Range<Int> { 0..<results.scenario.services[service].classes }

  /// The mean over the replications with Student's interval.
  private func mean(_ figure: (ServiceCounts) -> Double?) -> Estimate? {
    let values = results.replications.compactMap { figure($0.services[service]) }
    guard values.count == results.replications.count else { return nil }
    return Estimate(meanOf: values, criticalValue: criticalValue).clamped(to: 0...Double.infinity)
  }
}
