import FreshetScenarios
import Foundation
import Testing

/// Every bad sweep in the folder `BadSweeps` has its expected message beside it.
@Suite struct BadSweepTests {
  static let files = Folders.files(in: Folders.tests.appending(path: "BadSweeps"), ending: "yaml")

  @Test func thereAreEnough() {
    #expect(Self.files.count >= 40)
  }

  @Test(arguments: files) func badFileGetsItsMessage(_ file: URL) throws {
    let bad = BadFile(file: file)
    var options = SweepOptions(knownMetrics: ["people_blocked", "lost"])
    options.vary = bad.options.filter { $0.name == "--vary" }.map(\.value)
    try bad.expectMessage { () throws(ScenarioDiagnostics) in
      _ = try SweepLoader.load(path: file.path(), options: options).check(threads: 2) { $0.name }
    }
  }
}
