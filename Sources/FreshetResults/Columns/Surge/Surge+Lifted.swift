extension SurgeColumns {
  static let lifted = Column<SurgeRow>(
    "lifted", unit: "local time, ISO 8601", "When the restriction ended."
  ) { .text($0.clock.text($0.lifted)) }
}
