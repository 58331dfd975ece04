extension PopulationColumns {
  static let arm = Column<PopulationRow>(
    "arm", "The world: `baseline` without the restrictions, `restricted` with them."
  ) { .text($0.arm) }
}
