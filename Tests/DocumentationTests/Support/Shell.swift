import Foundation

/// What a command did.
struct Outcome: Sendable {
  var exitCode: Int32
  /// Standard output and standard error in the order in which they were written.
  var output: String
}

enum Shell {
  /// Runs a command to its end.
  static func run(_ command: [String], in folder: URL, environment: [String: String] = environment()) throws -> Outcome {
    let log = FileManager.default.temporaryDirectory.appending(path: "freshet-\(UUID().uuidString).log")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let file = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = file
    process.standardError = file
    try process.run()
    process.waitUntilExit()
    return Outcome(exitCode: process.terminationStatus, output: String(decoding: try Data(contentsOf: log), as: UTF8.self))
  }

  /// The environment of the tests without what `make test` or the tests themselves put there.
  static func environment(pathPrefix: String = "") -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    for name in ["MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "SCENARIO", "ARGS", "SWIFT", "FRESHET_RECORD", "FRESHET_VALIDATE"] {
      environment[name] = nil
    }
    environment["LC_ALL"] = "C"
    environment["GNUTERM"] = "dumb"
    environment["PATH"] = pathPrefix + (environment["PATH"] ?? "/usr/bin:/bin")
    return environment
  }

  /// Whether a command succeeds.
  static func succeeds(_ command: String...) -> Bool {
    (try? run(command, in: FileManager.default.temporaryDirectory).exitCode) == 0
  }
}

/// What runs an example that is no shell command, where it is installed.
struct Interpreter: Sendable {
  var name: String
  var isHere: Bool

  static let python = Interpreter(name: "python3", isHere: Shell.succeeds("python3", "-c", "import pandas, polars, duckdb"))
  static let gnuplot = Interpreter(name: "gnuplot", isHere: Shell.succeeds("gnuplot", "--version"))
  static let r = Interpreter(name: "Rscript", isHere: Shell.succeeds("Rscript", "--version"))
}

extension Example.Kind {
  var interpreter: Interpreter? {
    switch self {
    case .python: .python
    case .gnuplot: .gnuplot
    case .r: .r
    case .shell, .scenario, .excerpt: nil
    }
  }
}
