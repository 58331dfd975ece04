extension TimeseriesColumns {
  static let retried = Column<TimeseriesRow>(
    "retried", unit: "people", "Repeats of blocked attempts."
  ) { $0.people($0.retried) }
}
