extension PopulationColumns {
  static let time = Column<PopulationRow>(
    "time", unit: "local time, ISO 8601", "When the accounts are counted: the start of the interval."
  ) { .text($0.time) }
}
