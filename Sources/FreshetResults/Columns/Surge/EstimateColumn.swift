import FreshetStatistics

/// An estimate of `surge.csv`: a column, and beside it the ends of the 95 % interval.
struct EstimateColumn: Sendable {
  let columns: [Column<SurgeRow>]

  /// - Parameter field: How a value of the row is written.
  init(
    _ name: String, unit: String, _ meaning: String,
    field: @escaping @Sendable (SurgeRow, Double) -> Field = { _, value in .number(value) },
    estimate: @escaping @Sendable (SurgeRow) -> Estimate?
  ) {
    func column(_ suffix: String, _ meaning: String, _ part: @escaping @Sendable (Estimate) -> Double?) -> Column<SurgeRow> {
      Column(name + suffix, unit: unit, meaning) { row in
        estimate(row).flatMap(part).map { field(row, $0) } ?? .empty
      }
    }
    columns = [
      column("", meaning) { $0.value },
      column("_ci_low", "Lower end of the 95 % interval of `\(name)` (jackknife over replications).") { $0.interval?.low },
      column("_ci_high", "Upper end of the 95 % interval of `\(name)` (jackknife over replications).") { $0.interval?.high },
    ]
  }
}
