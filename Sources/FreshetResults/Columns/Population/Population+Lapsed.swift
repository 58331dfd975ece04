extension PopulationColumns {
  static let lapsed = Column<PopulationRow>(
    "lapsed", unit: "people", "Accounts whose holders have stopped using the platform for a while."
  ) { $0.people($0.lapsed) }
}
