import Foundation
import Testing

/// The small version of every benchmark, as a user would run it: it finishes, and it processes the events that it always does.
@Suite("Benchmarks, small")
struct SmallBenchmarkTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The events of each case, in order.
  @Test(arguments: [
    ("limit", [301_478]),
    ("freeze", [301_444, 301_444, 301_478]),
    ("phold", [49_303, 49_173]),
    ("scaling", [150_674, 603_018]),
    ("coupled", [159_093, 318_326]),
    ("startup", [0]),
    ("services", [20_000, 20_000, 20_000]),
    ("samplers", Array(repeating: 10_000, count: 14)),
  ])
  func processesItsEvents(name: String, events: [Int]) throws {
    #expect(try measure(name) == events)
  }

  /// The main scenario's events change with its file; their number does not with the machine.
  @Test func fullIsReproducible() throws {
    let once = try measure("full")
    #expect(once.count == 1 && once[0] > 10_000)
    #expect(try measure("full") == once)
  }

  @Test func congressIsReproducible() throws {
    let once = try measure("congress")
    #expect(once.count == 2 && once[0] == once[1] && once[0] > 10_000)
  }

  /// Runs a benchmark in its small version and reads the events from its `raw.csv`.
  private func measure(_ name: String) throws -> [Int] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "freshet-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appending(path: "freshet-bench")
    process.arguments = [name, "--small", "--output", folder.path(percentEncoded: false)]
    process.currentDirectoryURL = Self.root
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let lines = try String(contentsOf: folder.appending(path: "raw.csv"), encoding: .utf8).split(separator: "\n")
    let column = try #require(lines.first?.split(separator: ",").firstIndex(of: "events"))
    return lines.dropFirst().compactMap { Int($0.split(separator: ",")[column]) }
  }
}
