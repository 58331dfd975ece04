/// The tables of a sweep that no run has. The columns of the keys that vary stand between `point` and these.
public enum SweepTables {
  /// The documentation of all tables of a sweep but those that have the names of a run's.
  public static let all: [TableReference] = [
    TableReference(
      name: "sweep", file: "sweep.csv",
      meaning: "The effects at each point: `point`, the columns that vary, then those of `effects.csv`.",
      columns: [point] + ResultTables.effects.reference.columns),
    TableReference(
      name: "surges", file: "surges.csv",
      meaning: "What happens after each lift at each point: `point`, the columns that vary, then those of `surge.csv`.",
      columns: [point] + ResultTables.surge.reference.columns),
    contrasts.reference, bands.reference, sensitivity.reference,
    TableReference(name: "design", file: "design.csv", meaning: "The points: `point`, then the columns that vary.", columns: [point]),
    TableReference(
      name: "failed", file: "failed.csv", meaning: "The points without results: `point`, the columns that vary, then the problem.",
      columns: [point, ColumnReference(name: "problem", unit: nil, meaning: "What kept the point from having results.")]),
  ]

  private static let point = ColumnReference(name: "point", unit: nil, meaning: "The number of the point in the order of the design, from 0.")

  /// The sums of `services.csv`.
  public static let services = Table<ServiceRow>(
    name: "services", meaning: "What happens at services over the whole run, a row per point, arm, platform, service and class.",
    columns: ResultTables.serviceFlows + [
      ResultTables.replacedInLine,
      .number("wait_mean_s", unit: "seconds", "The mean wait in line of those whose service begins; empty where none does.") { $0.waits?.mean },
      .number("wait_p50_s", unit: "seconds", "The wait that half of them do not exceed, to 1 %.") { $0.waits?.median },
      .number("wait_p95_s", unit: "seconds", "The same for 95 %.") { $0.waits?.p95 },
      .number("wait_p99_s", unit: "seconds", "The same for 99 %.") { $0.waits?.p99 },
      .number("wait_max_s", unit: "seconds", "The longest wait, the mean over the replications; `wait_p99_s` is of all together.") {
        $0.waits?.longest
      },
      .number("in_time_share", unit: "share", "The share of them who have waited no longer than the service's `target`; empty without one.") {
        $0.waits?.shareInTime
      },
    ])

  /// `contrasts.csv`.
  public static let contrasts = Table<ContrastRow>(
    name: "contrasts",
    meaning: "How the effect of the restrictions differs from that at the reference point, a row per point and row of `sweep.csv`.",
    columns: [
      .text("metric", "What is measured; `freshet explain` knows each.", \.metric),
      .text("platform", "The platform's name, `all` for distinct people of all platforms.", \.platform),
      .text("cohort", "The origin or group of the people; `all` is the whole platform.", \.cohort),
      Column("action", "What is tried; `all` for all actions together, empty for what belongs to none.") {
        $0.action.isEmpty ? .empty : .text($0.action)
      },
      .number("effect", unit: "people", "Restricted − baseline at the point.", \.effect),
      .number("reference_effect", unit: "people", "Restricted − baseline at the reference point.", \.reference),
      .number("contrast", unit: "people", "The effect less that at the reference point.", \.contrast.value),
      .number(
        "contrast_ci_low", unit: "people",
        "Lower end of the 95 % interval of the contrast (Student, paired over the replications, which share their draws).",
        \.contrast.interval?.low),
      .number("contrast_ci_high", unit: "people", "Upper end of the same.", \.contrast.interval?.high),
      .integer("replications", unit: "replications", "How many replications are paired.", \.replications),
    ])
}
