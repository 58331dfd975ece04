extension SurgeColumns {
  static let action = Column<SurgeRow>(
    "action", "What was gated."
  ) { .text($0.action) }
}
