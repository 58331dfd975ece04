extension ResultTables {
  /// `timeseries.csv`.
  static let timeseries = Table<TimeseriesRow>(
    name: "timeseries",
    meaning: "Flows: how many attempts come in and how they end, a row per arm, platform, cohort, action and interval.",
    columns: [
      .text("time", unit: localTime, "When the interval starts.", \.time.text),
      .text("arm", "The world: `baseline` without the restrictions, `restricted` with them.", \.arm),
      .text("platform", "The platform's name.", \.platform),
      .text("cohort", "The origin of the accounts, `all` where the platform names none.", \.cohort),
      .text("action", "What is tried; `register` for sign-ups.", \.action),
      .people("attempts", "Fresh attempts: wishes of their own, neither repeats nor deferred ones that return.", \.attempts),
      .people("retried", "Repeats of blocked attempts.", \.retried),
      .people("released", "Deferred attempts that return after the lift.", \.released),
      .people("completed", "Attempts that succeed.", \.completed),
      .people(
        "blocked", "Attempts that are stopped: deferred + retrying + abandoned + circumvented + diverted.", \.blocked),
      .people("deferred", "Blocked attempts that wait for the lift.", \.deferred),
      .people("retrying", "Blocked attempts that will be repeated after a gap.", \.retrying),
      .people("abandoned", "Blocked attempts that are given up for good.", \.abandoned),
      .people("circumvented", "Blocked attempts that find a way round the restriction.", \.circumvented),
      .people(
        "diverted", "Blocked attempts that turn to another platform, where they come in as fresh ones.", \.diverted),
      .people(
        "backlog", "Attempts that wait for their moment, deferred or to be repeated, at the end of the interval (a stock).",
        \.backlog),
      .people("waiting", "Attempts that wait in a service at the end of the interval (a stock).", \.waiting),
    ] + RowTime.columns(\.time))
}
