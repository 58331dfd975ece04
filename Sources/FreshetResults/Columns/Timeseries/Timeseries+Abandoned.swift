extension TimeseriesColumns {
  static let abandoned = Column<TimeseriesRow>(
    "abandoned", unit: "people", "Blocked attempts that are given up for good."
  ) { $0.people($0.abandoned) }
}
