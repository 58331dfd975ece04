import Foundation
import FreshetCore
import FreshetResults

/// Tells what the study of coverage found.
struct CoverageReport {
  /// Where it is to be written: what `FRESHET_COVERAGE` names; absent where it is not to be.
  static let folder = ProcessInfo.processInfo.environment["FRESHET_COVERAGE"].map { URL(filePath: $0, directoryHint: .isDirectory) }

  private var studies: [(scenario: String, coverage: [IntervalCoverage])] = []

  mutating func add(_ coverage: [IntervalCoverage], of scenario: String) { studies.append((scenario, coverage)) }

  private static let header =
    "table,platform,cohort,action,metric,column,covered_percent,below_percent,above_percent,empty_percent,bias_percent,"
    + "half_width_percent,truth,long_run_share"

  /// A line for each estimate.
  static func csv(_ coverage: [IntervalCoverage]) -> String { ([header] + coverage.map(line)).joined(separator: "\n") + "\n" }

  private static func line(_ row: IntervalCoverage) -> String {
    let key = row.key
    let intervals = Double(row.intervals)
    let fields = [
      key.table, key.platform, key.cohort, key.action, key.metric, key.column,
      percent(Double(row.covered) / intervals, digits: 1), percent(Double(row.below) / intervals, digits: 1),
      percent(Double(row.above) / intervals, digits: 1), percent(row.empty, digits: 1), percent(row.bias, digits: 2),
      percent(row.halfWidth / abs(row.truth), digits: 1), Study.text(row.truth),
      row.isExact ? "exact" : row.longRunShare.isFinite ? fixed(row.longRunShare, digits: 3) : "",
    ]
    return fields.joined(separator: ",")
  }

  /// Empty for what is no number, as the coverage where there are no intervals.
  private static func percent(_ share: Double, digits: Int) -> String { share.isFinite ? fixed(100 * share, digits: digits) : "" }

  private static func fixed(_ number: Double, digits: Int) -> String {
    let text = String(format: "%.\(digits)f", number)
    return Double(text) == 0 ? String(format: "%.\(digits)f", 0) : text
  }

  /// What a reader wants first: all estimates of a table together, and those without an interval.
  var summary: String {
    """
    # How often the 95 % intervals cover
    Freshet \(FreshetVersion.described), `make coverage`: 8 replications a seed. [What this means](../README.md).

    | scenario | seeds | table | estimates | all together cover | each covers |
    |---|---:|---|---:|---:|---:|
    \(studies.flatMap { Self.pooled($0.scenario, $0.coverage) }.joined(separator: "\n"))

    ## Without an interval for some seeds
    | scenario | table | estimate | empty | of the others cover |
    |---|---|---|---:|---:|
    \(studies.flatMap { Self.empty($0.scenario, $0.coverage) }.joined(separator: "\n"))

    """
  }

  private static func pooled(_ scenario: String, _ coverage: [IntervalCoverage]) -> [String] {
    ["effects", "surge"].compactMap { table in
      guard let pooled = coverage.pooled(table) else { return nil }
      let rows = coverage.filter { $0.key.table == table && $0.intervals > 0 && !$0.isExact }
      // Where the intervals are few, chance decides.
      let shares = rows.filter { 10 * $0.intervals >= $0.seeds }.map(\.coverage)
      let range = percent(shares.min() ?? .nan, digits: 1) + " – " + percent(shares.max() ?? .nan, digits: 1)
      let all = percent(pooled.share, digits: 1) + " ± " + percent(pooled.standardError, digits: 1)
      return "| \(scenario) | \(rows.first?.seeds ?? 0) | \(table) | \(rows.count) | \(all) % | \(range) % |"
    }
  }

  private static func empty(_ scenario: String, _ coverage: [IntervalCoverage]) -> [String] {
    coverage.filter { $0.empty > 0 }.map { row in
      let key = row.key
      let estimate = [key.platform, key.cohort, key.action, key.metric, key.column].filter { !$0.isEmpty }.joined(separator: " ")
      let covered = row.intervals > 0 ? "\(row.covered) of \(row.intervals)" : "–"
      return "| \(scenario) | \(key.table) | \(estimate) | \(percent(row.empty, digits: 1)) % | \(covered) |"
    }
  }

  /// Writes a table for each scenario, and the summary.
  func write(into folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for study in studies { try Data(Self.csv(study.coverage).utf8).write(to: folder.appending(path: study.scenario + ".csv")) }
    try Data(summary.utf8).write(to: folder.appending(path: "summary.md"))
  }
}
