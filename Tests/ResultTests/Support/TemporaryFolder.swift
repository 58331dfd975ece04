import Foundation
import FreshetExperiments
import FreshetModel
import FreshetResults

/// A folder that is removed with all it holds.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/freshet-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names in it, hidden ones too, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// Writes a run as `run` and gives the records of one of its tables, without quoting.
  func table(_ name: String, of results: RunResults) throws -> [[String: String]] {
    try results.write(Synthetic.attachments, into: RunFolder(path: path + "/run", replaces: true))
    let lines = try text("run/" + name).split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return lines.dropFirst().map { line in
      Dictionary(uniqueKeysWithValues: zip(lines[0], line).map { (String($0), String($1)) })
    }
  }
}

extension RunResults {
  /// Computes the estimates and writes everything.
  func write(
    _ attachments: Attachments, tables: Set<String> = Set(ResultTables.all.map(\.name)), into folder: RunFolder,
    monitor: RunMonitor = RunMonitor()
  ) throws(ResultError) {
    try ResultWriter.write(
      self, RunEstimates(effects: effects(), surges: surges(), replications: replicationRows()), attachments: attachments,
      tables: tables, into: folder, monitor: monitor)
  }
}
