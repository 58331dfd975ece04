extension TimeseriesColumns {
  static let retrying = Column<TimeseriesRow>(
    "retrying", unit: "people", "Blocked attempts that will be repeated after a gap."
  ) { $0.people($0.retrying) }
}
