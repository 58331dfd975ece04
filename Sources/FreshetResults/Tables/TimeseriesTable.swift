extension ResultTables {
  /// `timeseries.csv`.
  public static let timeseries = Table<TimeseriesRow>(
    name: "timeseries",
    meaning: "Flows: how many attempts come in and how they end, a row per arm, platform, cohort, action and interval.",
    columns: [
      .text("time", unit: localTime, "When the interval starts.", \.time.text),
      .text("arm", "The world: `baseline` without the restrictions, `restricted` with them.", \.arm),
      .text("platform", "The platform's name.", \.platform),
      .text("cohort", "The origin or group of the people; where the platform names no origins `all`, or `users` beside groups.", \.cohort),
      .text("action", "What is tried; `register` for sign-ups.", \.action),
      .people(
        "attempts", "First attempts of a wish. Repeats are `retried`; deferred attempts that return are `released`.",
        \.attempts),
      .people("retried", "Repeats of blocked attempts.", \.retried),
      .people("released", "Deferred attempts that return after the lift.", \.released),
      .people("completed", "Attempts that succeed.", \.completed),
      .people(
        "blocked", "Attempts that are stopped. With `withheld` they are deferred + retrying + abandoned + circumvented + diverted.", \.blocked),
      .people("deferred", "Wishes and repeats, blocked or withheld, that wait for the lift.", \.deferred),
      .people("retrying", "Wishes and repeats, blocked or withheld, that will be tried after a gap.", \.retrying),
      .people("abandoned", "Wishes and repeats, blocked or withheld, that are given up for good.", \.abandoned),
      .people("circumvented", "Wishes, blocked or withheld, that find a way round the restriction.", \.circumvented),
      .people(
        "diverted", "Wishes, blocked or withheld, that turn to another platform, where they come in as `arrived`.", \.diverted),
      .people(
        "backlog", "Attempts that wait for their moment, deferred or to be repeated, at the end of the interval (a stock).",
        \.backlog),
      .people(
        "waiting", "Attempts that wait for a service, are being served, or are held up by a friction, at the end of the interval (a stock).",
        \.waiting),
    ] + RowTime.columns(\.time) + [
      .people("wishes", "Wishes that come, whatever becomes of them.", \.wishes),
      .people("arrived", "Wishes that come here from another platform, or on the way to something else.", \.arrived),
      .people(
        "withheld", "Wishes that people do not try to fulfil since they believe that the restriction is in force.", \.withheld),
      .people("superseded", "Waiting wishes whose place a newer one takes.", \.superseded),
      .people("settled", "Waiting wishes that end since another wish of the person succeeds.", \.settled),
      .people(
        "unable",
        "Wishes of people who have no account yet, or a suspended or closed one, or who are away since others are; they come to nothing.",
        \.unable),
      .people("deterred", "Wishes that do not come since people are afraid.", \.deterred),
      .people("dropped", "Attempts that end since the person gives up at a friction, or loses patience in the line of a service.", \.dropped),
      .people("replaced", "Attempts in the line of a service whose place a newer one takes.", \.replaced),
    ])
}
