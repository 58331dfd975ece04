extension PopulationColumns {
  static let accounts = Column<PopulationRow>(
    "accounts", unit: "people", "Accounts that exist: active + lapsed + suspended."
  ) { $0.people($0.accounts) }
}
