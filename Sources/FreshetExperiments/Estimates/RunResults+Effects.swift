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
    let restricted = people(rows.map(\.restrictedCount))
    guard includesBaseline else {
      return EffectRow(key: key, baseline: nil, restricted: restricted, difference: nil, replications: rows.count)
    }
    let baseline = rows.compactMap(\.baselineCount)
    let difference = pairedMean(rows.compactMap(\.differenceCount))
    return EffectRow(
      key: key, baseline: people(baseline), restricted: restricted,
      // What never happens without the restriction cannot happen less often than never.
      difference: baseline.allSatisfy { $0 == 0 } ? difference.clamped(to: 0...Double.infinity) : difference,
      replications: rows.count)
  }

  /// The mean of paired differences with Student's interval, as real people; the mean from their exact sum.
  private func pairedMean(_ counts: [Int]) -> Estimate {
    let mean = people(counts)
    let halfWidth = Moments(of: counts.map(Double.init)).standardError
      .map { $0 * layout.weight * CriticalValue.of(replications: counts.count) }
    return Estimate(mean, interval: halfWidth.map { ConfidenceInterval(mean, halfWidth: $0) })
  }

  /// The mean of the replications' counts as real people.
  private func people(_ counts: [Int]) -> Double { scale.people(counts.reduce(0, +)) }
}
