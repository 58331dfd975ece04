import FreshetCore
import FreshetModel
public import FreshetResults
import FreshetStatistics

extension RunResults {
  /// The rows of `surge.csv`: for each restriction that is lifted inside the run, what happens to each action that it gated.
  ///
  /// The attempts of all cohorts in its scope count together, and only they. Every figure is read from the mean series over the
  /// replications, its 95 % interval comes from the jackknife (``Estimate/jackknife(all:leavingOut:criticalValue:)``); the hour
  /// of the peak and the time to recover, which jump, have one only where they stand still.
  ///
  /// - Complexity: O(lifts × replications × intervals) in time, the same for one lift in memory.
  public func surges() -> [SurgeRow] {
    scenario.restrictions
      .filter { $0.until > .start && $0.until < scenario.end }
      .flatMap { restriction in restriction.actions.compactMap { surge(restriction, action: $0) } }
  }

  private func surge(_ restriction: Restriction, action: String) -> SurgeRow? {
    let flows = layout.cohorts.indices
      .filter { layout.cohorts[$0].platform == restriction.platform && restriction.origins.contains(layout.cohorts[$0].name) }
      .compactMap { layout.flow(cohort: $0, action: action) }
    guard !flows.isEmpty else { return nil }

    let parts = replications.map { SurgeSeries($0, flows: flows, includesBaseline: includesBaseline) }
    var sum = parts[0]
    for part in parts.dropFirst() { sum += part }
    let intervals = ReportIntervals(scenario)
    let figures = { (series: SurgeSeries) in
      SurgeFigures(series, lift: restriction.until, intervals: intervals, weight: layout.weight)
    }
    let all = figures(sum)
    let leavingOut = parts.count == 1 ? [all] : parts.map { part in
      sum -= part
      defer { sum += part }
      return figures(sum)
    }
    let criticalValue = CriticalValue.of(replications: parts.count)
    func estimate(_ figure: (SurgeFigures) -> Double?) -> Estimate? {
      Estimate.jackknife(all: figure(all), leavingOut: leavingOut.map(figure), criticalValue: criticalValue)?
        .clamped(to: 0...Double.infinity)
    }
    func estimateOfSteps(_ figure: (SurgeFigures) -> Double?, step: Double, range: ClosedRange<Double>) -> Estimate? {
      Estimate.jackknifeOfSteps(
        all: figure(all), leavingOut: leavingOut.map(figure), criticalValue: criticalValue, step: step)?
        .clamped(to: range)
    }

    var row = SurgeRow(
      restriction: restriction.name, platform: platforms[restriction.platform], action: action, lifted: restriction.until,
      clock: clock)
    row.baselinePerHour = estimate(\.baselinePerHour)
    row.peakPerHour = estimate(\.peakPerHour)
    row.peakRatio = estimate(\.peakRatio)
    let first = intervals.start(intervals.containing(restriction.until))
    row.peakTime = estimateOfSteps(
      \.peakTime, step: Double(scenario.reportInterval.microseconds),
      range: Double(first.microseconds)...Double(scenario.end.microseconds))
    row.backlogAtLift = estimate(\.backlogAtLift)
    row.halfBacklogHours = estimate(\.halfBacklogHours)
    row.recoveryHours = estimateOfSteps(
      \.recoveryHours, step: scenario.reportInterval.hours, range: 0...Double.infinity)
    row.releasedTotal = estimate(\.releasedTotal)
    row.abandonedTotal = estimate(\.abandonedTotal)
    return row
  }
}
