import FreshetModel

extension ResultTables {
  /// `ledger.csv`.
  public static let ledger = Table<LedgerRow>(
    name: "ledger",
    meaning: "What each restriction does and changes over the whole run, a row per restriction, platform, cohort and action.",
    columns: [
      .text(
        "restriction", "The restriction's name. What differs for people whom no restriction stopped stands under `service` and a service's "
          + "name, or `quantity` and a platform's.",
        \.restriction),
      .text("platform", "Where something changes: the platform's name.", \.platform),
      .text("cohort", "The origin or group of the people; where the platform names no origins `all`, or `users` beside groups.", \.cohort),
      .text("action", "What changes.", \.action),
      .people("stopped", "Attempts that it stopped, repeats included.") { $0[.stopped] },
      .people("withheld", "Wishes that were held back since people believed in it, or had moved because of it.") { $0[.withheld] },
      .people(
        "lost", "Wishes that come to nothing here because of it: given up, superseded, settled, waiting at the end, or done elsewhere."
      ) { $0[.lost] },
      .people(
        "gained", "Attempts that succeed here only because of it: turned here, on the way round it, extra, or hurried from beyond the end."
      ) { $0[.gained] },
      .people("later", "Wishes that are fulfilled later than they came.") { $0[.later] },
      .people("earlier", "Wishes that are fulfilled before they would have come.") { $0[.earlier] },
      .days(
        "user_days_lost",
        "Days on which a person is active here in the baseline alone, because of it; the action is the first that is completed on the day. "
          + "Empty unless the scenario says `report_activity: true`."
      ) { $0.counts[.userDaysLost] },
      .days("user_days_gained", "The same for days on which a person is active in the restricted arm alone.") { $0.counts[.userDaysGained] },
    ])
}

extension Column<LedgerRow> {
  /// Days of people, and nothing where nobody counts them.
  fileprivate static func days(_ name: String, _ meaning: String, _ value: @escaping @Sendable (LedgerRow) -> Int?) -> Self {
    Column(name, unit: "days of people", meaning) { value($0).map { .integer($0) } ?? .empty }
  }
}
