extension TimeseriesColumns {
  static let cohort = Column<TimeseriesRow>(
    "cohort", "The origin of the accounts, `all` where the platform names none."
  ) { .text($0.cohort) }
}
