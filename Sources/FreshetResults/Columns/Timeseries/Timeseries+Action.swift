extension TimeseriesColumns {
  static let action = Column<TimeseriesRow>(
    "action", "What is tried; `register` for sign-ups."
  ) { .text($0.action) }
}
