/// A row of `sensitivity.csv`: how much of the variance of a number comes from a factor.
public struct SensitivityRow: Sendable {
  let key: Outcome.Key
  let factor: String
  let first: Double
  let total: Double
  /// Half-widths of the 95 % intervals.
  let firstReach: Double
  let totalReach: Double
  let blocks: Int
  let dropped: Int

  /// - Parameters:
  ///   - key: Which number.
  ///   - factor: The factor's name.
  ///   - first: The part that it brings by itself, and half the width of its 95 % interval.
  ///   - total: The part that would be gone without it, likewise.
  ///   - blocks: How many blocks of points it is estimated from.
  ///   - dropped: How many could not be used, since a point in them failed or has no such number.
  public init(
    key: Outcome.Key, factor: String, first: (value: Double, reach: Double), total: (value: Double, reach: Double), blocks: Int, dropped: Int
  ) {
    self.key = key
    self.factor = factor
    (self.first, firstReach) = first
    (self.total, totalReach) = total
    self.blocks = blocks
    self.dropped = dropped
  }
}

/// A row of `bands.csv`: how far a number goes over the points of a sweep, beside how far chance takes it.
public struct BandRow: Sendable {
  let key: Outcome.Key
  let standing: Outcome?
  let low: Double
  let median: Double
  let high: Double
  let mover: String
  let correlation: Double?
  let points: Int

  /// - Parameters:
  ///   - key: Which number.
  ///   - standing: The number at the reference point.
  ///   - band: What 5, 50 and 95 % of the points stay below.
  ///   - mover: The column that moves it most, and the rank correlation with it; absent where nothing moves it.
  ///   - points: How many points have the number.
  public init(
    key: Outcome.Key, standing: Outcome?, band: (low: Double, median: Double, high: Double), mover: (name: String, correlation: Double)?, points: Int
  ) {
    self.key = key
    self.standing = standing
    (low, median, high) = band
    self.mover = mover?.name ?? ""
    correlation = mover?.correlation
    self.points = points
  }
}

extension SweepTables {
  private static func keys<Row>(_ key: @escaping @Sendable (Row) -> Outcome.Key) -> [Column<Row>] {
    [
      .text("metric", "A metric of `sweep.csv`, of which it is the effect, or a figure of `surges.csv`.") { key($0).metric },
      .text("restriction", "The restriction of a surge; empty for an effect.") { key($0).restriction },
      .text("platform", "The platform's name, `all` for distinct people of all platforms.") { key($0).platform },
      .text("cohort", "The origin or group of the people; `all` is the whole platform; empty for a surge.") { key($0).cohort },
      .text("action", "What is tried; `all` for all actions together, empty for what belongs to none.") { key($0).action },
    ]
  }

  /// `sensitivity.csv`.
  public static let sensitivity = Table<SensitivityRow>(
    name: "sensitivity",
    meaning: "Which part of the variance of each number comes from each factor (Sobol's indices), a row per number and factor.",
    columns: keys(\.key) + [
      .text("factor", "The factor: the column that varies, or columns that vary together.", \.factor),
      .exactNumber(
        "first", unit: "share", "The part of the variance that the factor brings by itself; an estimate may lie outside of 0 to 1.", \.first),
      .number("first_ci_low", unit: "share", "Lower end of its 95 % interval (bootstrap over the blocks).") { $0.first - $0.firstReach },
      .number("first_ci_high", unit: "share", "Upper end of the same.") { $0.first + $0.firstReach },
      .exactNumber("total", unit: "share", "The part that would be gone if the factor alone were known, after all others.", \.total),
      .number("total_ci_low", unit: "share", "Lower end of its 95 % interval (bootstrap over the blocks).") { $0.total - $0.totalReach },
      .number("total_ci_high", unit: "share", "Upper end of the same.") { $0.total + $0.totalReach },
      .integer("blocks", unit: "blocks", "How many blocks of points it is estimated from.", \.blocks),
      .integer("dropped", unit: "blocks", "How many were not used, since a point in them failed or has no such number.", \.dropped),
    ])

  /// `bands.csv`.
  public static let bands = Table<BandRow>(
    name: "bands",
    meaning: "How far each number goes over the points, beside the interval of chance at the reference point, a row per number.",
    columns: keys(\.key) + [
      .number("reference", unit: "as the number", "The number at the reference point.") { $0.standing?.value },
      .number("ci_low", unit: "as the number", "Lower end of its 95 % interval of chance.") { $0.standing?.interval?.low },
      .number("ci_high", unit: "as the number", "Upper end of the same.") { $0.standing?.interval?.high },
      .number("band_low", unit: "as the number", "What 5 % of the points stay below.", \.low),
      .number("band_median", unit: "as the number", "What half of the points stay below.", \.median),
      .number("band_high", unit: "as the number", "What 95 % of the points stay below.", \.high),
      .text("moved_by", "The column that moves it most; empty where its rank correlation is one that chance gives, below 2 / √points.", \.mover),
      .number(
        "rank_correlation", unit: "1", "Spearman's rank correlation of the number with that column, from -1 to 1; empty without one.",
        \.correlation),
      .integer("points", unit: "points", "How many points have the number.", \.points),
    ])
}
