import Foundation
import FreshetModel
import FreshetScenarios
import Testing

/// A scenario file of the folder `Scenarios`, at a sample of some thousand people.
struct Shipped: Sendable, CustomTestStringConvertible {
  let name: String
  private let people: Double

  var testDescription: String { name }

  static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

  /// All of them, by name. 20 000 people make several blocks, for several threads.
  static func all(people: Double = 20_000) -> [Shipped] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Scenarios")) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted().map { Shipped(name: String($0.dropLast(5)), people: people) }
  }

  func file() throws -> ScenarioFile { try ScenarioLoader.load(path: "\(Self.root)/Scenarios/\(name).yaml") }

  func scenario() throws -> Scenario {
    var scenario = try file().scenario
    let all = scenario.platforms.reduce(0) { $0 + $1.users } + scenario.people.reduce(0) { $0 + $1.count }
    let smaller = people / all / scenario.sample
    scenario.sample = people / all
    for group in scenario.people.indices { scenario.people[group].sample = scenario.people[group].sample.map { min(1, $0 * smaller) } }
    return scenario
  }
}
