import Foundation
import Testing

/// What a terminal shows.
@Suite struct TerminalTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  private func shown(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
    let terminal = try #require(PseudoTerminal())
    _ = try Freshet.start(arguments, in: folder, environment: environment, terminal: terminal).wait()
    return try terminal.finish()
  }

  @Test(.enabled(if: PseudoTerminal.isPossible, "there are no pseudo-terminals here"))
  func errorsAreColoured() throws {
    #expect(try shown(["explain", "peak_ratoi"]).contains("\u{1B}[1;31merror\u{1B}[0m: "))
  }

  @Test(
    .enabled(if: PseudoTerminal.isPossible, "there are no pseudo-terminals here"),
    arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]]
  )
  func coloursAreLeftOutWhereTheyAreNotWanted(environment: [String: String]) throws {
    for arguments in [["explain", "peak_ratoi"], ["run", "small.yaml", "--set", "seed=x"], ["run", "small.yaml", "--force"]] {
      let text = try shown(arguments, environment: environment)
      #expect(!text.isEmpty && !text.contains("\u{1B}"), "\(arguments)")
    }
  }

  @Test(.enabled(if: PseudoTerminal.isPossible, "there are no pseudo-terminals here"))
  func progressIsRedrawnInPlace() throws {
    let terminal = try #require(PseudoTerminal())
    let run = try Freshet.start(["run", "small.yaml"] + SmallScenario.endless, in: folder, terminal: terminal)
    run.wait { terminal.text.contains("events/s") }
    run.send(SIGINT)
    #expect(try run.wait().exitCode == 130)
    let lines = try terminal.finish().split(separator: "\r")
    let line = try #require(lines.first { $0.contains("events/s") })
    #expect(line.contains(#/^replication \d+ of 10000 · 2017-1\d-\d\d · \d+ % · [\d.]+( [kM])? events\/s/#), "\(line)")
    #expect(lines.allSatisfy { $0.count < 80 || $0.contains("stopped by SIGINT") })
  }

  @Test func progressIsAPlainLineElsewhere() throws {
    let outcome = try Freshet.run("run", "small.yaml", in: folder)
    #expect(outcome.errors.hasPrefix("running small, 3 replications\n"))
  }
}
