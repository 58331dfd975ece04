import FreshetCore

/// The points of a file: a header with keys, whose ends may name units, and a line for each point.
struct DesignTable: Sendable {
  let text: String
  /// The position of ``text`` among the sources of the scenario.
  var source = 0
  private var keys: [(column: Int, key: String, unit: String, span: CSVError.Place)] = []
  private let bytes: [UInt8]
  /// Of each line with a point: its number, and where in ``bytes`` it begins.
  private var lines: [(number: Int32, start: Int32)] = []

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
    self.bytes = bytes
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
      self.lines.append((Int32(line.number), Int32(line.start)))
    }
    guard !keys.isEmpty, !self.lines.isEmpty else { throw DesignFileError(problem: .noRows, text: text) }
    guard self.lines.count <= SweepReference.mostPoints else {
      throw DesignFileError(problem: .tooManyRows(count: self.lines.count, limit: SweepReference.mostPoints), text: text)
    }
  }

  /// How many points it has.
  var count: Int { lines.count }

  /// - Parameter scenario: What the keys are keys of.
  func factors(of scenario: SourceNode) -> [SweepFactor] {
    keys.enumerated().map { index, key in
      let words = key.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      let span = span(key.span)
      let axis = SweepAxis(
        name: key.key, path: ValuePath(words, span), values: .column(index, of: self), isWhole: scenario.isWhole(at: words))
      return SweepFactor(axes: [axis], span: span)
    }
  }

  /// The value of a key at a point.
  func value(line: Int, _ key: Int) -> SourceNode {
    let key = keys[key]
    var rest = CSVLines(bytes, from: Int(lines[line].start), after: Int(lines[line].number) - 1)
    guard let line = rest.next() else { return .plain("", span: nil) }
    let text = line.text(key.column)
    return .plain(key.unit.isEmpty ? text : text + " " + key.unit, span: span(line.place(ofCell: key.column)))
  }

  private func span(_ place: CSVError.Place) -> SourceSpan {
    SourceSpan(source: source, line: place.line, column: place.column, length: place.length)
  }
}

/// Why a file of points cannot be used, its text as far as it can be shown, and the place in it where there is one.
struct DesignFileError: Error {
  var problem: DataFileProblem
  var text: String
  var place: CSVError.Place?
}
