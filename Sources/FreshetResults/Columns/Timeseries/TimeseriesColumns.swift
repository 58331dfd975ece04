/// The columns of `timeseries.csv`: flows, a row per arm, platform, cohort, action and interval.
enum TimeseriesColumns {
  static let table = Table(
    name: "timeseries",
    meaning: "Flows: how many attempts come in and how they end, a row per arm, platform, cohort, action and interval.",
    columns: [
      time, arm, platform, cohort, action, attempts, retried, released, completed, blocked, deferred, retrying, abandoned,
      circumvented, diverted, backlog, waiting,
    ])
}
