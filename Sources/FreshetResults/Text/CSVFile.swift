/// Writes a table row by row as RFC 4180 CSV with a header row; lines end with a line feed, as the tools of a shell expect.
struct CSVFile<Row> {
  private let columns: [Column<Row>]
  private let file: FileWriter
  private var line: [UInt8] = []

  init(_ table: Table<Row>, in folder: RunFolder) throws(ResultError) {
    columns = table.columns
    let header = columns.map(\.reference.name).joined(separator: ",") + "\n"
    file = try ResultError.inFolder { () throws(RunFolderError) in
      let file = try folder.create(table.reference.file)
      try file.write(header)
      return file
    }
  }

  mutating func write(_ row: Row) throws(ResultError) {
    line.removeAll(keepingCapacity: true)
    for column in columns {
      column.field(row).append(to: &line)
      line.append(UInt8(ascii: ","))
    }
    line[line.count - 1] = UInt8(ascii: "\n")
    try ResultError.inFolder { () throws(RunFolderError) in try file.write(line) }
  }

  func close() throws(ResultError) { try ResultError.inFolder { () throws(RunFolderError) in try file.close() } }
}
