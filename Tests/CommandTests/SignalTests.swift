import Foundation
import Testing

/// A run that is stopped leaves no half-written folder.
@Suite struct SignalTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  /// Whether the run has made its hidden folder, so that it is on its way.
  private func isUnderWay() -> Bool { folder.names(in: "Results").contains { $0.hasPrefix(".small.partial") } }

  @Test(arguments: [(SIGINT, "SIGINT", 130), (SIGTERM, "SIGTERM", 143), (SIGHUP, "SIGHUP", 129)] as [(Int32, String, Int32)])
  func stopsCleanly(signal: Int32, name: String, exitCode: Int32) throws {
    let run = try Freshet.start(["run", "small.yaml"] + SmallScenario.endless, in: folder)
    run.wait { isUnderWay() }
    #expect(isUnderWay())
    run.send(signal)
    let outcome = try run.wait()
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("error: stopped by \(name) after "))
    #expect(outcome.errors.contains("of 10000 replications; nothing was kept"))
    #expect(folder.names(in: "Results") == [])
  }

  /// A single block of people who do very much hears the signal too, also inside a window.
  @Test(arguments: ["seed=1", "services={desk: {platform: wechat, action: change_picture, rate: 1 k per h, answers_within: 3 h}}"])
  func stopsInsideABlock(change: String) throws {
    let often = "platforms.wechat.actions.change_name.gap={constant: {value: 1 us}}"
    let run = try Freshet.start(["run", "small.yaml", "--users", "50", "--set", often, "--set", change], in: folder)
    run.wait { isUnderWay() }
    run.send(SIGTERM)
    run.wait { false }
    // The window alone would take minutes.
    #expect(run.hasEnded)
    if !run.hasEnded { run.send(SIGKILL) }
    #expect(try run.wait().exitCode == 143)
    #expect(folder.names(in: "Results") == [])
  }

  @Test func keepsTheOlderRun() throws {
    #expect(try Freshet.run("run", "small.yaml", "--quiet", in: folder).exitCode == 0)
    let before = try folder.read("Results/small/manifest.json")
    let run = try Freshet.start(["run", "small.yaml", "--force"] + SmallScenario.endless, in: folder)
    run.wait { isUnderWay() }
    run.send(SIGINT)
    let outcome = try run.wait()
    #expect(outcome.exitCode == 130)
    #expect(outcome.errors.contains("the older run in `Results/small` is as it was"))
    #expect(folder.names(in: "Results") == ["small"])
    #expect(try folder.read("Results/small/manifest.json") == before)
  }

  @Test func killedRunLeavesNothingThatLooksWhole() throws {
    let run = try Freshet.start(["run", "small.yaml"] + SmallScenario.endless, in: folder)
    run.wait { isUnderWay() }
    run.send(SIGKILL)
    #expect(try run.wait().exitCode == 137)
    #expect(!folder.exists("Results/small"))
    #expect(try Freshet.run("run", "small.yaml", "--quiet", in: folder).exitCode == 0)
    #expect(folder.names(in: "Results") == ["small"])
  }

  /// Before a run has anything to stop: here it reads a scenario that never comes.
  @Test(arguments: ["run", "check"])
  func stopsWhileItLoads(command: String) throws {
    let outcome = try Freshet.shell(
      "mkfifo pipe; sleep 60 > pipe & other=$!; \"$FRESHET\" \(command) - < pipe & sleep 0.3; "
        + "kill -TERM $!; wait $!; code=$?; kill $other; exit $code",
      in: folder)
    #expect(outcome.exitCode == 143)
    #expect(outcome.errors.contains("error: stopped by SIGTERM; nothing was written\n"), "\(outcome.errors)")
  }

  /// A command that waits for a reader who does not read.
  @Test func stopsWhileItWrites() throws {
    let outcome = try Freshet.shell(
      "mkfifo pipe; sleep 60 < pipe & other=$!; { yes | head -c 65536; exec \"$FRESHET\" schema; } > pipe & sleep 0.5; "
        + "kill -TERM $!; wait $!; code=$?; kill $other; exit $code", in: folder)
    #expect(outcome.exitCode == 143)
  }

  /// As `nohup` starts it.
  @Test func ignoredSignalStaysIgnored() throws {
    let outcome = try Freshet.shell(
      "trap '' HUP; \"$FRESHET\" run small.yaml \(SmallScenario.endless.joined(separator: " ")) & sleep 0.5; "
        + "kill -HUP $!; sleep 0.5; kill -TERM $!; wait $!", in: folder)
    #expect(outcome.exitCode == 143)
    #expect(outcome.errors.contains("stopped by SIGTERM"))
  }

  @Test func secondRunToTheSamePlaceIsRefused() throws {
    let first = try Freshet.start(["run", "small.yaml"] + SmallScenario.endless, in: folder)
    first.wait { isUnderWay() }
    let second = try Freshet.start(["run", "small.yaml", "--force"] + SmallScenario.endless, in: folder).wait()
    #expect(second.exitCode == 1)
    #expect(second.errors.hasPrefix("error: another run is writing `Results/small`\n\nhint: wait for its end"))
    first.send(SIGTERM)
    #expect(try first.wait().exitCode == 143)
    #expect(folder.names(in: "Results") == [])
  }
}
