/// A column of a result table: its documentation, and how a row fills it.
struct Column<Row>: Sendable {
  let name: String
  /// What the values are counted in; `nil` for names.
  let unit: String?
  let meaning: String
  let field: @Sendable (Row) -> Field

  init(_ name: String, unit: String? = nil, _ meaning: String, field: @escaping @Sendable (Row) -> Field) {
    self.name = name
    self.unit = unit
    self.meaning = meaning
    self.field = field
  }

  var reference: ColumnReference { ColumnReference(name: name, unit: unit, meaning: meaning) }
}

/// A table of the results: a file and its columns.
struct Table<Row>: Sendable {
  let name: String
  let meaning: String
  let columns: [Column<Row>]

  var file: String { name + ".csv" }
  var reference: TableReference {
    TableReference(name: name, file: file, meaning: meaning, columns: columns.map(\.reference))
  }
}
