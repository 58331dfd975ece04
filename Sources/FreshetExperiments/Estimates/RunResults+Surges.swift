import FreshetCore
import FreshetModel
public import FreshetResults

extension RunResults {
  /// The rows of `surge.csv`: for each lift of a restriction that is listed and lies inside the run, what happens to each action that it gated.
  ///
  /// The attempts of all cohorts in its scope count together, and only they, and only until something else begins or ends for them
  /// (``SurgeWindow``). Peaks are freed from
  /// most of what chance adds to a maximum (``NoisyMaximum``); other figures are read from the mean series over the
  /// replications, and their 95 % interval comes from the jackknife (``Estimate/jackknife(all:leavingOut:criticalValue:)``), that of the time
  /// to recover from the intervals of the series (``Recovery``).
  ///
  /// - Complexity: O(lifts × replications × intervals) in time, the same for one lift in memory.
  public func surges() -> [SurgeRow] {
    scenario.restrictions.flatMap { restriction in
      restriction.schedule.lifts(before: scenario.end).flatMap { lift in
        // Nobody wants to connect for its own sake, so there is nothing usual to hold a rush against.
        restriction.actions.filter { $0 != Action.connect }.compactMap { surge(restriction, action: $0, lift: lift) }
      }
    }
  }

  private func surge(_ restriction: Restriction, action: String, lift: SimulationTime) -> SurgeRow? {
    let flows = layout.cohorts.indices
      .filter { restriction.scope.includes(layout.cohorts[$0]) }
      .compactMap { layout.flow(cohort: $0, action: action) }
    guard !flows.isEmpty else { return nil }
    let surge = Surge(of: flows, in: SurgeWindow(after: lift, of: restriction, action, in: self), results: self)
    return SurgeRow(
      restriction: restriction.name, platform: platforms[restriction.scope.platform], action: action, lifted: lift, clock: clock,
      estimates: Dictionary(uniqueKeysWithValues: SurgeFigure.allCases.compactMap { figure in surge[figure].map { (figure, $0) } }))
  }
}
