import FreshetCore

/// A table with known columns, as it stands in a CSV file: a header with their names, in any order, then a row a line.
struct RowTable {
  struct Cell {
    var text: String
    var line: Int
    var column: Int
    var length: Int

    func span(in source: Int) -> SourceSpan { SourceSpan(source: source, line: line, column: column, length: length) }
  }

  /// The cells of each row, in the order of the columns that were asked for.
  private(set) var rows: [[Cell]] = []

  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - columns: The names of its columns.
  ///   - limit: The greatest number of rows.
  /// - Complexity: O(length of the file).
  init(_ bytes: [UInt8], columns: [String], atMost limit: Int) throws(CSVError) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw CSVError(.notText) }
    var lines = CSVLines(bytes)
    guard let header = lines.next(), !header.isBlank else { throw CSVError(.empty) }
    let positions = try Self.positions(of: columns, in: header)
    var surplus = 0
    var firstSurplus: CSVLine?
    while let line = lines.next() {
      if line.isBlank { continue }
      guard line.cells.count == columns.count else {
        let cell = min(columns.count, line.cells.count) - 1
        throw CSVError(.wrongNumberOfCells(header: columns.count, line: line.cells.count), line, cell: cell)
      }
      if rows.count < limit {
        rows.append(positions.map { Self.cell($0, of: line) })
      } else {
        firstSurplus = firstSurplus ?? line
        surplus += 1
      }
    }
    if let firstSurplus { throw CSVError(.tooManyRows(count: limit + surplus, limit: limit), firstSurplus, cell: 0) }
    guard !rows.isEmpty else { throw CSVError(.noRows) }
  }

  /// Where in a line each column is.
  private static func positions(of columns: [String], in header: CSVLine) throws(CSVError) -> [Int] {
    let names = header.cells.indices.map(header.text)
    var seen: Set<String> = []
    if let wrong = names.firstIndex(where: { !columns.contains($0) || !seen.insert($0).inserted }) {
      throw CSVError(.wrongColumns(columns), header, cell: wrong)
    }
    guard names.count == columns.count else { throw CSVError(.wrongColumns(columns), header, cell: names.count - 1) }
    return columns.compactMap(names.firstIndex)
  }

  private static func cell(_ index: Int, of line: CSVLine) -> Cell {
    let place = line.place(ofCell: index)
    return Cell(text: line.text(index), line: place.line, column: place.column, length: place.length)
  }
}
