extension PopulationColumns {
  static let circumventing = Column<PopulationRow>(
    "circumventing", unit: "people", "Accounts that are reached by a way round a restriction."
  ) { $0.people($0.circumventing) }
}
