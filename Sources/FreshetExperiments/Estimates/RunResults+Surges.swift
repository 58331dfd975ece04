import FreshetCore
import FreshetModel
public import FreshetResults
import FreshetStatistics

extension RunResults {
  /// The rows of `surge.csv`: for each lift of a restriction that is listed and lies inside the run, what happens to each action that it gated.
  ///
  /// The attempts of all cohorts in its scope count together, and only they. Every figure is read from the mean series over the
  /// replications, its 95 % interval comes from the jackknife (``Estimate/jackknife(all:leavingOut:criticalValue:)``); figures
  /// that jump have one only where they stand still (``SurgeFigure/nature``).
  ///
  /// - Complexity: O(lifts × replications × intervals) in time, the same for one lift in memory.
  public func surges() -> [SurgeRow] {
    scenario.restrictions.flatMap { restriction in
      restriction.schedule.lifts(before: scenario.end).flatMap { lift in
        restriction.actions.compactMap { surge(restriction, action: $0, lift: lift) }
      }
    }
  }

  private func surge(_ restriction: Restriction, action: String, lift: SimulationTime) -> SurgeRow? {
    let flows = layout.cohorts.indices
      .filter { restriction.scope.includes(layout.cohorts[$0]) }
      .compactMap { layout.flow(cohort: $0, action: action) }
    guard !flows.isEmpty else { return nil }
    return SurgeRow(
      restriction: restriction.name, platform: platforms[restriction.scope.platform], action: action, lifted: lift,
      clock: clock, estimates: estimates(flows: flows, lift: lift))
  }

  private func estimates(flows: [Int], lift: SimulationTime) -> [SurgeFigure: Estimate] {
    let (all, leavingOut) = readings(flows: flows, lift: lift)
    var estimates: [SurgeFigure: Estimate] = [:]
    for (index, figure) in SurgeFigure.allCases.enumerated() {
      estimates[figure] = estimate(figure, all: all[index], leavingOut: leavingOut.map { $0[index] }, lift: lift)
    }
    return estimates
  }

  /// All figures, in their order, read from the mean over all replications, and from the mean without each of them.
  private func readings(flows: [Int], lift: SimulationTime) -> (all: [Double?], leavingOut: [[Double?]]) {
    let intervals = ReportIntervals(scenario)
    let read = { (series: SurgeSeries) -> [Double?] in
      let reading = SurgeReading(series, lift: lift, intervals: intervals, weight: layout.weight)
      return SurgeFigure.allCases.map { reading[$0] }
    }
    let parts = replications.map { SurgeSeries($0, flows: flows, includesBaseline: includesBaseline) }
    var sum = parts[0]
    for part in parts.dropFirst() { sum += part }
    let all = read(sum)
    guard parts.count > 1 else { return (all, [all]) }
    let leavingOut = parts.map { part in
      sum -= part
      defer { sum += part }
      return read(sum)
    }
    return (all, leavingOut)
  }

  private func estimate(_ figure: SurgeFigure, all: Double?, leavingOut: [Double?], lift: SimulationTime) -> Estimate? {
    let criticalValue = CriticalValue.of(replications: replications.count)
    func estimate(step: Double) -> Estimate? {
      Estimate.jackknifeOfSteps(all: all, leavingOut: leavingOut, criticalValue: criticalValue, step: step)
    }
    let notNegative = 0...Double.infinity
    switch figure.nature {
    case .smooth:
      return Estimate.jackknife(all: all, leavingOut: leavingOut, criticalValue: criticalValue)?.clamped(to: notNegative)
    case .steps:
      return estimate(step: scenario.reportInterval.hours)?.clamped(to: notNegative)
    case .instant:
      let intervals = ReportIntervals(scenario)
      let first = intervals.start(intervals.containing(lift))
      return estimate(step: Double(scenario.reportInterval.microseconds))?
        .clamped(to: Double(first.microseconds)...Double(scenario.end.microseconds))
    }
  }
}
