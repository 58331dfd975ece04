import FreshetCore

/// The data files that a scenario names: reads them, checks their form, and names their copies.
struct DataFiles {
  static let largestFile = 64 << 20
  /// What the run folder calls its own files; a copy gets another name.
  static let namesOfResults: Set<String> = [
    "timeseries.csv", "population.csv", "effects.csv", "surge.csv", "replications.csv", "services.csv", "manifest.json", "scenario.yaml",
  ]

  /// The folder that paths are relative to.
  let folder: String
  /// The copies, in the order in which the scenario names the files.
  private(set) var files: [(name: String, contents: [UInt8])] = []
  /// The texts that problems with data files point into.
  private(set) var sources: [SourceText] = []
  /// The position that the first of them has among the sources of the scenario.
  private let firstSource: Int
  private var loaded: [String: (name: String, columns: [(key: String, value: ParameterValue)])] = [:]
  /// Names that a copy cannot have any more.
  private var names = Self.namesOfResults

  init(folder: String, firstSource: Int) {
    self.folder = folder
    self.firstSource = firstSource
  }

  /// Reads a file of gaps, a ``GapTable``.
  ///
  /// - Returns: The name of the copy and the columns: `values` in seconds, and `weights` where there are any.
  mutating func load(_ path: String) throws(DataFileError) -> (
    name: String, columns: [(key: String, value: ParameterValue)]
  ) {
    if let known = loaded[path] { return known }
    let place = path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    let bytes: [UInt8]
    do {
      bytes = try InputFile(path: place).read(limit: Self.largestFile)
    } catch {
      throw DataFileError(.unreadable(error.problem))
    }
    let table: GapTable
    do throws(GapTableError) {
      table = try GapTable(bytes)
    } catch {
      throw DataFileError(error.problem, span: error.place.map { span(of: $0, in: place) })
    }
    func column(_ key: String, _ numbers: [Double]) -> (key: String, value: ParameterValue) {
      (key, .list(numbers.map { .number($0) }))
    }
    let name = freeName(path.split(separator: "/").last.map(String.init) ?? path)
    let columns = [column("values", table.gaps)] + (table.weights.map { [column("weights", $0)] } ?? [])
    files.append((name, bytes))
    names.insert(name)
    loaded[path] = (name, columns)
    return (name, columns)
  }

  /// Makes a place in a data file one that a message can show.
  private mutating func span(of place: GapTableError.Place, in path: String) -> SourceSpan {
    // Only the line that is shown is kept of the file.
    let lines = String(repeating: "\n", count: place.line - 1) + place.text
    sources.append(SourceText(name: path, text: lines))
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
