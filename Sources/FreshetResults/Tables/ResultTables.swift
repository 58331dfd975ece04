/// The tables of a run folder; each is described in a file of its own.
public enum ResultTables {
  /// The documentation of all tables, in the order in which they are listed.
  public static let all: [TableReference] = [
    timeseries.reference, population.reference, effects.reference, surge.reference, ledger.reference, activity.reference, replications.reference,
    services.reference,
  ]

  /// The unit of a time.
  static let localTime = "local time, ISO 8601"
}

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
