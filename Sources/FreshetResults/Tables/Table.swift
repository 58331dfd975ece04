public import FreshetCore

/// A table of the results: its columns, from which the file, the JSON and the documentation are made.
public struct Table<Row>: Sendable {
  /// The file's name in the run folder, without the ending, and the key of `freshet run --json`.
  let name: String
  let meaning: String
  let columns: [Column<Row>]

  /// The documentation of the table.
  public var reference: TableReference {
    TableReference(name: name, file: name + ".csv", meaning: meaning, columns: columns.map(\.reference))
  }

  /// The names of the columns as a line of RFC 4180 CSV without its end.
  public var header: String { columns.map(\.reference.name).joined(separator: ",") }

  /// A row as a line of RFC 4180 CSV without its end.
  public func line(_ row: Row) -> String {
    var line: [UInt8] = []
    for place in columns.indices {
      if place > 0 { line.append(UInt8(ascii: ",")) }
      columns[place].field(row).append(to: &line)
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// The rows as RFC 4180 CSV with a header row; lines end as those of ``CSVFile``.
  public func csv(_ rows: [Row]) -> String {
    rows.reduce(into: header + "\n") { text, row in text += line(row) + "\n" }
  }

  /// The rows as a list of objects with the columns as keys; what is not applicable is `null`.
  public func json(_ rows: [Row]) -> JSONValue {
    .list(rows.map { row in .object(columns.map { ($0.reference.name, $0.field(row).json) }) })
  }
}
