extension TimeseriesColumns {
  static let circumvented = Column<TimeseriesRow>(
    "circumvented", unit: "people", "Blocked attempts that find a way round the restriction."
  ) { $0.people($0.circumvented) }
}
