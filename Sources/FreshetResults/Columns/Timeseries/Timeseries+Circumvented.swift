extension TimeseriesColumns {
  static let circumvented = Column<TimeseriesRow>(
    "circumvented", unit: "people", "Blocked tries that find a way round the restriction."
  ) { $0.people($0.circumvented) }
}
