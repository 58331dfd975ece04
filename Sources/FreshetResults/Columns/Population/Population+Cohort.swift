extension PopulationColumns {
  static let cohort = Column<PopulationRow>(
    "cohort", "The origin of the accounts, `all` where the platform names none."
  ) { .text($0.cohort) }
}
