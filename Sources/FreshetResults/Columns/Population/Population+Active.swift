extension PopulationColumns {
  static let active = Column<PopulationRow>(
    "active", unit: "people", "Accounts whose holders use the platform."
  ) { $0.people($0.active) }
}
