extension ResultTables {
  /// `activity.csv`.
  static let activity = Table<ActivityRow>(
    name: "activity",
    meaning: "Active users, where the scenario says `report_activity: true`, a row per arm, platform, cohort and day.",
    columns: [
      .text("date", unit: "local date", "The day of the calendar; the first and the last may be cut by the run.", \.date),
      .text("arm", "The world: `baseline` without the restrictions, `restricted` with them.", \.arm),
      .text("platform", "The platform's name.", \.platform),
      .text("cohort", "The origin or group of the people; where the platform names no origins `all`, or `users` beside groups.", \.cohort),
      .people("daily_active", "People who complete something on the day.", \.daily),
      Column("monthly_active", unit: "people", "People who complete something in the 30 days that end with the day; empty for the first 29.") {
        $0.monthly.map { .integer($0) } ?? .empty
      },
    ])
}
