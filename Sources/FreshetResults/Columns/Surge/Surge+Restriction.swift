extension SurgeColumns {
  static let restriction = Column<SurgeRow>(
    "restriction", "The restriction's name."
  ) { .text($0.restriction) }
}
