extension TimeseriesColumns {
  static let attempts = Column<TimeseriesRow>(
    "attempts", unit: "people", "Fresh attempts: wishes of their own, neither repeats nor deferred ones that return."
  ) { $0.people($0.attempts) }
}
