extension TimeseriesColumns {
  static let arm = Column<TimeseriesRow>(
    "arm", "The world: `baseline` without the restrictions, `restricted` with them."
  ) { .text($0.arm) }
}
