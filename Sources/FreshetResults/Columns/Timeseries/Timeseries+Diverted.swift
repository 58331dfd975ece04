extension TimeseriesColumns {
  static let diverted = Column<TimeseriesRow>(
    "diverted", unit: "people", "Blocked attempts that turn to another platform, where they come in as fresh ones."
  ) { $0.people($0.diverted) }
}
