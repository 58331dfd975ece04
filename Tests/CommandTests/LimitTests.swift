import Foundation
import Testing

/// Limits of a process end in an error with an exit code of the contract, never in a trap, and leave nothing.
@Suite struct LimitTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  private func limited(_ limit: String, _ options: String = "") throws -> Freshet.Outcome {
    try Freshet.shell("\(limit) && exec \"$FRESHET\" run small.yaml --quiet \(options)", in: folder)
  }

  @Test func lengthOfFiles() throws {
    let outcome = try limited("ulimit -f 8", "--set report_every='15 min'")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.hasPrefix("error: writing "))
    #expect(folder.names(in: "Results") == [])
  }

  /// Enough for the scenario, not for the run: found before it.
  @Test func openFilesOfARun() throws {
    let outcome = try limited("ulimit -n 4", SmallScenario.endless.joined(separator: " "))
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("Too many open files"))
    #expect(folder.names(in: "Results").allSatisfy { $0.hasPrefix(".") })
  }

  /// Enough for a run, not for what threads need.
  @Test(arguments: 5...9)
  func openFilesOfThreads(count: Int) throws {
    let outcome = try limited("ulimit -n \(count)", "--threads 4")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(folder.names(in: "Results/small") == RunTests.files)
  }

  private static let canBecomeNobody =
    geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
    && FileManager.default.isExecutableFile(atPath: "/bin/bash")

  /// Root has no limit of processes, so each run is that of a user who owns nothing else.
  @Test(.enabled(if: canBecomeNobody, "needs root, setpriv and bash"), arguments: 1...4)
  func processes(count: Int) throws {
    chmod(folder.path(""), 0o777)
    let command =
      "setpriv --reuid \(64_990 + count) --clear-groups bash -c 'ulimit -u \(count) && exec \"$FRESHET\" run small.yaml --threads 4 --output run'"
    let outcome = try Freshet.shell("cp \"$FRESHET\" f; FRESHET=$PWD/f; " + command, in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(folder.names(in: "run") == RunTests.files)
    #expect(try folder.read("run/manifest.json").contains("\"threads\": \(max(1, min(4, count - 2)))"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/statm"), "needs Linux"))
  func memory() throws {
    let outcome = try limited("ulimit -v 400000", "--set report_every='1 min' --replications 1000")
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("of memory, and the process may have "), "\(outcome.errors)")
    #expect(folder.names() == ["small.yaml"])
  }

  @Test(arguments: [">&-", "> /dev/full", "| true"])
  func standardOutputThatIsGone(redirection: String) throws {
    let command = "{ \"$FRESHET\" run small.yaml --quiet --json; echo $? > code; } \(redirection)"
    // Without a reader from the start.
    let outcome = try Freshet.shell(redirection == "| true" ? "{ sleep 0.2; \(command.dropFirst(2))" : command, in: folder)
    #expect(try folder.read("code") == "1\n")
    #expect(outcome.errors.hasPrefix("error: standard output cannot be written: "), "\(outcome.errors)")
    #expect(outcome.errors.contains("the run itself is complete, in `Results/small`"))
    #expect(folder.names(in: "Results/small") == RunTests.files)
  }

  @Test(arguments: ["2>&-", "<&- >&- 2>&-"])
  func closedStreamsAreNoFilesOfTheRun(redirection: String) throws {
    let outcome = try Freshet.shell("\"$FRESHET\" run small.yaml \(redirection)", in: folder)
    #expect(outcome.exitCode == 0)
    #expect(folder.names(in: "Results/small") == RunTests.files)
    #expect(try folder.read("Results/small/effects.csv").hasPrefix("metric,"))
  }

  /// Where Swift traps, as it does where the system refuses memory.
  @Test func trapsEndWithASentence() throws {
    let running = try Freshet.start(["run", "small.yaml", "--quiet"] + SmallScenario.endless, in: folder)
    running.wait { !folder.names(in: "Results").isEmpty }
    running.send(SIGILL)
    let outcome = try running.wait()
    #expect(outcome.exitCode == 70)
    #expect(outcome.errors == "error: a bug in Freshet, or the system refused it memory\n")
  }
}
