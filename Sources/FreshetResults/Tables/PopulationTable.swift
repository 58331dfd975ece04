extension ResultTables {
  /// `population.csv`.
  static let population = Table<PopulationRow>(
    name: "population",
    meaning: "Stocks: how many accounts there are, a row per arm, platform, cohort and interval.",
    columns: [
      .text("time", unit: localTime, "When the accounts are counted: the start of the interval.", \.time.text),
      .text("arm", "The world: `baseline` without the restrictions, `restricted` with them.", \.arm),
      .text("platform", "The platform's name.", \.platform),
      .text("cohort", "The origin or group of the people; where the platform names no origins `all`, or `users` beside groups.", \.cohort),
      .people("accounts", "Accounts that exist or have existed: active + lapsed + suspended + read_only + closed.", \.accounts),
      .people("active", "Accounts whose holders use the platform.", \.active),
      .people("registered", "Accounts opened since the start of the run.", \.registered),
      .people("lapsed", "Accounts whose holders have stopped using the platform for a while, be it since others have.", \.lapsed),
      .people("suspended", "Accounts that the platform has suspended, and that may come back.", \.suspended),
      .people("circumventing", "Accounts that have been reached by a way round a restriction since the start of the run.", \.circumventing),
    ] + RowTime.columns(\.time) + [
      .people("read_only", "Accounts on which some actions are closed until their holders verify who they are, lapsed or not.", \.readOnly),
      .people("closed", "Accounts closed for good since the start of the run: their holders have a new one, or have left.", \.closed)
    ])
}
