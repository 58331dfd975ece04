extension TimeseriesColumns {
  static let abandoned = Column<TimeseriesRow>(
    "abandoned", unit: "people", "Blocked tries that are given up for good."
  ) { $0.people($0.abandoned) }
}
