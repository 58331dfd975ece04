import FreshetCore

/// The data files that a scenario names: reads them, checks their form, and names their copies.
struct DataFiles {
  static let largestFile = 64 << 20
  /// What the run folder calls its own files; a copy gets another name.
  static let namesOfResults: Set<String> = [
    "timeseries.csv", "population.csv", "effects.csv", "surge.csv", "ledger.csv", "activity.csv", "replications.csv", "services.csv", "manifest.json",
    "scenario.yaml",
  ]

  /// The folder that paths are relative to.
  let folder: String
  /// The copies, in the order in which the scenario names the files.
  private(set) var files: [(name: String, contents: [UInt8])] = []
  /// The texts that problems with data files point into.
  private(set) var sources: [SourceText] = []
  /// The position that the first of them has among the sources of the scenario.
  private let firstSource: Int
  /// The names of the copies, by the paths of the files.
  private var copies: [String: String] = [:]
  private var gapsOfFiles: [String: [(key: String, value: ParameterValue)]] = [:]
  private var rowsOfFiles: [String: (rows: RowTable, source: Int)] = [:]
  /// Names that a copy cannot have any more.
  private var names = Self.namesOfResults

  init(folder: String, firstSource: Int) {
    self.folder = folder
    self.firstSource = firstSource
  }

  /// Reads a file of gaps, a ``GapTable``.
  ///
  /// - Returns: The name of the copy and the columns: `values` in seconds, and `weights` where there are any.
  mutating func gaps(_ path: String) throws(DataFileError) -> (name: String, columns: [(key: String, value: ParameterValue)]) {
    if let name = copies[path], let known = gapsOfFiles[path] { return (name, known) }
    let bytes = try read(path)
    let table: GapTable
    do throws(CSVError) {
      table = try GapTable(bytes)
    } catch {
      throw DataFileError(error.problem, span: error.place.map { span(of: $0, in: path) })
    }
    func column(_ key: String, _ numbers: [Double]) -> (key: String, value: ParameterValue) {
      (key, .list(numbers.map { .number($0) }))
    }
    let columns = [column("values", table.gaps)] + (table.weights.map { [column("weights", $0)] } ?? [])
    gapsOfFiles[path] = columns
    return (copy(bytes, of: path), columns)
  }

  /// Reads a file with rows, a ``RowTable``.
  ///
  /// - Returns: The name of the copy, the rows, and the position of the file's text among the sources of the scenario.
  mutating func rows(
    _ path: String, columns: [String], atMost limit: Int
  ) throws(DataFileError) -> (name: String, rows: RowTable, source: Int) {
    let key = columns.joined(separator: ",") + " " + path
    if let name = copies[path], let known = rowsOfFiles[key] { return (name, known.rows, known.source) }
    let bytes = try read(path)
    let table: RowTable
    do throws(CSVError) {
      table = try RowTable(bytes, columns: columns, atMost: limit)
    } catch {
      throw DataFileError(error.problem, span: error.place.map { span(of: $0, in: path) })
    }
    // Whether the rows make sense is found out later, so that the whole text is kept.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = String(decoding: bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...], as: UTF8.self)
    sources.append(SourceText(name: place(of: path), text: text))
    let source = firstSource + sources.count - 1
    rowsOfFiles[key] = (table, source)
    return (copy(bytes, of: path), table, source)
  }

  private func place(of path: String) -> String { path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path }

  private func read(_ path: String) throws(DataFileError) -> [UInt8] {
    do {
      return try InputFile(path: place(of: path)).read(limit: Self.largestFile)
    } catch {
      throw DataFileError(.unreadable(error.problem))
    }
  }

  /// Keeps a copy of a file, unless there is one.
  ///
  /// - Returns: Its name.
  private mutating func copy(_ bytes: [UInt8], of path: String) -> String {
    if let known = copies[path] { return known }
    let name = freeName(path.split(separator: "/").last.map(String.init) ?? path)
    files.append((name, bytes))
    names.insert(name)
    copies[path] = name
    return name
  }

  /// Makes a place in a data file one that a message can show.
  private mutating func span(of place: CSVError.Place, in path: String) -> SourceSpan {
    // Only the line that is shown is kept of the file.
    let lines = String(repeating: "\n", count: place.line - 1) + place.text
    sources.append(SourceText(name: self.place(of: path), text: lines))
    return SourceSpan(
      source: firstSource + sources.count - 1, line: place.line, column: place.column, length: place.length)
  }

  private func freeName(_ wanted: String) -> String {
    guard names.contains(wanted) else { return wanted }
    let parts = wanted.split(separator: ".", omittingEmptySubsequences: false)
    let stem = parts.dropLast().joined(separator: ".")
    var number = 2
    while true {
      let name = stem.isEmpty ? "\(wanted)-\(number)" : "\(stem)-\(number).\(parts.last ?? "")"
      if !names.contains(name) { return name }
      number += 1
    }
  }
}

/// Why a data file cannot be used, and the place in it where there is one.
struct DataFileError: Error {
  var problem: DataFileProblem
  var span: SourceSpan?

  init(_ problem: DataFileProblem, span: SourceSpan? = nil) {
    self.problem = problem
    self.span = span
  }
}
