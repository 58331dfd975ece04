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
  public func effects() -> [EffectRow] {
    let totals = replicationTotals()
    return figures().map { effect($0.key, of: rows(of: $0, totals)) }
  }

  private func effect(_ key: FigureKey, of rows: [ReplicationRow]) -> EffectRow {
    let baseline = includesBaseline ? rows.compactMap(\.baselineCount) : nil
    return EffectRow(
      key: key, baseline: baseline.map(mean), restricted: mean(rows.map(\.restrictedCount)),
      difference: baseline.map { difference(rows, baseline: $0) }, relativePercent: baseline.flatMap { percent(rows, baseline: $0) },
      replications: rows.count)
  }

  /// The mean of a count as real people.
  private func mean(_ counts: [Int]) -> Estimate {
    interval(of: counts).clamped(to: 0...Double.infinity).resting(on: counts.reduce(0, +))
  }

  private func difference(_ rows: [ReplicationRow], baseline: [Int]) -> Estimate {
    let difference = interval(of: rows.compactMap(\.differenceCount))
    let happensBefore = baseline.contains { $0 != 0 }
    let events = max(baseline.reduce(0, +), rows.reduce(0) { $0 + $1.restrictedCount })
    // What never happens without the restriction cannot happen less often than never.
    return (happensBefore ? difference : difference.clamped(to: 0...Double.infinity)).resting(on: events)
  }

  private func percent(_ rows: [ReplicationRow], baseline: [Int]) -> Estimate? {
    Estimate.ratio(
      of: rows.compactMap(\.differenceCount).map { 100 * Double($0) }, to: baseline.map(Double.init),
      criticalValue: CriticalValue.of(replications: rows.count)
    )?.clamped(to: -100...Double.infinity).resting(on: baseline.reduce(0, +))
  }

  /// The mean of the replications' counts with Student's interval, as real people; the mean from their exact sum.
  private func interval(of counts: [Int]) -> Estimate {
    let mean = scale.people(counts.reduce(0, +))
    let halfWidth = Moments(of: counts.map(Double.init)).standardError
      .map { $0 * layout.weight * CriticalValue.of(replications: counts.count) }
    return Estimate(mean, interval: halfWidth.map { ConfidenceInterval(mean, halfWidth: $0) })
  }
}
