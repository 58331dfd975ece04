import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// Every table loads with what people use, with no option, and its columns have the right types: counts are integers in every sample.
@Suite struct LoadingTests {
  @Test(.enabled(if: Python.has("pandas"), "python3 with pandas is not here"))
  func withPandas() throws { try load("pandas") }

  @Test(.enabled(if: Python.has("polars"), "python3 with polars is not here"))
  func withPolars() throws { try load("polars") }

  @Test(.enabled(if: Python.has("duckdb"), "python3 with duckdb is not here"))
  func withDuckDB() throws { try load("duckdb") }

  /// Loads runs of people who stand for one, one and a half and many.
  private func load(_ library: String) throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (name, sample, baseline) in [("all", 1, true), ("half", 0.7, true), ("few", 0.037, true), ("alone", 0.037, false)] {
      paths.append("\(folder.path)/\(name)")
      try results(sample: sample, baseline: baseline).write(Synthetic.attachments, into: RunFolder(path: paths[paths.count - 1]))
    }
    let outcome = try Python.run(["Tests/Loading/load_tables.py", library] + paths)
    #expect(outcome.exitCode == 0, "\(outcome.output)")
  }

  private func results(sample: Double, baseline: Bool) throws -> RunResults {
    let exponential = { (hours: Double) in Distribution.exponential(Exponential(mean: hours * 3600)) }
    let mix = ReactionMix(choices: [(0.5, .defer(Defer(delay: exponential(4)))), (0.5, .abandon(Abandon()))])
    var scenario = Synthetic.scenario(
      origins: [("mainland", 0.7), ("overseas", 0.3)], signUps: true, end: .start + .hours(200),
      restrictions: [
        Synthetic.restriction(origins: ["mainland"], from: .start + .hours(110), until: .start + .hours(140), reaction: mix)
      ], users: 3001, sample: sample)
    scenario.countsActivity = true
    let simulation = Simulation(scenario)
    return RunResults(
      scenario: scenario, start: Synthetic.start, timeZone: Synthetic.shanghai,
      replications: try (0..<3).map { try simulation.run(replication: $0) }, includesBaseline: baseline)
  }
}

/// The Python of this machine.
private enum Python {
  static func has(_ library: String) -> Bool { (try? run(["-c", "import \(library)"]).exitCode) == 0 }

  /// Runs it in the root of the package.
  static func run(_ arguments: [String]) throws -> (exitCode: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.currentDirectoryURL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
