import Foundation
import FreshetExperiments
import FreshetResults
import FreshetScenarios

/// Run folders that tests make, removed with the process's folder of temporary files.
enum RunFolderOfTest {
  static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

  /// The names of the shipped scenarios.
  static let shipped: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Scenarios")) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted().map { String($0.dropLast(5)) }
  }()

  /// Runs a scenario with some thousand people, twice.
  ///
  /// - Returns: The folder, to be removed.
  static func make(_ file: ScenarioFile) throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/freshet-picture-\(UUID().uuidString)"
    let run = ScenarioRun(file, options: .init(threads: 1), includesBaseline: true)
    let results = try run.run(progress: run.makeProgress())
    let attachments = Attachments(
      version: "0.0.0", name: file.name, scenarioText: file.resolvedText, dataFiles: file.dataFiles, threads: 1, wallClock: WallClock())
    try ResultWriter.write(
      results, RunEstimates(effects: results.effects(), surges: results.surges(), replications: results.replicationRows()),
      attachments: attachments, into: RunFolder(path: path))
    return path
  }

  static func shipped(_ name: String, people: Double = 9000) throws -> ScenarioFile {
    let path = "\(root)/Scenarios/\(name).yaml"
    let scenario = try ScenarioLoader.load(path: path).scenario
    let all = scenario.platforms.reduce(0) { $0 + $1.users } + scenario.people.reduce(0) { $0 + $1.count }
    let smaller = min(1, people / all / scenario.sample)
    var options = ScenarioOptions()
    options.replications = 2
    options.sample = "\(min(1, people / all))"
    options.overrides = scenario.people.compactMap { group in
      group.sample.map { "people.\(group.name).sample=\(min(1, $0 * smaller))" }
    }
    return try ScenarioLoader.load(path: path, options: options)
  }
}
