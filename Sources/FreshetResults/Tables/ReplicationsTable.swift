extension ResultTables {
  /// `replications.csv`.
  static let replications = Table<ReplicationRow>(
    name: "replications",
    meaning: "The figures of each replication, for statistics of your own, a row per metric, platform, cohort, action and replication.",
    columns: [
      Column("replication", "The number of the replication, from 0.") { .integer($0.replication) },
      .text("metric", "What is measured; `freshet explain` knows each.", \.key.metric),
      .text("platform", "The platform's name, `all` for distinct people of all platforms.", \.key.platform),
      .text("cohort", "The origin or group of the people; `all` is the whole platform.", \.key.cohort),
      .action(\.key),
      Column("baseline", unit: "people", "The figure without the restrictions.") { $0.baseline.map { .integer($0) } ?? .empty },
      .people("restricted", "The figure with the restrictions.", \.restricted),
    ])
}

extension Column {
  /// The action of a figure.
  static func action(_ key: @escaping @Sendable (Row) -> FigureKey) -> Column {
    Column("action", "What is tried; `all` for all actions together, empty for what belongs to none.") {
      key($0).action.isEmpty ? .empty : .text(key($0).action)
    }
  }
}
