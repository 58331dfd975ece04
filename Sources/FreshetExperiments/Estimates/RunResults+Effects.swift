public import FreshetResults
import FreshetStatistics

extension RunResults {
  /// The rows of `effects.csv`: every metric for every cohort and action, in real people.
  ///
  /// Means over the replications; differences are paired by replication, with Student's 95 % interval over the paired
  /// differences, which includes the error of simulating a sample. Cohorts come in their order, then their sum, `all`, where a
  /// platform has several; in each, actions in their order, then all of them together, where that means something.
  ///
  /// - Complexity: O(replications × flows × intervals).
  public func effects() -> [EffectRow] { effects(of: nil).map(\.effect) }

  /// The same of some metrics, each row with what it is made of.
  ///
  /// - Parameter metrics: Their names; `nil` for all.
  func effects(of metrics: Set<String>?) -> [(effect: EffectRow, counts: FigureCounts)] {
    let totals = replicationTotals()
    return figures(metrics).map { figure in
      let counts = counts(of: figure, totals)
      return (effect(figure, counts, totals), counts)
    }
  }

  private func effect(_ figure: Figure, _ counts: FigureCounts, _ totals: [ReplicationTotals]) -> EffectRow {
    let (baseline, restricted) = (counts.baseline, counts.restricted)
    let events = (
      baseline: figure.events.map { count in totals.compactMap(\.baseline).reduce(0) { $0 + count($1) } } ?? baseline?.simulated ?? 0,
      restricted: figure.events.map { count in totals.reduce(0) { $0 + count($1.restricted) } } ?? restricted.simulated
    )
    let differences = baseline.map { zip(restricted, $0).map(-) }
    return EffectRow(
      key: figure.key, baseline: baseline.map { mean($0).resting(on: events.baseline) },
      restricted: mean(restricted).resting(on: events.restricted),
      difference: differences.map { difference($0, baseline: baseline ?? []).resting(on: max(events.baseline, events.restricted)) },
      relativePercent: differences.flatMap { percent($0, baseline: baseline ?? [])?.resting(on: events.baseline) },
      replications: restricted.count)
  }

  /// The mean of a count as real people.
  private func mean(_ counts: [WeighedCounts]) -> Estimate {
    interval(of: counts).clamped(to: 0...Double.infinity)
  }

  private func difference(_ differences: [WeighedCounts], baseline: [WeighedCounts]) -> Estimate {
    let difference = interval(of: differences)
    let happensBefore = baseline.contains { !$0.isZero }
    // What never happens without the restriction cannot happen less often than never.
    return happensBefore ? difference : difference.clamped(to: 0...Double.infinity)
  }

  private func percent(_ differences: [WeighedCounts], baseline: [WeighedCounts]) -> Estimate? {
    let unit = WeighedCounts.unit(of: baseline)
    return Estimate.ratio(
      of: differences.map { 100 * $0.amount(in: unit) }, to: baseline.map { $0.amount(in: unit) },
      criticalValue: CriticalValue.of(replications: differences.count)
    )?.clamped(to: -100...Double.infinity)
  }

  /// The mean of the replications' counts with Student's interval, as real people; the mean from their exact sum.
  private func interval(of counts: [WeighedCounts]) -> Estimate {
    let mean = counts.reduce(WeighedCounts(layout.weights), +).people(replications: counts.count)
    let unit = WeighedCounts.unit(of: counts)
    let halfWidth = Moments(of: counts.map { $0.amount(in: unit) }).standardError
      .map { $0 * unit.factor * CriticalValue.of(replications: counts.count) }
    return Estimate(mean, interval: halfWidth.map { ConfidenceInterval(mean, halfWidth: $0) })
  }
}

extension [WeighedCounts] {
  /// Simulated people in all.
  fileprivate var simulated: Int { reduce(0) { $0 + $1.simulated } }
}
