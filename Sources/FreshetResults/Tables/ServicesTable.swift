extension ResultTables {
  /// `services.csv`.
  static let services = Table<ServiceRow>(
    name: "services",
    meaning:
      "What happens at services, a row per arm, platform, service, class and interval, where the scenario has any. Waits are those of people "
      + "whose service begins in the interval, of all replications together.",
    columns: [
      .text("time", unit: localTime, "When the interval starts.", \.time.text),
    ] + serviceFlows + [
      .people("waiting", "Who waits in line at the end of the interval (a stock).", \.waiting),
      .people("in_service", "Who is being served at the end of the interval (a stock).", \.inService),
      .number("busy_share", unit: "share", "The share of their working time in which servers serve; empty where none works.", \.busyShare),
      .number("wait_mean_s", unit: "seconds", "The mean wait in line; empty where no service begins.") { $0.waits?.mean },
      .number("wait_p50_s", unit: "seconds", "The wait that half of them do not exceed, to 1 %.") { $0.waits?.median },
      .number("wait_p95_s", unit: "seconds", "The same for 95 %.") { $0.waits?.p95 },
      .number("wait_p99_s", unit: "seconds", "The same for 99 %.") { $0.waits?.p99 },
      .number(
        "wait_max_s", unit: "seconds",
        "The longest wait, the mean over the replications: `wait_p99_s`, which is of all together, may be above it.") { $0.waits?.longest },
    ] + RowTime.columns(\.time) + [replacedInLine])

  /// What comes to a service, and how it ends: the same in a sweep, as sums.
  static let serviceFlows: [Column<ServiceRow>] = [
    .text("arm", "The world: `baseline` without the restrictions, `restricted` with them.", \.arm),
    .text("platform", "The platform's name.", \.platform),
    .text("service", "The service's name.", \.service),
    .text("class", "Whom it is about: `all`; where some have priority also `priority`, and `ordinary` for the others.", \.people),
    .people("arrived", "Attempts that ask the service.", \.arrived),
    .people("served", "Attempts whose service ends well.", \.served),
    .people("refused", "Attempts that reviewers refuse.", \.refused),
    .people("full", "Attempts that find no room to wait in.", \.full),
    .people("reneged", "Attempts that end in line since the person loses patience.", \.reneged),
  ]

  static let replacedInLine = Column<ServiceRow>.people("replaced", "Attempts in line whose place a newer one takes.", \.replaced)
}
