import FreshetStatistics

extension ResultTables {
  /// `effects.csv`.
  public static let effects = Table<EffectRow>(
    name: "effects",
    meaning: "Restricted − baseline over the whole run, with intervals, a row per metric, platform, cohort and action.",
    columns: [
      .text("metric", "What is measured; `freshet explain` knows each.", \.key.metric),
      .text("platform", "The platform's name, `all` for distinct people of all platforms.", \.key.platform),
      .text("cohort", "The origin or group of the people; `all` is the whole platform.", \.key.cohort),
      .action(\.key),
      .number("baseline", unit: "people", "The figure without the restrictions, mean over the replications.", \.baseline?.value),
      .number("restricted", unit: "people", "The figure with the restrictions, mean over the replications.", \.restricted.value),
      .number("difference", unit: "people", "The effect: restricted − baseline.", \.difference?.value),
      .number(
        "ci_low", unit: "people",
        "Lower end of the 95 % interval of the difference (Student, paired over replications); empty for one replication.",
        \.difference?.interval?.low),
      .number(
        "ci_high", unit: "people",
        "Upper end of the 95 % interval of the difference (Student, paired over replications); empty for one replication.",
        \.difference?.interval?.high),
      .number(
        "relative_percent", unit: "%", "The difference in per cent of the baseline; empty where that is 0.", \.relativePercent?.value),
      .integer("replications", unit: "replications", "How many replications the means are over.", \.replications),
    ] + interval("baseline", "people", "Student", \.baseline) + interval("restricted", "people", "Student", \.restricted)
      + interval("relative_percent", "%", "jackknife over replications", \.relativePercent)
      + [.tooFew(\.tooFew)])

  /// The ends of the interval of an estimate.
  private static func interval(
    _ name: String, _ unit: String, _ method: String, _ estimate: @escaping @Sendable (EffectRow) -> Estimate?
  ) -> [Column<EffectRow>] {
    [
      .number(name + "_ci_low", unit: unit, "Lower end of the 95 % interval of `\(name)` (\(method)).") { estimate($0)?.interval?.low },
      .number(name + "_ci_high", unit: unit, "Upper end of the 95 % interval of `\(name)` (\(method)).") { estimate($0)?.interval?.high },
    ]
  }
}

extension Column {
  /// The names of columns whose estimates have no interval because they rest on too few simulated events.
  static func tooFew(_ names: @escaping @Sendable (Row) -> [String]) -> Column {
    Column("too_few", "Which of these estimates rest on fewer than \(Estimate.fewestEvents) simulated events, and so have no interval.") {
      let names = names($0)
      return names.isEmpty ? .empty : .text(names.joined(separator: " "))
    }
  }
}
