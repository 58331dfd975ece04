import Foundation
import Testing

/// What stands where a file is expected: pipes, devices, standard input, nothing.
@Suite struct InputTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  @Test(arguments: ["run", "check"])
  func missingFileIs66(command: String) throws {
    let outcome = try Freshet.run(command, "missing.yaml", in: folder)
    #expect(outcome.exitCode == 66)
    #expect(outcome.errors.hasPrefix("error: there is no such file\n  --> missing.yaml\n"))
  }

  /// A bad scenario outweighs a missing one.
  @Test func missingAndBadIs65() throws {
    try folder.write("freshet: 1\n", to: "bad.yaml")
    #expect(try Freshet.run("check", "missing.yaml", "bad.yaml", in: folder).exitCode == 65)
    #expect(try Freshet.run("check", "missing.yaml", "small.yaml", in: folder).exitCode == 66)
  }

  /// Nobody writes to the pipe, and the device has no end.
  @Test(arguments: ["pipe", "/dev/zero", "/dev/null"])
  func pipesAndDevicesAreRefused(path: String) throws {
    #expect(mkfifo(folder.path("pipe"), 0o600) == 0)
    let scenario = try Freshet.run("check", path, in: folder)
    #expect(scenario.exitCode == 65)
    #expect(scenario.errors.hasPrefix("error: this is a pipe or a device, not a file\n"))

    let gap = "platforms.wechat.actions.change_name.gap={empirical: {file: \(path)}}"
    let data = try Freshet.run("check", "small.yaml", "--set", gap, in: folder)
    #expect(data.exitCode == 65)
    #expect(data.errors.contains("it is a pipe or a device"), "\(data.errors)")
  }

  @Test(arguments: ["cat small.yaml | \"$FRESHET\" check -", "\"$FRESHET\" check - < small.yaml", "cat small.yaml | \"$FRESHET\" check /dev/stdin"])
  func standardInputIsRead(command: String) throws {
    let outcome = try Freshet.shell(command, in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(": no problems\n"))
  }

  /// `<(…)` of a shell.
  @Test func openPipeIsRead() throws {
    let outcome = try Freshet.shell("cat small.yaml | \"$FRESHET\" check /dev/fd/5 5<&0 0</dev/null", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
  }

  @Test func pipeWithoutEndIsCut() throws {
    let outcome = try Freshet.shell("yes '# more' | \"$FRESHET\" check -", in: folder)
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("too large"))
  }
}
