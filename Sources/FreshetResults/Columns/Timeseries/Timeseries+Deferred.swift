extension TimeseriesColumns {
  static let deferred = Column<TimeseriesRow>(
    "deferred", unit: "people", "Blocked attempts that wait for the lift."
  ) { $0.people($0.deferred) }
}
