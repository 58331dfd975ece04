extension TimeseriesColumns {
  static let completed = Column<TimeseriesRow>(
    "completed", unit: "people", "Attempts that succeed."
  ) { $0.people($0.completed) }
}
