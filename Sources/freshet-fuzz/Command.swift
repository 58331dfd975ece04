import Foundation

/// The built command, run on scenarios in a folder of its own.
final class Command {
  struct Outcome {
    /// Absent where a signal ended the process or it did not end in time.
    var exitCode: Int32?
    /// How it ended, in words.
    var end: String
    var output: Data
    var errors: String
  }

  private let executable: URL
  private let folder: URL

  init(_ path: String) throws {
    executable = URL(filePath: path)
    folder = FileManager.default.temporaryDirectory.appending(path: "freshet-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in ScenarioGenerator.dataFiles {
      try file.text.write(to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func run(_ arguments: [String], on scenario: String, within seconds: Double) throws -> Outcome {
    try scenario.write(to: folder.appending(path: "scenario.yaml"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments + ["scenario.yaml"]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try emptyFile("output")
    process.standardError = try emptyFile("errors")
    try process.run()
    let deadline = ContinuousClock.now + .seconds(seconds)
    while process.isRunning && ContinuousClock.now < deadline { usleep(500) }
    let isLate = process.isRunning
    if isLate { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let wasKilled = process.terminationReason == .uncaughtSignal
    let status = process.terminationStatus
    return Outcome(
      exitCode: wasKilled ? nil : status,
      end: isLate ? "did not end" : wasKilled ? "was ended by signal \(status)" : "ended with \(status)",
      output: try Data(contentsOf: folder.appending(path: "output")),
      errors: String(decoding: try Data(contentsOf: folder.appending(path: "errors")), as: UTF8.self))
  }

  private func emptyFile(_ name: String) throws -> FileHandle {
    let file = folder.appending(path: name)
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }
}
