import FreshetModel
public import FreshetResults

extension PointRecord {
  /// Estimates what a sweep keeps of a point.
  ///
  /// - Parameters:
  ///   - results: All replications of the point.
  ///   - metrics: The metrics that are wanted; `nil` for all, with ledger and services.
  /// - Throws: ``ResultError/accounting(_:)`` where a time series does not add up.
  public init(_ results: RunResults, metrics: [String]?) throws(ResultError) {
    let names = metrics.map(Set.init) ?? [Self.all]
    let wanted = names.contains(Self.all) ? nil : names
    func people(_ counts: [WeighedCounts]) -> [Double] { counts.map { $0.people(replications: 1) } }
    let figures = results.effects(of: wanted).map { effect, counts in
      Figure(effect, baseline: counts.baseline.map(people) ?? [], restricted: people(counts.restricted))
    }
    self.init(events: results.events, figures: figures)
    if Self.hasSurges(metrics) { surges = results.surges().map(ResultTables.surge.line) }
    if wanted == nil {
      ledger = results.ledger().map(ResultTables.ledger.line)
      services = results.serviceSums().map(SweepTables.services.line)
    }
    if names.contains(Self.wordOfTimeseries) { timeseries = try results.timeseries().map(ResultTables.timeseries.line) }
  }

  /// Whether any of the metrics is one of surges.
  static func hasSurges(_ metrics: [String]?) -> Bool {
    metrics.map { !Set($0).isDisjoint(with: metricsOfSurges + [all]) } ?? true
  }

  private static let all = SweepPlan.allMetrics
  /// The word that stands for the time series.
  private static let wordOfTimeseries = ResultTables.timeseries.reference.name

  /// The columns of `surge.csv` that a sweep can be asked for.
  private static let metricsOfSurges = SurgeFigure.allCases.map(\.reference.name)

  /// All metrics that a sweep can be asked for.
  public static let metrics = metricsOfEffects + metricsOfSurges + [all, wordOfTimeseries]
  /// Those of them of which each replication has one.
  public static let metricsOfEffects = Metric.all.map(\.name)
}
