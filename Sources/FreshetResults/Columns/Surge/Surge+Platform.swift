extension SurgeColumns {
  static let platform = Column<SurgeRow>(
    "platform", "The platform's name."
  ) { .text($0.platform) }
}
