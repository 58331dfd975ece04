extension PopulationColumns {
  static let suspended = Column<PopulationRow>(
    "suspended", unit: "people", "Accounts that the platform has closed."
  ) { $0.people($0.suspended) }
}
