extension TimeseriesColumns {
  static let time = Column<TimeseriesRow>(
    "time", unit: "local time, ISO 8601", "When the interval starts."
  ) { .text($0.time) }
}
