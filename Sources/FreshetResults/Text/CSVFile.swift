/// Writes a table row by row as RFC 4180 CSV with a header row; lines end with a line feed, as the tools of a shell expect.
struct CSVFile<Row> {
  private let columns: [Column<Row>]
  private let file: FileWriter

  init(_ table: Table<Row>, in folder: RunFolder) throws(RunFolderError) {
    columns = table.columns
    file = try folder.create(table.file)
    try file.write(columns.map(\.name).joined(separator: ",") + "\n")
  }

  func write(_ row: Row) throws(RunFolderError) {
    for (index, column) in columns.enumerated() {
      if index > 0 { try file.write(",") }
      try file.write(column.field(row).csv)
    }
    try file.write("\n")
  }

  func close() throws(RunFolderError) { try file.close() }
}
