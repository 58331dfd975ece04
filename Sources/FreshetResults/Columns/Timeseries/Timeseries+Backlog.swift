extension TimeseriesColumns {
  static let backlog = Column<TimeseriesRow>(
    "backlog", unit: "people",
    "Attempts that wait for their moment, deferred or to be repeated, at the end of the interval (a stock)."
  ) { $0.people($0.backlog) }
}
