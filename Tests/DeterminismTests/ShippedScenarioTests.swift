import Foundation
import FreshetExperiments
import FreshetModel
import FreshetResults
import Testing

/// Every shipped scenario gives the same counts, and the same files byte by byte, however it is computed.
struct ShippedScenarioTests {
  @Test func thereAreScenarios() {
    #expect(Shipped.all().contains { $0.name == "wechat-2017-profile-freeze" })
  }

  @Test(arguments: Shipped.all())
  func countsAreIdentical(_ shipped: Shipped) throws {
    let simulation = Simulation(try shipped.scenario())
    let first = try simulation.run(replication: 0)
    // Chance may leave one replication without a restriction.
    let isLeftToChance = simulation.scenario.restrictions.allSatisfy { $0.schedule.alternation != nil }
    #expect(first.events > 100 && (first.restricted.peopleBlockedInAll + first.restricted.unableInAll > 0 || isLeftToChance))
    for options in MachineTests.options {
      let other = try simulation.run(replication: 0, options: options)
      #expect(first.differences(from: other) == [], "threads \(options.threads), window \(String(describing: options.window))")
    }
  }

  /// The run folder, the manifest's `machine` aside.
  @Test(arguments: Shipped.all(people: 9_000))
  func foldersAreIdentical(_ shipped: Shipped) throws {
    let first = try folder(shipped, SimulationOptions())
    #expect(Set(first.keys).isSuperset(of: ["timeseries.csv", "effects.csv", "manifest.json", "scenario.yaml"]))
    for options in [
      SimulationOptions(), SimulationOptions(threads: 2), SimulationOptions(threads: 3, window: .minutes(438)), SimulationOptions(threads: 7),
    ] {
      let other = try folder(shipped, options)
      #expect(first.keys.sorted() == other.keys.sorted())
      for (name, contents) in first { #expect(other[name] == contents, "\(name)") }
    }
  }

  /// Runs two replications, writes the folder and reads it.
  private func folder(_ shipped: Shipped, _ options: SimulationOptions) throws -> [String: Data] {
    let path = FileManager.default.temporaryDirectory.path + "/freshet-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try shipped.file()
    let simulation = Simulation(try shipped.scenario())
    let replications = try (0..<2).map { try simulation.run(replication: $0, options: options) }
    let results = RunResults(
      scenario: simulation.scenario, start: file.start, timeZone: file.timeZone, replications: replications)
    let attachments = Attachments(
      version: "0.0.0", name: file.name, scenarioText: file.resolvedText, dataFiles: file.dataFiles, threads: options.threads,
      wallClock: WallClock())
    try ResultWriter.write(
      results,
      RunEstimates(effects: results.effects(), surges: results.surges(), replications: results.replicationRows()),
      attachments: attachments, into: RunFolder(path: path))
    var contents: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: path) {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }
    contents["manifest.json"] = try contents["manifest.json"].map(withoutMachine)
    return contents
  }

  /// The manifest without what says where and when it was computed.
  private func withoutMachine(_ manifest: Data) throws -> Data {
    var object = try #require(try JSONSerialization.jsonObject(with: manifest) as? [String: Any])
    #expect(object.removeValue(forKey: "machine") != nil)
    return try JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
  }
}
