extension TimeseriesColumns {
  static let platform = Column<TimeseriesRow>(
    "platform", "The platform's name."
  ) { .text($0.platform) }
}
