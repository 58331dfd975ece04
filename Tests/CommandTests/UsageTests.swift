import Testing

/// What each command says of itself, and what it says to a bad command line.
@Suite struct UsageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["init", "check", "show", "run", "report", "plot", "compare", "verify", "trace", "schema", "explain"])
  func helpIsOnStandardOutput(command: String) throws {
    let outcome = try Freshet.run(command, "--help", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("USAGE: freshet \(command)"))
    #expect(try Freshet.run("help", command, in: folder).output == outcome.output)
  }

  @Test func helpListsTheCommands() throws {
    let outcome = try Freshet.run("--help", in: folder)
    #expect(outcome.exitCode == 0)
    for command in ["run", "check", "report", "plot", "trace", "schema", "explain"] { #expect(outcome.output.contains("\n  \(command) ")) }
  }

  @Test func helpListsTheOptionsOfRun() throws {
    let help = try Freshet.run("run", "--help", in: folder).output
    let options = [
      "--set", "--seed", "--sample", "--users", "-n, --replications", "-j, --threads", "-o, --output", "--force", "--no-baseline",
      "-q, --quiet", "--json", "--tables", "--report",
    ]
    for option in options { #expect(help.contains("  \(option)"), "\(option)") }
  }

  @Test func versionIsOnStandardOutput() throws {
    let outcome = try Freshet.run("--version", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.wholeMatch(of: #/[0-9]+\.[0-9]+\.[0-9]+(-dev)?( \([0-9a-f]{12}\+?\))?\n/#) != nil)
    #expect(outcome.errors.isEmpty)
  }

  @Test(
    arguments: [
      [], ["fly"], ["run"], ["check"], ["run", "a.yaml", "b.yaml"], ["run", "a.yaml", "--fast"], ["run", "a.yaml", "--seed"],
      ["run", "a.yaml", "--seed", "-1"], ["run", "a.yaml", "--seed", "many"], ["run", "a.yaml", "--users", "0"],
      ["run", "a.yaml", "--users", "5", "--sample", "1/10"], ["run", "a.yaml", "--replications", "0"],
      ["run", "a.yaml", "--replications", "10001"], ["run", "a.yaml", "--threads", "0"], ["run", "a.yaml", "--output", ""],
      ["report"], ["report", "a", "--output", ""], ["plot"], ["plot", "a", "--gnuplot", ""], ["trace"], ["trace", "a.yaml"],
      ["trace", "a.yaml", "--person", "p/0", "--replication", "x"],
      ["schema", "extra"], ["explain", "profile_freeeze"], ["explain", "no such word at all"],
    ])
  func badCommandLineIs64(arguments: [String]) throws {
    let outcome = try Freshet.start(arguments, in: folder).wait()
    #expect(outcome.exitCode == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("error: "))
    #expect(folder.names() == [])
  }
}
