extension TimeseriesColumns {
  static let completed = Column<TimeseriesRow>(
    "completed", unit: "people", "Tries that succeed."
  ) { $0.people($0.completed) }
}
