import FreshetCore
import FreshetStatistics

extension ResultTables {
  /// `surge.csv`.
  public static let surge = Table<SurgeRow>(
    name: "surge",
    meaning: "What happens after each lift, a row per restriction, platform and action.",
    columns: names + figures(ofService: false) + [.tooFew(\.tooFew)] + figures(ofService: true))

  private static let names: [Column<SurgeRow>] = [
    .text("restriction", "The restriction's name.", \.restriction),
    .text("platform", "The platform's name.", \.platform),
    .text("action", "What was gated.", \.action),
    .text("lifted", unit: localTime, "When the restriction ended.") { $0.clock.text($0.lifted) },
  ]

  private static func figures(ofService isOfService: Bool) -> [Column<SurgeRow>] {
    SurgeFigure.allCases.filter { $0.isOfService == isOfService }.flatMap(\.columns)
  }
}

extension SurgeFigure {
  /// The estimate, and beside it the ends of its 95 % interval.
  fileprivate var columns: [Column<SurgeRow>] {
    let end = "end of the 95 % interval of `\(reference.name)`."
    return [
      column("", reference.meaning) { $0.value },
      column("_ci_low", "Lower " + end) { $0.interval?.low },
      column("_ci_high", "Upper " + end) { $0.interval?.high },
    ]
  }

  private func column(
    _ suffix: String, _ meaning: String, _ part: @escaping @Sendable (Estimate) -> Double?
  ) -> Column<SurgeRow> {
    Column(reference.name + suffix, unit: reference.unit, meaning) { row in
      guard let value = row[self].flatMap(part) else { return .empty }
      return isInstant
        // Whole seconds, so that all times of a column have one form.
        ? .text(row.clock.text(SimulationTime(microseconds: Int64((value / 1e6).rounded()) * 1_000_000))) : .number(value)
    }
  }
}
