import Foundation

/// The built command `freshet`, as a shell would run it.
enum Freshet {
  /// What a command did.
  struct Outcome {
    /// 128 + the signal where one ended the process.
    let exitCode: Int32
    let output: String
    let errors: String
  }

  /// Runs the command in `folder` and waits for its end.
  static func run(
    _ arguments: String..., in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Outcome {
    try start(arguments, in: folder, environment: environment).wait()
  }

  /// Starts the command in `folder`.
  static func start(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], terminal: PseudoTerminal? = nil
  ) throws -> Running {
    try Running(
      executable: executable, arguments: arguments, folder: folder, environment: environment, terminal: terminal)
  }

  /// Runs a shell command in which `$FRESHET` is the executable.
  static func shell(_ command: String, in folder: TemporaryFolder, environment: [String: String] = [:]) throws -> Outcome {
    try Running(
      executable: URL(filePath: "/bin/sh"), arguments: ["-c", command], folder: folder,
      environment: environment.merging(["FRESHET": executable.path]) { $1 }
    ).wait()
  }

  /// The executable beside the tests.
  static var executable: URL {
    #if os(macOS)
      let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? Bundle.main.bundleURL
      return tests.deletingLastPathComponent().appending(path: "freshet")
    #else
      return Bundle.main.bundleURL.appending(path: "freshet")
    #endif
  }
}

/// A process that was started. What it prints goes to files, so that no pipe can fill up.
final class Running {
  private let process = Process()
  private let output: URL
  private let errors: URL

  init(
    executable: URL, arguments: [String], folder: TemporaryFolder, environment: [String: String],
    terminal: PseudoTerminal? = nil
  ) throws {
    let logs = folder.url.appending(path: ".logs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
    output = logs.appending(path: "output")
    errors = logs.appending(path: "errors")
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.create(output)
    let log = try Self.create(errors)
    process.standardError = terminal?.side ?? log
    try process.run()
  }

  /// Waits until `condition` holds, or the process has ended, or a minute has passed.
  func wait(until condition: () -> Bool) {
    let deadline = ContinuousClock.now + .seconds(60)
    while !condition() && process.isRunning && ContinuousClock.now < deadline { usleep(2000) }
  }

  var hasEnded: Bool { !process.isRunning }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func wait() throws -> Freshet.Outcome {
    process.waitUntilExit()
    let code = process.terminationStatus
    return Freshet.Outcome(
      exitCode: process.terminationReason == .uncaughtSignal ? 128 + code : code,
      output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }

  private static func create(_ file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }
}
