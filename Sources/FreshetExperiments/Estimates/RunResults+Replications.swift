public import FreshetResults

extension RunResults {
  /// Every metric for every cohort and action in every replication, in the order of `effects.csv`, then of the replications.
  ///
  /// The means of these rows are the rows of ``effects()``.
  ///
  /// - Complexity: O(replications × flows × intervals).
  public func replicationRows() -> [ReplicationRow] {
    let totals = replicationTotals()
    return figures().flatMap { figure in
      let counts = counts(of: figure, totals)
      return totals.indices.map { replication in
        ReplicationRow(
          key: figure.key, replication: replication, baselineCounts: counts.baseline?[replication],
          restrictedCounts: counts.restricted[replication])
      }
    }
  }

  typealias ReplicationTotals = (baseline: ArmTotals?, restricted: ArmTotals)

  /// The totals of each replication.
  func replicationTotals() -> [ReplicationTotals] {
    replications.map { (includesBaseline ? ArmTotals($0.baseline, layout) : nil, ArmTotals($0.restricted, layout)) }
  }

  /// A figure in each replication; without the baseline where it was not simulated.
  typealias FigureCounts = (baseline: [WeighedCounts]?, restricted: [WeighedCounts])

  func counts(of figure: Figure, _ totals: [ReplicationTotals]) -> FigureCounts {
    (includesBaseline ? totals.compactMap { $0.baseline.map(figure.counts) } : nil, totals.map { figure.counts($0.restricted) })
  }
}
