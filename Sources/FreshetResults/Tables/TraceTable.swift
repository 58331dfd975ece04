import FreshetModel

extension ResultTables {
  /// What `freshet trace --csv` prints.
  public static let trace = Table<TraceRow>(
    name: "trace",
    meaning: "The life of one person: what happens and what is decided, a row per arm and event, in the order of time.",
    columns: [
      .text("time", unit: localTime, "When it happens.", \.time.text),
      .text("local_time", unit: "local time", "`time` without the offset.") { $0.time.local },
      Column("elapsed_h", unit: "hours", "From the start of the run to `time`.") { .decimal($0.time.elapsedHours) },
      .text("arm", "The world: `baseline` or `restricted`.", \.arm),
      .text("platform", "The platform of the account.", \.platform),
      .text("cohort", "The account's origin or group; where the platform names no origins `all`, or `users` beside groups.", \.cohort),
      .text("action", "What is tried; empty where it is about the account.", \.action),
      .text(
        "event",
        "What happens: the column of timeseries.csv in which it counts, `registered`, `lapsed`, `returned`, `hurried`, `extra`; "
          + "`waits`, until its moment; `reach` of a completed broadcast; or a decision, in the words of the other columns: "
          + Decision.Kind.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") + ".", \.event),
      .text("restriction", "The restriction that it is due to, or that is decided about; or the service that is asked.", \.restriction),
      .number("draw", unit: "share", "The draw from 0 to 1 that decides; empty where nothing is left to chance.", \.draw),
      .text("options", "What the draw goes through in this order, with the share of each.", \.options),
      .text("choice", "What it comes to.", \.choice),
      .number("length_h", unit: "hours", "The delay or notice that is drawn; delays are on the person's clock.", \.hours),
      Column("number", unit: "retries", "How often the person has tried again, this time included.") { $0.number.map { .integer($0) } ?? .empty },
      .text("until", unit: localTime, "The moment for which something waits; empty where that does not come.", \.until),
      Column("reach", unit: "people", "The subscribers whom a completed broadcast reaches.") { $0.reach.map { .integer($0) } ?? .empty },
    ])
}
