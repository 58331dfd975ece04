import Foundation
import FreshetResults
import FreshetStatistics

extension RunComparison {
  /// The comparison for people to read.
  ///
  /// - Parameter showsSame: Whether figures that do not differ are shown.
  func report(showsSame: Bool) -> String {
    var text = zip(["A", "B"], zip(paths, manifests)).map { letter, run in
      let (path, manifest) = run
      return "\(letter)  \(path): \(manifest.name), seed \(manifest.seed), \(HumanText.count(Double(manifest.usersSimulated))) simulated people, "
        + "\(manifest.replications) replication\(manifest.replications == 1 ? "" : "s"), version \(manifest.version)\n"
        + (manifest.overrides.isEmpty ? "" : "   changed by \(manifest.overrides.joined(separator: " "))\n")
    }.joined()
    text += scenarioChanges
    text += unpaired.isEmpty
      ? "They share their draws: replications are compared in pairs.\n"
      : "They do not share their draws, since they differ in \(unpaired.joined(separator: ", ")): intervals are added up.\n"
    if hasOtherTimes { text += "Restrictions are in force at other times, so `completed_during` is left out.\n" }
    text += "\n"
    let shown = figures.filter { showsSame || !$0.isSame }
    text += Self.table(shown)
    let same = figures.count - figures.filter { !$0.isSame }.count
    if same > 0, !showsSame {
      text += (shown.isEmpty ? "" : "\n")
        + (same == 1 ? "1 figure is the same; --all shows it\n" : "\(same) figures are the same; --all shows them\n")
    }
    return text + "\n" + tables.map { Self.words($0) }.joined()
  }

  private static let mostLines = 12

  /// In what the scenarios differ, as they were resolved.
  private var scenarioChanges: String {
    let texts = paths.map { FileManager.default.contents(atPath: "\($0)/\(RunManifest.scenario)").map { String(decoding: $0, as: UTF8.self) } ?? "" }
    let lines = TextChanges.lines(from: texts[0], to: texts[1], signs: ("A", "B"), atMost: Self.mostLines)
    return lines.isEmpty ? "" : "Their scenarios differ:\n" + lines
  }

  private static func table(_ figures: [Figure]) -> String {
    guard !figures.isEmpty else { return "" }
    let rows = [["", "A", "B", "B − A"]]
      + figures.map { [$0.name, text($0.first), text($0.second), ($0.difference.value > 0 ? "+" : "") + text($0.difference)] }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row[0].padded(to: widths[0]) + row.indices.dropFirst().map { "  " + row[$0].padded(to: widths[$0], right: true) }.joined() + "\n"
    }.joined()
  }

  private static func text(_ estimate: Estimate) -> String {
    HumanText.estimate(estimate.value, halfWidth: estimate.interval?.halfWidth)
  }

  private static func words(_ table: TableComparison) -> String {
    switch table.outcome {
    case .same: "\(table.name)  the same\n"
    case .alone(let run): "\(table.name)  only in \(run == 0 ? "A" : "B")\n"
    case .differs(let line, let first, let second):
      "\(table.name)  differs from line \(line) on\n"
        + [("A", first), ("B", second)].map { "  \($0)  \($1.isEmpty ? "(no more rows)" : $1)\n" }.joined()
    }
  }
}
