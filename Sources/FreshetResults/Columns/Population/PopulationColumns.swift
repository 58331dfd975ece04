/// The columns of `population.csv`: stocks, a row per arm, platform, cohort and interval.
enum PopulationColumns {
  static let table = Table(
    name: "population",
    meaning: "Stocks: how many accounts there are, a row per arm, platform, cohort and interval.",
    columns: [time, arm, platform, cohort, accounts, active, registered, lapsed, suspended, circumventing])
}
