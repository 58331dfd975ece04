extension PopulationColumns {
  static let platform = Column<PopulationRow>(
    "platform", "The platform's name."
  ) { .text($0.platform) }
}
