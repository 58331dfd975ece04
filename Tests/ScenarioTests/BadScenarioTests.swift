import FreshetScenarios
import Foundation
import Testing

/// Every bad file in the folder `Bad` has its expected message beside it.
///
/// Comment lines at the top of a file that begin with `# --` are options of the command line. To record the messages after a
/// change of wording, run the tests with `FRESHET_RECORD=1` and read the differences: recording fails the tests.
@Suite struct BadScenarioTests {
  static let files = Folders.files(in: Folders.bad, ending: "yaml")

  @Test func thereAreEnough() {
    #expect(Self.files.count >= 60)
  }

  @Test(arguments: files) func badFileGetsItsMessage(_ file: URL) throws {
    let message = try Self.message(file)
    let expected = file.deletingPathExtension().appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["FRESHET_RECORD"] == "1" {
      try message.write(to: expected, atomically: true, encoding: .utf8)
      Issue.record("recorded \(expected.lastPathComponent)")
      return
    }
    #expect(message != "", "\(file.lastPathComponent) was taken for a good scenario")
    let text = try? String(contentsOf: expected, encoding: .utf8)
    #expect(message == text)
  }

  @Test(arguments: Folders.files(in: Folders.bad, ending: "expected"))
  func everyMessageHasItsFile(_ expected: URL) {
    let file = expected.deletingPathExtension().appendingPathExtension("yaml")
    #expect(FileManager.default.fileExists(atPath: file.path()))
  }

  private static func message(_ file: URL) throws -> String {
    let path = file.path()
    let message: String
    do throws(ScenarioDiagnostics) {
      _ = try ScenarioLoader.load(path: path, options: options(file))
      message = ""
    } catch {
      message = error.rendered(color: false)
    }
    return message.replacing(file.deletingLastPathComponent().path(), with: "")
  }

  private static func options(_ file: URL) -> ScenarioOptions {
    var options = ScenarioOptions()
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n").prefix(while: { $0.hasPrefix("# --") }) {
      let words = line.dropFirst(2).split(separator: " ", maxSplits: 1).map(String.init)
      switch words[0] {
      case "--set": options.overrides.append(words[1])
      case "--sample": options.sample = words[1]
      case "--users": options.users = Int(words[1])
      case "--replications": options.replications = Int(words[1])
      case "--only": options.only.append(words[1])
      case "--without": options.without.append(words[1])
      default: Issue.record("unknown option \(words[0])")
      }
    }
    return options
  }
}
