extension TimeseriesColumns {
  static let waiting = Column<TimeseriesRow>(
    "waiting", unit: "people", "Attempts that wait in a service at the end of the interval (a stock)."
  ) { $0.people($0.waiting) }
}
