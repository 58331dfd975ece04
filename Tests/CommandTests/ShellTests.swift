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

/// What people type who come from other tools, and what they are told.
@Suite struct TypicalMistakeTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  @Test(
    arguments: [
      (["--set", "restrictions[0].until=2017-11-02"], 65, "did you mean `restrictions.0`?"),
      (["--set", "/platforms/wechat/users=3 M"], 65, "did you mean `platforms.wechat.users`?"),
      (["--set", "platforms.wechat.actions.change_name.gap.exponential.mean=3 d"], 65, "replace the whole by another, such as `{exponential: "),
      (["--set", "from=06.10.2017"], 65, "did you mean `2017-10-06`?"),
      (["--set", "time_zone=CET+1"], 65, "`Etc/GMT-1`"),
      (["--set", "time_zone=UTC-08:00"], 65, "`Etc/GMT+8`"),
      (["--set", "sample=10"], 65, "`1/10` is one of 10"),
      (["--set", "platforms.wechat.actions.change_name.gap={normal: {mean: 3 d, sd: 1 d}}"], 65, "it would give lengths of time below 0"),
      (["--set", "restrictions.0.kind=profile_frieze"], 65, "did you mean `profile_freeze`?"),
      (["--set", "restrictions.0.kind=ban"], 65, "it can be: `profile_freeze`"),
      (
        [
          "--set", "platforms.wechat={users: 2 M, actions: {change_picture: {gap: {exponential: {mean: 30 d}}}, change_name: {gap: {exponential: "
            + "{mean: 9 d}}}}}",
        ], 65, "add `origin: {mainland: 100 %}` to it"
      ),
      (["--seed", "-3"], 64, "a seed is a whole number from 0 to"),
      (["--users", "10X"], 64, "a number of people is written 5000, 10 k, 10M or 1.5 bn"),
      (["--users", "-5"], 64, "--users must be at least 1."),
      (["--outpt", "x"], 64, "--output"),
      (["--replications", "none"], 64, "The value 'none' is invalid for '--replications <n>'"),
    ])
  func isTold(_ arguments: [String], _ exitCode: Int32, _ words: String) throws {
    let outcome = try Freshet.start(["run", "small.yaml"] + arguments, in: folder).wait()
    #expect(outcome.exitCode == exitCode && outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(folder.names() == ["small.yaml"])
  }

  @Test func usersTakeUnits() throws {
    let outcome = try Freshet.run("check", "small.yaml", "--users", "0.02M", in: folder)
    #expect(outcome.exitCode == 0 && outcome.output.contains("20.0 k simulated"), "\(outcome.errors)")
  }

  @Test func problemsAreObjects() throws {
    let outcome = try Freshet.run("check", "small.yaml", "--json", "--set", "sample=10", "--set", "seed=x", in: folder)
    #expect(outcome.exitCode == 65)
    let objects = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(objects.count == 2)
    #expect(objects[0]["code"] as? String == "form.out_of_range" && objects[0]["file"] as? String == "--set")
    #expect(objects[0]["hint"] as? String == "`1/10` is one of 10")
    try folder.write(SmallScenario.text.replacing("sample: 1/1000", with: "sampel: 1/1000"), to: "bad.yaml")
    let file = try Freshet.run("check", "bad.yaml", "--json", in: folder)
    let problem = try #require((try JSONSerialization.jsonObject(with: Data(file.output.utf8)) as? [[String: Any]])?.first)
    #expect(problem["file"] as? String == "bad.yaml" && problem["line"] as? Int == 8 && problem["column"] as? Int == 1)
    #expect(problem["code"] as? String == "form.unknown_key" && (problem["message"] as? String)?.contains("sampel") ?? false)
  }
}

/// What bash completes, from the script that `make install` installs.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "bash is missing")) struct CompletionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try SmallScenario.folder()
    try folder.write("", to: "notes.txt")
    try FileManager.default.createDirectory(atPath: folder.path("Results"), withIntermediateDirectories: true)
    let script = try Freshet.run("--generate-completion-script", "bash", in: folder)
    #expect(script.exitCode == 0 && script.errors.isEmpty)
    try folder.write(script.output, to: "completions")
  }

  /// What is offered for the last of some words.
  private func offers(_ words: [String]) throws -> [String] {
    let quoted = (["freshet"] + words).map { "'\($0)'" }.joined(separator: " ")
    let last = words.count > 1 ? words[words.count - 2] : "freshet"
    let command = """
      freshet() { "$FRESHET" "$@"; }; source ./completions; COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count); COMP_LINE="${COMP_WORDS[*]}"; \
      COMP_POINT=${#COMP_LINE}; _freshet freshet '\(words[words.count - 1])' '\(last)'; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let outcome = try Freshet.shell("exec /bin/bash -c \"$COMMAND\"", in: folder, environment: ["COMMAND": command])
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(
    arguments: [
      (["ver"], ["verify"]), (["s"], ["schema", "show", "sweep"]), (["run", "--rep"], ["--replications", "--report"]),
      (["run", "sm"], ["small.yaml"]), (["check", "small.yaml", "s"], ["small.yaml"]), (["report", "R"], ["Results"]),
      (["run", "small.yaml", "--tables", "sur"], ["surge"]), (["init", "profile"], ["profile_freeze"]),
      (["sweep", "small.yaml", "--design", "so"], ["sobol"]), (["explain", "registration_p"], ["registration_pause"]),
      (["run", "not"], []),
    ])
  func bashCompletes(_ words: [String], _ expected: [String]) throws {
    #expect(try offers(words).sorted() == expected)
  }
}
