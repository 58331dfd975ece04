extension PopulationColumns {
  static let registered = Column<PopulationRow>(
    "registered", unit: "people", "Accounts opened since the start of the run."
  ) { $0.people($0.registered) }
}
