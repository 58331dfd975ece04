public import FreshetResults

extension RunResults {
  /// Every metric for every cohort and action in every replication, in the order of `effects.csv`, then of the replications.
  ///
  /// The means of these rows are the rows of ``effects()``.
  ///
  /// - Complexity: O(replications × flows × intervals).
  public func replicationRows() -> [ReplicationRow] {
    let totals = replicationTotals()
    return figures().flatMap { rows(of: $0, totals) }
  }

  typealias ReplicationTotals = (baseline: ArmTotals?, restricted: ArmTotals)

  /// The totals of each replication.
  func replicationTotals() -> [ReplicationTotals] {
    replications.map { (includesBaseline ? ArmTotals($0.baseline, layout) : nil, ArmTotals($0.restricted, layout)) }
  }

  /// A figure in each replication.
  func rows(of figure: Figure, _ totals: [ReplicationTotals]) -> [ReplicationRow] {
    totals.enumerated().map { replication, totals in
      ReplicationRow(
        key: figure.key, replication: replication, baselineCounts: totals.baseline.map(figure.counts),
        restrictedCounts: figure.counts(totals.restricted))
    }
  }
}
