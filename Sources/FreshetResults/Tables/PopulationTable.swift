extension ResultTables {
  /// `population.csv`.
  static let population = Table<PopulationRow>(
    name: "population",
    meaning: "Stocks: how many accounts there are, a row per arm, platform, cohort and interval.",
    columns: [
      .text("time", unit: localTime, "When the accounts are counted: the start of the interval.", \.time.text),
      .text("arm", "The world: `baseline` without the restrictions, `restricted` with them.", \.arm),
      .text("platform", "The platform's name.", \.platform),
      .text("cohort", "The origin or group of the people, `all` where the platform names none.", \.cohort),
      .people("accounts", "Accounts that exist: active + lapsed + suspended.", \.accounts),
      .people("active", "Accounts whose holders use the platform.", \.active),
      .people("registered", "Accounts opened since the start of the run.", \.registered),
      .people("lapsed", "Accounts whose holders have stopped using the platform for a while.", \.lapsed),
      .people("suspended", "Accounts that the platform has closed.", \.suspended),
      .people("circumventing", "Accounts that have been reached by a way round a restriction since the start of the run.", \.circumventing),
    ] + RowTime.columns(\.time))
}
