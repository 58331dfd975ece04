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

  /// Runs a sweep of a shipped scenario with some people.
  ///
  /// - Returns: The folder, to be removed.
  static func sweep(_ name: String, users: Int = 3000, _ choose: (inout SweepOptions) -> Void) throws -> String {
    var options = SweepOptions(knownMetrics: PointRecord.metrics, knownEffects: PointRecord.metricsOfEffects)
    options.scenario.users = users
    options.scenario.replications = 2
    choose(&options)
    let path = FileManager.default.temporaryDirectory.path + "/freshet-sweep-\(UUID().uuidString)"
    let run = try SweepRun(SweepLoader.load(path: "\(root)/Scenarios/\(name).yaml", options: options), threads: 2)
    let folder = try SweepFolder(path: path, isShared: false)
    try run.describe(in: folder)
    try run.run(SweepIndex(), into: SweepLog(path: folder.logs + "/" + run.shard.log), progress: run.makeProgress())
    var index = SweepIndex()
    try index.add(folder: folder.logs)
    try SweepAssembly(run.plan, index).write(into: folder)
    return path
  }
}
