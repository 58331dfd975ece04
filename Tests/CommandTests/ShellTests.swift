import FreshetModel
import FreshetScenarios
import Foundation
import Testing

/// What makes the shell pleasant: short forms, templates, guesses of what was meant.
@Suite struct ShellTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  @Test func shortFormsAreTheLongOnes() throws {
    let long = try Freshet.run(
      "run", "small.yaml", "--output", "long", "--quiet", "--threads", "1", "--replications", "2", in: folder)
    let short = try Freshet.run("run", "small.yaml", "-o", "short", "-q", "-j", "1", "-n", "2", in: folder)
    #expect(long.exitCode == 0 && short.exitCode == 0, "\(short.errors)")
    #expect(short.errors.isEmpty)
    #expect(try folder.read("long/effects.csv") == folder.read("short/effects.csv"))
  }

  @Test func templateOfEachKindHasNoProblem() throws {
    for kind in ScenarioTemplate.kinds {
      let template = try Freshet.run("init", kind, "-o", "\(kind).yaml", in: folder)
      #expect(template.exitCode == 0, "\(template.errors)")
      let text = try folder.read("\(kind).yaml")
      #expect(text.contains("kind: \(kind)") && text.contains("    # "), "\(text)")
      let run = try Freshet.run("run", "\(kind).yaml", "--users", "2000", "-n", "2", "-q", "-o", kind, in: folder)
      #expect(run.exitCode == 0, "\(kind): \(run.errors)\(text)")
    }
  }

  @Test func templateDoesNotReplaceAFile() throws {
    let before = try folder.read("small.yaml")
    let outcome = try Freshet.run("init", "-o", "small.yaml", in: folder)
    #expect(outcome.exitCode == 1 && outcome.errors.contains("`small.yaml` exists already"))
    #expect(try folder.read("small.yaml") == before)
    #expect(try Freshet.run("init", "-o", "small.yaml", "--force", in: folder).exitCode == 0)
    #expect(try folder.read("small.yaml") != before)
  }

  @Test func unknownKindIsGuessed() throws {
    let outcome = try Freshet.run("init", "rate_limt", in: folder)
    #expect(outcome.exitCode == 64)
    #expect(outcome.errors.contains("no restriction kind is called `rate_limt`") && outcome.errors.contains("did you mean `rate_limit`?"))
  }

  @Test func showIsWhatARunKeeps() throws {
    let options = ["--seed", "7", "--set", "report_every=2 h"]
    let shown = try Freshet.start(["show", "small.yaml"] + options, in: folder).wait()
    let run = try Freshet.start(["run", "small.yaml", "-q", "-o", "out"] + options, in: folder).wait()
    #expect(shown.exitCode == 0 && shown.errors.isEmpty && run.exitCode == 0)
    #expect(try shown.output == folder.read("out/scenario.yaml"))
    #expect(shown.output.contains("seed: 7"))
  }

  @Test(
    arguments: [
      ("rnu", "there is no command `rnu`", "did you mean `freshet run`?"),
      ("small.yaml", "there is no command `small.yaml`", "`freshet run small.yaml` runs a scenario"),
      ("qqqqqqqq", "there is no command `qqqqqqqq`", "`freshet --help` lists the commands"),
    ])
  func unknownCommandIsGuessed(_ word: String, _ message: String, _ hint: String) throws {
    let outcome = try Freshet.run(word, in: folder)
    #expect(outcome.exitCode == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(message) && outcome.errors.contains(hint), "\(outcome.errors)")
  }

  @Test func missingFileIsGuessed() throws {
    let outcome = try Freshet.run("run", "smal.yaml", in: folder)
    #expect(outcome.exitCode == 66)
    #expect(outcome.errors.contains("there is no such file") && outcome.errors.contains("did you mean `small.yaml`?"), "\(outcome.errors)")
  }

  /// All scripts that the completion of each shell is made of, from the same description of the commands.
  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreMade(_ shell: String) throws {
    let outcome = try Freshet.run("--generate-completion-script", shell, in: folder)
    #expect(outcome.exitCode == 0 && outcome.output.contains("compare") && outcome.output.contains("replications"))
  }
}
