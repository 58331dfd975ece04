import FreshetCore
import Foundation

/// The data files that a scenario names: reads them, checks their form, and names their copies.
struct DataFiles {
  static let largestFile = 64 << 20
  /// What the run folder calls its own files; a copy gets another name.
  static let namesOfResults: Set<String> = [
    "timeseries.csv", "population.csv", "effects.csv", "surge.csv", "services.csv", "manifest.json", "scenario.yaml",
  ]

  /// The folder that paths are relative to.
  let folder: String
  /// The copies, in the order in which the scenario names the files.
  private(set) var files: [(name: String, contents: [UInt8])] = []
  private var loaded: [(path: String, name: String, columns: [(key: String, value: ParameterValue)])] = []

  init(folder: String) {
    self.folder = folder
  }

  /// Reads a file of gaps: a header that begins with `gap_` and the unit, then one gap a line, and optionally its weight.
  ///
  /// - Returns: The name of the copy and the columns: `values` in seconds, and `weights` where there are any.
  mutating func load(_ path: String) throws(ScenarioProblemError) -> (
    name: String, columns: [(key: String, value: ParameterValue)]
  ) {
    if let known = loaded.first(where: { $0.path == path }) { return (known.name, known.columns) }
    let place = path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    let bytes: [UInt8]
    do {
      bytes = try InputFile(path: place).read(limit: Self.largestFile)
    } catch {
      let what: String =
        switch error.problem {
        case .notFound: "there is no such file"
        case .directory: "it is a folder"
        case .notAFile: "it is a pipe or a device"
        case .tooLarge: "it is larger than \(Self.largestFile >> 20) MB"
        default: "it cannot be read"
        }
      throw ScenarioProblemError(.dataFile(file: path, line: nil, what: what))
    }
    let columns = try Self.columns(bytes, path)
    let name = freeName(path.split(separator: "/").last.map(String.init) ?? path)
    files.append((name, bytes))
    loaded.append((path, name, columns))
    return (name, columns)
  }

  private func freeName(_ wanted: String) -> String {
    let taken = Self.namesOfResults.union(files.map(\.name))
    guard taken.contains(wanted) else { return wanted }
    let parts = wanted.split(separator: ".", omittingEmptySubsequences: false)
    let stem = parts.dropLast().joined(separator: ".")
    var number = 2
    while true {
      let name = stem.isEmpty ? "\(wanted)-\(number)" : "\(stem)-\(number).\(parts.last ?? "")"
      if !taken.contains(name) { return name }
      number += 1
    }
  }

  private static func columns(
    _ bytes: [UInt8], _ path: String
  ) throws(ScenarioProblemError) -> [(key: String, value: ParameterValue)] {
    func problem(_ line: Int?, _ what: String) -> ScenarioProblemError {
      ScenarioProblemError(.dataFile(file: path, line: line, what: what))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw problem(nil, "it is not a text file") }
    let content = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    let lines = content.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { trimmed($0) }
    guard let header = lines.first, !header.isEmpty else { throw problem(nil, "it is empty") }
    let names = cells(header)
    guard names[0].hasPrefix("gap_"), Units.durationNames.contains(String(names[0].dropFirst(4))) else {
      throw problem(1, "its first column must be called `gap_` and the unit, such as `gap_h`")
    }
    guard names.count == 1 || (names.count == 2 && names[1] == "weight") else {
      throw problem(1, "beside the gaps it may have one more column, `weight`")
    }
    let unit = String(names[0].dropFirst(4))
    var values: [ParameterValue] = []
    var weights: [ParameterValue] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let row = cells(line)
      guard row.count == names.count else {
        throw problem(index + 1, "the header has \(names.count) columns, the line \(row.count)")
      }
      guard let gap = DecimalText(row[0]), gap.unit.isEmpty, gap.value() >= 0, let seconds = Units.seconds(gap, unit) else {
        throw problem(index + 1, "`\(row[0])` is not a gap: a number, at least 0")
      }
      guard seconds <= Quantity.longest else { throw problem(index + 1, "`\(row[0])` is too long") }
      values.append(.number(seconds))
      guard row.count == 2 else { continue }
      guard let weight = DecimalText(row[1]), weight.unit.isEmpty, weight.value().isFinite, weight.value() >= 0 else {
        throw problem(index + 1, "`\(row[1])` is not a weight: a number, at least 0")
      }
      weights.append(.number(weight.value()))
    }
    guard !values.isEmpty else { throw problem(nil, "it has a header but no gaps") }
    return [("values", .list(values))] + (names.count == 2 ? [("weights", .list(weights))] : [])
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.trimmingCharacters(in: .whitespaces)
  }
}
