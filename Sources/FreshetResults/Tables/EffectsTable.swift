extension ResultTables {
  /// `effects.csv`.
  public static let effects = Table<EffectRow>(
    name: "effects",
    meaning: "Restricted − baseline over the whole run, with intervals, a row per metric, platform, cohort and action.",
    columns: [
      .text("metric", "What is measured; `freshet explain` knows each.", \.key.metric),
      .text("platform", "The platform's name.", \.key.platform),
      .text("cohort", "The origin of the accounts; `all` is the whole platform.", \.key.cohort),
      .action(\.key),
      .number("baseline", unit: "people", "The figure without the restrictions, mean over the replications.", \.baseline),
      .number("restricted", unit: "people", "The figure with the restrictions, mean over the replications.", \.restricted),
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
        "relative_percent", unit: "%", "The difference in per cent of the baseline; empty where that is 0.", \.relativePercent),
      .integer("replications", unit: "replications", "How many replications the means are over.", \.replications),
    ])
}
