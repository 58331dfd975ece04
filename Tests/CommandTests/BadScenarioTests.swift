import Foundation
import FreshetCommands
import FreshetCore
import FreshetScenarios
import Testing

/// A bad scenario ends with exit 65, a located message and no output.
@Suite struct BadScenarioTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  private func expectBad(_ arguments: [String], _ words: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
    let before = folder.names()
    let outcome = try Freshet.start(arguments, in: folder).wait()
    #expect(outcome.exitCode == 65, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, sourceLocation: sourceLocation)
    #expect(outcome.errors.hasPrefix("error: "), sourceLocation: sourceLocation)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: sourceLocation) }
    #expect(folder.names() == before, sourceLocation: sourceLocation)
  }

  @Test(arguments: ["run", "check"])
  func whatIsNoScenario(command: String) throws {
    try FileManager.default.createDirectory(atPath: folder.path("folder"), withIntermediateDirectories: true)
    try Data([0x7F, 0x45, 0x4C, 0x46, 0, 0xFF, 0xFE, 0]).write(to: folder.url.appending(path: "binary"))
    try folder.write("", to: "empty.yaml")
    for name in ["folder", "binary", "empty.yaml"] { try expectBad([command, name], name) }
  }

  @Test func problemsAreLocated() throws {
    try folder.write(SmallScenario.text.replacing("users: 2 M", with: "uesrs: 2 M"), to: "typo.yaml")
    try expectBad(["run", "typo.yaml"], "typo.yaml:13:", "`users`")
  }

  @Test(
    arguments: [
      "no.such.key=1", "platforms.wechat.users=many", "platforms.wechat.users", "=", "restrictions.9.from=2017-10-11",
    ])
  func badOverride(override: String) throws {
    try expectBad(["run", "small.yaml", "--set", override], "--set")
  }

  @Test func sampleThatLeavesNobody() throws {
    try expectBad(["run", "small.yaml", "--sample", "1/1000000000"])
  }

  @Test func checkReportsAllProblemsOfAllFiles() throws {
    try folder.write(SmallScenario.text.replacing("users: 2 M", with: "users: -2 M"), to: "one.yaml")
    try folder.write(
      SmallScenario.text.replacing("report_every: 6 h", with: "report_every: 6").replacing("mean: 30 d", with: "mean: 0 d"),
      to: "two.yaml")
    let outcome = try Freshet.run("check", "one.yaml", "small.yaml", "two.yaml", in: folder)
    #expect(outcome.exitCode == 65)
    for place in ["one.yaml:13:", "two.yaml:7:", "two.yaml:16:"] { #expect(outcome.errors.contains(place), "\(place)") }
    // Nothing is tried out where anything is wrong.
    #expect(outcome.output == "small.yaml: no problems\n")
  }

  /// Who is refused is told why: anything else is a bug, and says so.
  @Test func refusalWithoutAReasonIsABug() {
    let silent = ScenarioDiagnostics(diagnostics: [], sources: [SourceText(name: "small.yaml")])
    let error = CommandError.refused([silent])
    #expect(error.exitStatus == 70)
    #expect(error.rendered(color: false).hasPrefix("error: a bug in Freshet: `small.yaml` was refused without a reason\n"))
  }
}
