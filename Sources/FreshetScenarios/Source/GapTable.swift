import FreshetCore

/// Measured gaps, as they stand in a CSV file: a header that begins with `gap_` and the unit, then one gap a line, and optionally
/// its weight.
struct GapTable {
  /// In seconds.
  private(set) var gaps: [Double] = []
  /// As many as gaps; absent where the file has none.
  private(set) var weights: [Double]?

  /// - Complexity: O(length of the file).
  init(_ bytes: [UInt8]) throws(CSVError) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw CSVError(.notText) }
    var lines = CSVLines(bytes)
    guard let header = lines.next(), !header.isBlank else { throw CSVError(.empty) }
    let unit = try readHeader(header)
    while let line = lines.next() {
      if !line.isBlank { try readLine(line, unit) }
    }
    guard !gaps.isEmpty else { throw CSVError(.noGaps) }
  }

  /// - Returns: The unit of the gaps.
  private mutating func readHeader(_ header: CSVLine) throws(CSVError) -> String {
    let name = header.text(0)
    let unit = String(name.dropFirst(4))
    guard name.hasPrefix("gap_"), Units.durationNames.contains(unit) else { throw CSVError(.firstColumn, header, cell: 0) }
    guard header.cells.count <= 2, header.cells.count == 1 || header.text(1) == "weight" else {
      throw CSVError(.otherColumns, header, cell: header.cells.count > 2 ? 2 : 1)
    }
    if header.cells.count == 2 { weights = [] }
    return unit
  }

  private mutating func readLine(_ line: CSVLine, _ unit: String) throws(CSVError) {
    let count = weights == nil ? 1 : 2
    guard line.cells.count == count else {
      throw CSVError(.wrongNumberOfCells(header: count, line: line.cells.count), line, cell: min(count, line.cells.count) - 1)
    }
    let gap = line.text(0)
    guard let decimal = DecimalText(gap), decimal.unit.isEmpty, decimal.value() >= 0, let seconds = Units.seconds(decimal, unit)
    else { throw CSVError(.notAGap(gap), line, cell: 0) }
    guard seconds <= NumberWithUnit.longest else { throw CSVError(.gapTooLong(gap), line, cell: 0) }
    gaps.append(seconds)
    guard count == 2 else { return }
    let text = line.text(1)
    guard let weight = DecimalText(text), weight.unit.isEmpty, weight.value().isFinite, weight.value() >= 0 else {
      throw CSVError(.notAWeight(text), line, cell: 1)
    }
    weights?.append(weight.value())
  }
}
