import FreshetCore

/// The points of a file: a header with keys, whose ends may name units, and a line for each point.
struct DesignTable {
  let text: String
  private var keys: [(column: Int, key: String, unit: String, span: CSVError.Place)] = []
  private var lines: [CSVLine] = []

  /// Columns that tables of results have beside those of the keys.
  private static let ignored: Set<String> = ["point"]
  private static let largestFile = 64 << 20

  init(path: String) throws(DesignFileError) {
    let bytes: [UInt8]
    do throws(ScenarioProblemError) {
      bytes = try InputFile(path: path, mayBeStream: true).read(limit: Self.largestFile)
    } catch {
      throw DesignFileError(problem: .unreadable(error.problem), text: "")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw DesignFileError(problem: .notText, text: "") }
    self.text = text
    var lines = CSVLines(bytes)
    guard let header = lines.next(), !header.isBlank else { throw DesignFileError(problem: .empty, text: text) }
    for column in header.cells.indices where !Self.ignored.contains(header.text(column)) {
      let name = header.text(column)
      let (key, unit) = QuantityText.unit(ofColumn: name) ?? (name, "")
      keys.append((column, key, unit, header.place(ofCell: column)))
    }
    while let line = lines.next() {
      if line.isBlank { continue }
      guard line.cells.count == header.cells.count else {
        let problem = DataFileProblem.wrongNumberOfCells(header: header.cells.count, line: line.cells.count)
        throw DesignFileError(problem: problem, text: text, place: line.place(ofCell: min(line.cells.count, header.cells.count) - 1))
      }
      self.lines.append(line)
    }
    guard !keys.isEmpty, !self.lines.isEmpty else { throw DesignFileError(problem: .noRows, text: text) }
    guard self.lines.count <= SweepReference.mostPoints else {
      throw DesignFileError(problem: .tooManyRows(count: self.lines.count, limit: SweepReference.mostPoints), text: text)
    }
  }

  /// - Parameters:
  ///   - source: The position of ``text`` among the sources of the scenario.
  ///   - scenario: What the keys are keys of.
  func factors(source: Int, of scenario: SourceNode) -> ([SweepFactor], [[SourceNode]]) {
    func span(_ place: CSVError.Place) -> SourceSpan {
      SourceSpan(source: source, line: place.line, column: place.column, length: place.length)
    }
    let points = lines.map { line in
      keys.map { key in
        let text = line.text(key.column)
        return SourceNode.plain(key.unit.isEmpty ? text : text + " " + key.unit, span: span(line.place(ofCell: key.column)))
      }
    }
    let factors = keys.enumerated().map { index, key in
      let words = key.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      let axis = SweepAxis(
        name: key.key, path: ValuePath(words, span(key.span)), values: .list(points.map { $0[index] }),
        isWhole: scenario.isWhole(at: words))
      return SweepFactor(axes: [axis], span: span(key.span))
    }
    return (factors, points)
  }
}

/// Why a file of points cannot be used, its text as far as it can be shown, and the place in it where there is one.
struct DesignFileError: Error {
  var problem: DataFileProblem
  var text: String
  var place: CSVError.Place?
}
