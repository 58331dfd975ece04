extension TimeseriesColumns {
  static let released = Column<TimeseriesRow>(
    "released", unit: "people", "Deferred attempts that return after the lift."
  ) { $0.people($0.released) }
}
