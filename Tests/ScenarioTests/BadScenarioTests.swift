import FreshetScenarios
import Foundation
import Testing

/// Every bad file in the folder `Bad` has its expected message beside it.
@Suite struct BadScenarioTests {
  static let files = Folders.files(in: Folders.bad, ending: "yaml")

  @Test func thereAreEnough() {
    #expect(Self.files.count >= 60)
  }

  @Test(arguments: files) func badFileGetsItsMessage(_ file: URL) throws {
    let bad = BadFile(file: file)
    let options = Self.options(bad)
    try bad.expectMessage { () throws(ScenarioDiagnostics) in _ = try ScenarioLoader.load(path: file.path(), options: options) }
  }

  @Test(arguments: Folders.files(in: Folders.bad, ending: "expected"))
  func everyMessageHasItsFile(_ expected: URL) {
    let file = expected.deletingPathExtension().appendingPathExtension("yaml")
    #expect(FileManager.default.fileExists(atPath: file.path()))
  }

  private static func options(_ file: BadFile) -> ScenarioOptions {
    var options = ScenarioOptions()
    for (name, value) in file.options {
      switch name {
      case "--set": options.overrides.append(value)
      case "--sample": options.sample = value
      case "--users": options.users = Int(value)
      case "--replications": options.replications = Int(value)
      case "--only": options.only.append(value)
      case "--without": options.without.append(value)
      default: Issue.record("unknown option \(name)")
      }
    }
    return options
  }
}
