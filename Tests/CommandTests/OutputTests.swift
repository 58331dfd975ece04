import Foundation
import Testing

/// Where nothing can be written, a run ends with exit 1 and leaves nothing behind.
@Suite struct OutputTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  @Test(
    arguments: [
      ("small.yaml", "`small.yaml` is a file, not a folder"),
      ("small.yaml/run", "`small.yaml` is a file, not a folder"),
      ("missing/run", "the folder `missing` does not exist"),
    ])
  func badPlaceIsFoundBeforeAnyWork(output: String, message: String) throws {
    // The run would never end.
    let arguments = ["run", "small.yaml", "--output", output] + SmallScenario.endless
    let outcome = try Freshet.start(arguments, in: folder).wait()
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("error: \(message)\n\nhint: "))
    #expect(outcome.errors.contains("--output DIR"))
    #expect(folder.names() == ["small.yaml"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func folderWithoutPermission() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("locked"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
    let outcome = try Freshet.run("run", "small.yaml", "--output", "locked/run", in: folder)
    #expect(outcome.exitCode == 1)
    #expect(outcome.errors.contains("no permission to write"))
  }

  /// Where this process may mount, the disk is a file system of 64 KiB; elsewhere no file may grow beyond a few blocks, which the
  /// system reports at the same call.
  @Test func fullDiskLeavesNothing() throws {
    try FileManager.default.createDirectory(atPath: folder.path("disk"), withIntermediateDirectories: true)
    let isMounted = try Freshet.shell("mount -t tmpfs -o size=64k freshet disk", in: folder).exitCode == 0
    defer { if isMounted { _ = try? Freshet.shell("umount disk", in: folder) } }

    let run = "\"$FRESHET\" run small.yaml --set report_every='15 min' --output disk/run"
    let limited = "ulimit -f 8; trap '' XFSZ; " + run
    let outcome = try Freshet.shell(isMounted ? run : limited, in: folder)
    #expect(outcome.exitCode == 1, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(isMounted ? "error: the disk is full" : "error: writing"))
    #expect(!outcome.errors.contains("files:"))
    #expect(folder.names(in: "disk") == [])
  }

  @Test func fullDiskKeepsTheOlderRun() throws {
    #expect(try Freshet.run("run", "small.yaml", "--quiet", in: folder).exitCode == 0)
    let before = try folder.read("Results/small/manifest.json")
    let run = "ulimit -f 8; trap '' XFSZ; \"$FRESHET\" run small.yaml --force --set report_every='15 min'"
    #expect(try Freshet.shell(run, in: folder).exitCode == 1)
    #expect(folder.names(in: "Results") == ["small"])
    #expect(try folder.read("Results/small/manifest.json") == before)
  }

  @Test func fullStandardOutputIsAFailure() throws {
    let commands = ["schema", "explain", "explain time", "check small.yaml", "run small.yaml --json", "--help"]
    for command in commands + ["trace small.yaml --person wechat/mainland/0"] {
      let outcome = try Freshet.shell("\"$FRESHET\" \(command) > /dev/full", in: folder)
      #expect(outcome.exitCode == 1, "\(command)")
      #expect(outcome.errors.contains("error: standard output cannot be written"), "\(command)")
    }
  }
}
