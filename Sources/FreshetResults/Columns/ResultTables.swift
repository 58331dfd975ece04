/// The documentation of a column, for `freshet explain`.
public struct ColumnReference: Sendable, Equatable {
  public let name: String
  /// What the values are counted in; `nil` for names.
  public let unit: String?
  public let meaning: String
}

/// The documentation of a table, for `freshet explain`.
public struct TableReference: Sendable, Equatable {
  public let name: String
  /// The file's name in the run folder.
  public let file: String
  public let meaning: String
  public let columns: [ColumnReference]
}

/// The tables of a run folder.
public enum ResultTables {
  /// All tables, in the order in which they are documented.
  public static let all: [TableReference] = [
    TimeseriesColumns.table.reference, PopulationColumns.table.reference, EffectsColumns.table.reference,
    SurgeColumns.table.reference,
  ]
}
