import FreshetScenarios
import Foundation
import Testing

/// Every bad sweep in the folder `BadSweeps` has its expected message beside it, as those of `Bad`.
///
/// Comment lines at the top of a file that begin with `# --vary` are options of the command line.
@Suite struct BadSweepTests {
  static let folder = Folders.tests.appending(path: "BadSweeps")
  static let files = Folders.files(in: folder, ending: "yaml")

  @Test func thereAreEnough() {
    #expect(Self.files.count >= 40)
  }

  @Test(arguments: files) func badFileGetsItsMessage(_ file: URL) throws {
    let message = try Self.message(file)
    let expected = file.deletingPathExtension().appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["FRESHET_RECORD"] == "1" {
      try message.write(to: expected, atomically: true, encoding: .utf8)
      Issue.record("recorded \(expected.lastPathComponent)")
      return
    }
    #expect(message != "", "\(file.lastPathComponent) was taken for a good sweep")
    let text = try? String(contentsOf: expected, encoding: .utf8)
    #expect(message == text)
  }

  private static func message(_ file: URL) throws -> String {
    var options = SweepOptions(knownMetrics: ["people_blocked", "lost"])
    let text = try String(contentsOf: file, encoding: .utf8)
    for line in text.split(separator: "\n").prefix(while: { $0.hasPrefix("# --vary ") }) {
      options.vary.append(String(line.dropFirst("# --vary ".count)))
    }
    let message: String
    do throws(ScenarioDiagnostics) {
      _ = try SweepLoader.load(path: file.path(), options: options).check(threads: 2) { $0.name }
      message = ""
    } catch {
      message = error.rendered(color: false)
    }
    return message.replacing(file.deletingLastPathComponent().path(), with: "")
  }
}
