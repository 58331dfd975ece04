import Foundation
import Testing

/// Every command and example of the documents does what they say.
struct ExampleTests {
  static let recordsOutputs = ProcessInfo.processInfo.environment["FRESHET_RECORD"] == "1"

  @Test func thereAreExamples() {
    #expect(Set(Example.all.map(\.document)).count == 4)
    #expect(Example.all(.shell).count >= 6)
    #expect(Example.all(.scenario).count >= 1)
    #expect(Example.all(.excerpt).count >= 1)
    #expect(Example.all(.shell).count { $0.output != nil } >= 3)
    for block in Document.all.flatMap(\.blocks) {
      #expect(["sh", "console", "text", "yaml", "python", "gnuplot", "r"].contains(block.language), "nobody tries \(block.language)")
    }
  }

  @Test(arguments: Example.all(.shell))
  func commandWorks(_ example: Example) throws {
    let outcome = try #require(try Workshop.shared.get().outcomes[example.id])
    if example.mustSucceed { #expect(outcome.exitCode == 0, "\(outcome.output)") }
    expectShown(outcome.output, example)
  }

  /// Commands inside sentences, those with a placeholder such as `NAME` aside; `make` only says what it would do.
  @Test(arguments: Document.all.map(\.path))
  func commandsInProseWork(_ path: String) throws {
    let workshop = try Workshop.shared.get()
    for var command in try Document.matches("`((?:freshet|make) [^`\n]+)`", in: Document(path).prose) {
      if try Regex(#"(?:^|[ /])[A-Z]{3,}(?:\.| |$)"#).firstMatch(in: command) != nil { continue }
      if command.hasPrefix("make ") { command = command.replacing("make ", with: "make -n ", maxReplacements: 1) }
      if try Regex("freshet [a-z]+").wholeMatch(in: command) != nil { command += " --help" }
      let environment = Shell.environment(pathPrefix: workshop.folder.appending(path: ".build/release").path + ":")
      let outcome = try Shell.run(["bash", "-c", command], in: workshop.folder, environment: environment)
      #expect(outcome.exitCode == 0, "\(path): \(command)\n\(outcome.output)")
    }
  }

  /// A complete scenario has no problems.
  @Test(arguments: Example.all(.scenario))
  func scenarioIsRight(_ example: Example) throws {
    let name = try #require(example.fileName, "the first line of a complete scenario is a comment with its file's name")
    let outcome = try Workshop.shared.get().freshet("check", name)
    #expect(outcome.exitCode == 0, "\(outcome.output)")
  }

  /// An excerpt stands in one of the shipped scenarios, line by line; comments and blanks between are the document's own.
  @Test(arguments: Example.all(.excerpt))
  func excerptIsReal(_ example: Example) throws {
    func words(_ line: Substring) -> String {
      let text = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
      return text.split(separator: " ").joined(separator: " ")
    }
    let lines = example.text.split(separator: "\n").map(words).filter { !$0.isEmpty && $0 != "…" }
    let missing = try ["wechat-2017-profile-freeze", "congress-2017"].map { name in
      let scenario = try Repository.text("Scenarios/\(name).yaml").split(separator: "\n").map(words)
      return lines.filter { !scenario.contains($0) }
    }
    #expect(missing.contains([]), "\(example.id): \(missing)")
  }

  @Test(.enabled(if: Interpreter.python.isHere, "python3 with pandas, polars and duckdb is not here"), arguments: Example.all(.python))
  func pythonWorks(_ example: Example) throws { try commandWorks(example) }

  @Test(.enabled(if: Interpreter.gnuplot.isHere, "gnuplot is not here"), arguments: Example.all(.gnuplot))
  func gnuplotWorks(_ example: Example) throws { try commandWorks(example) }

  @Test(.enabled(if: Interpreter.r.isHere, "Rscript is not here"), arguments: Example.all(.r))
  func rWorks(_ example: Example) throws { try commandWorks(example) }

  /// Without these the examples are Python at least.
  @Test(.enabled(if: Shell.succeeds("python3", "--version"), "python3 is not here"), arguments: Example.all(.python))
  func pythonIsPython(_ example: Example) throws {
    let check = "import ast, sys; ast.parse(sys.argv[1])"
    let outcome = try Shell.run(["python3", "-c", check, example.text], in: Repository.root)
    #expect(outcome.exitCode == 0, "\(outcome.output)")
  }

  private func expectShown(_ printed: String, _ example: Example) {
    guard !Self.recordsOutputs, let shown = example.output?.lines else { return }
    #expect(Output.isShown(printed, in: shown), "\(example.id) printed:\n\(printed)")
  }

  /// Writes what the commands printed into the documents. Fails, so that it cannot be left on.
  @Test(.enabled(if: ExampleTests.recordsOutputs, "only with FRESHET_RECORD=1"))
  func recordOutputs() throws {
    let workshop = try Workshop.shared.get()
    for var document in Document.all {
      for example in Example.all.filter({ $0.document == document.path }).reversed() {
        guard let (line, shown) = example.output, let outcome = workshop.outcomes[example.id],
          !Output.isShown(outcome.output, in: shown)
        else { continue }
        document.lines.replaceSubrange(
          (line - 1)..<(line - 1 + shown.count), with: Output.recorded(outcome.output, for: shown))
      }
      try document.text.write(to: Repository.root.appending(path: document.path), atomically: true, encoding: .utf8)
    }
    Issue.record("recorded the outputs of the documents")
  }
}
