import FreshetCore

/// Measured gaps, as they stand in a CSV file: a header that begins with `gap_` and the unit, then one gap a line, and optionally
/// its weight.
struct GapTable {
  /// In seconds.
  private(set) var gaps: [Double] = []
  /// As many as gaps; absent where the file has none.
  private(set) var weights: [Double]?

  /// - Complexity: O(length of the file).
  init(_ bytes: [UInt8]) throws(GapTableError) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw GapTableError(.notText) }
    var lines = CSVLines(bytes)
    guard let header = lines.next(), !header.isBlank else { throw GapTableError(.empty) }
    let unit = try readHeader(header)
    while let line = lines.next() {
      if !line.isBlank { try readLine(line, unit) }
    }
    guard !gaps.isEmpty else { throw GapTableError(.noGaps) }
  }

  /// - Returns: The unit of the gaps.
  private mutating func readHeader(_ header: CSVLine) throws(GapTableError) -> String {
    let name = header.text(0)
    let unit = String(name.dropFirst(4))
    guard name.hasPrefix("gap_"), Units.durationNames.contains(unit) else { throw GapTableError(.firstColumn, header, cell: 0) }
    guard header.cells.count <= 2, header.cells.count == 1 || header.text(1) == "weight" else {
      throw GapTableError(.otherColumns, header, cell: header.cells.count > 2 ? 2 : 1)
    }
    if header.cells.count == 2 { weights = [] }
    return unit
  }

  private mutating func readLine(_ line: CSVLine, _ unit: String) throws(GapTableError) {
    let count = weights == nil ? 1 : 2
    guard line.cells.count == count else {
      throw GapTableError(.wrongNumberOfCells(header: count, line: line.cells.count), line, cell: min(count, line.cells.count) - 1)
    }
    let gap = line.text(0)
    guard let decimal = DecimalText(gap), decimal.unit.isEmpty, decimal.value() >= 0, let seconds = Units.seconds(decimal, unit)
    else { throw GapTableError(.notAGap(gap), line, cell: 0) }
    guard seconds <= NumberWithUnit.longest else { throw GapTableError(.gapTooLong(gap), line, cell: 0) }
    gaps.append(seconds)
    guard count == 2 else { return }
    let text = line.text(1)
    guard let weight = DecimalText(text), weight.unit.isEmpty, weight.value().isFinite, weight.value() >= 0 else {
      throw GapTableError(.notAWeight(text), line, cell: 1)
    }
    weights?.append(weight.value())
  }
}

/// What is wrong with a table of gaps and, where a line is wrong, which and what part of it.
struct GapTableError: Error {
  var problem: DataFileProblem
  var place: Place?

  struct Place {
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int
    var length: Int
    /// The whole line.
    var text: String
  }

  init(_ problem: DataFileProblem) {
    self.problem = problem
  }

  init(_ problem: DataFileProblem, _ line: CSVLine, cell: Int) {
    self.problem = problem
    place = line.place(ofCell: cell)
  }
}
