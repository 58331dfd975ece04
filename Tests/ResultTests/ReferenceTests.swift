import Foundation
import FreshetCore
import FreshetExperiments
import FreshetResults
import Testing

/// `Results/README.md` says of every file, column and metric what the program says of it.
@Suite struct ReferenceTests {
  private let readme: String

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    readme = try String(contentsOf: root.appendingPathComponent("Results/README.md"), encoding: .utf8)
  }

  @Test(arguments: ResultTables.all)
  func columnsAreExplained(_ table: TableReference) throws {
    let section = try #require(readme.components(separatedBy: "\n## ").first { $0.hasPrefix(table.file + "\n") })
    let columns = table.columns.filter { table.name != "surge" || !$0.name.contains("_ci_") }
    let lines = section.split(separator: "\n").filter { $0.hasPrefix("| `") }.prefix(columns.count).map(String.init)
    #expect(lines == columns.map { "| `\($0.name)` | \($0.unit ?? "–") | \($0.meaning) |" })
  }

  @Test func metricsAreExplained() {
    let lines = readme.split(separator: "\n").map(String.init)
    #expect(Metric.all.count == 23)
    for metric in Metric.all { #expect(lines.contains("| `\(metric.name)` | \(metric.meaning) |")) }
  }

  @Test func manifestIsExplained() throws {
    let folder = try TemporaryFolder()
    let results = Synthetic.results(Synthetic.scenario(end: .start + .hours(1)))
    try results.write(Synthetic.attachments, into: RunFolder(path: folder.path + "/run"))
    let manifest = try JSONSerialization.jsonObject(with: Data(folder.text("run/manifest.json").utf8)) as? [String: Any]
    for key in try #require(manifest).keys { #expect(readme.contains("`\(key)`"), "\(key)") }
  }
}
