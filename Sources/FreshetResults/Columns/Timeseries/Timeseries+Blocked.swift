extension TimeseriesColumns {
  static let blocked = Column<TimeseriesRow>(
    "blocked", unit: "people", "Attempts that are stopped: deferred + retrying + abandoned + circumvented + diverted."
  ) { $0.people($0.blocked) }
}
