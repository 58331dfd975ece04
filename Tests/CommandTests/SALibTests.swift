import Foundation
import Testing

/// What SALib says of the same points.
@Suite struct SALibTests {
  /// Runs the Python of this machine in the root of the package.
  private static func python(_ arguments: [String]) throws -> (exitCode: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.currentDirectoryURL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private static let isHere = (try? python(["-c", "import SALib"]).exitCode) == 0

  /// Its points, run here, have the indices here that it computes of them.
  @Test(.enabled(if: isHere, "python3 with SALib is not here")) func roundTrip() throws {
    let folder = try SmallScenario.folder()
    let outcome = try Self.python(["Tests/Loading/salib_round_trip.py", Freshet.executable.path, "small.yaml", folder.url.path])
    #expect(outcome.exitCode == 0, "\(outcome.output)")
  }
}
