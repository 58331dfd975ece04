import FreshetModel
public import FreshetResults

extension PointRecord {
  /// Estimates what a sweep keeps of a point.
  ///
  /// - Parameters:
  ///   - results: All replications of the point.
  ///   - metrics: The metrics that are wanted; `nil` for all, with ledger and services.
  public init(_ results: RunResults, metrics: [String]?) {
    let wanted = metrics.map(Set.init)
    let figures = results.effects(of: wanted).map { effect, replications in
      Figure(
        line: ResultTables.effects.line(effect), baseline: replications.compactMap { $0.baselineCounts?.people(replications: 1) },
        restricted: replications.map { $0.restrictedCounts.people(replications: 1) })
    }
    let hasSurges = wanted.map { !$0.isDisjoint(with: Self.metricsOfSurges) } ?? true
    self.init(
      events: results.events, figures: figures, surges: hasSurges ? results.surges().map(ResultTables.surge.line) : [],
      ledger: wanted == nil ? results.ledger().map(ResultTables.ledger.line) : [],
      services: wanted == nil ? results.serviceSums().map(SweepTables.services.line) : [])
  }

  /// The columns of `surge.csv` that a sweep can be asked for.
  private static let metricsOfSurges = SurgeFigure.allCases.map(\.reference.name)

  /// All metrics that a sweep can be asked for.
  public static let metrics = metricsOfEffects + metricsOfSurges
  /// Those of them of which each replication has one.
  public static let metricsOfEffects = Metric.all.map(\.name)
}
