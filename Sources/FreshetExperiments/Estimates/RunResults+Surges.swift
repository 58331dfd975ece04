import FreshetModel
public import FreshetResults

extension RunResults {
  /// The rows of `surge.csv`: for each restriction that is lifted inside the run, what happens to each action that it gated.
  ///
  /// The attempts of all cohorts in its scope count together, and only they. Peaks are freed from
  /// most of what chance adds to a maximum (``NoisyMaximum``), with Student's interval; other figures are read from the mean series over the
  /// replications, and their 95 % interval comes from the jackknife (``Estimate/jackknife(all:leavingOut:criticalValue:)``).
  ///
  /// - Complexity: O(lifts × replications × intervals) in time, the same for one lift in memory.
  public func surges() -> [SurgeRow] {
    scenario.restrictions
      .filter { $0.schedule.isLifted(before: scenario.end) }
      .flatMap { restriction in restriction.actions.compactMap { surge(restriction, action: $0) } }
  }

  private func surge(_ restriction: Restriction, action: String) -> SurgeRow? {
    let flows = layout.cohorts.indices
      .filter { restriction.scope.includes(layout.cohorts[$0]) }
      .compactMap { layout.flow(cohort: $0, action: action) }
    guard !flows.isEmpty else { return nil }
    let surge = Surge(of: flows, lift: restriction.schedule.until, in: self)
    return SurgeRow(
      restriction: restriction.name, platform: platforms[restriction.scope.platform], action: action, lifted: restriction.schedule.until,
      clock: clock,
      estimates: Dictionary(uniqueKeysWithValues: SurgeFigure.allCases.compactMap { figure in surge[figure].map { (figure, $0) } }))
  }
}
