import Foundation
import Testing

/// A run that is killed, at whatever call, leaves the older folder or the new one, whole; the next run finds it and cleans up.
@Suite(.enabled(if: Faults.arePossible, "needs Linux and a C compiler"))
struct CrashPointTests {
  let folder: TemporaryFolder

  init() throws { folder = try SmallScenario.folder() }

  /// More calls than a run makes.
  private static let mostCalls = 200

  private func run(_ options: String..., faults: [String: String] = [:]) throws -> Freshet.Outcome {
    let environment = faults.isEmpty ? [:] : Faults.environment(faults)
    return try Freshet.start(["run", "small.yaml", "--quiet", "--threads", "1"] + options, in: folder, environment: environment).wait()
  }

  /// Which of the whole runs stands in the folder, by its seed; `nil` where it is none.
  private func seed(_ name: String, among seeds: [String]) -> String? {
    guard folder.names(in: name) == RunTests.files else { return nil }
    return seeds.first { seed in
      RunTests.files.filter { $0 != "manifest.json" }.allSatisfy {
        (try? folder.read("\(name)/\($0)")) == (try? folder.read("whole/\(seed)/\($0)"))
      }
    }
  }

  private func makeWholeRuns(_ seeds: [String]) throws {
    try FileManager.default.createDirectory(atPath: folder.path("whole"), withIntermediateDirectories: true)
    for seed in seeds { #expect(try run("--seed", seed, "--output", "whole/\(seed)").exitCode == 0) }
  }

  private func empty() { try? FileManager.default.removeItem(atPath: folder.path("Results")) }

  @Test func firstRun() throws {
    try makeWholeRuns(["1", "2"])
    var isComplete = false
    for call in 1...Self.mostCalls where !isComplete {
      empty()
      let exitCode = try run("--seed", "1", faults: ["FAULT_KILL_AT": String(call)]).exitCode
      isComplete = exitCode == 0
      #expect(isComplete || exitCode == 137)
      if folder.exists("Results/small") { #expect(seed("Results/small", among: ["1"]) == "1", "call \(call)") }
      #expect(try run("--seed", "2", "--force").exitCode == 0, "call \(call)")
      #expect(seed("Results/small", among: ["2"]) == "2", "call \(call)")
      #expect(folder.names(in: "Results") == ["small"], "call \(call)")
    }
    #expect(isComplete)
  }

  /// With an exchange of the two folders in one step, and on a file system that cannot, where the next run brings the older one back.
  @Test(arguments: [true, false])
  func replacement(exchanges: Bool) throws {
    try makeWholeRuns(["1", "2", "3"])
    var found: Set<String> = []
    var isComplete = false
    for call in 1...Self.mostCalls where !isComplete {
      empty()
      #expect(try run("--seed", "1").exitCode == 0)
      let faults = ["FAULT_KILL_AT": String(call)].merging(exchanges ? [:] : ["FAULT_NO_EXCHANGE": "1"]) { $1 }
      let exitCode = try run("--seed", "2", "--force", faults: faults).exitCode
      isComplete = exitCode == 0
      #expect(isComplete || exitCode == 137)
      if exchanges { #expect(folder.exists("Results/small"), "call \(call)") }

      let refused = try run("--seed", "3")
      #expect(refused.exitCode == 1 && refused.errors.contains("exists already"), "call \(call): \(refused.errors)")
      let kept = seed("Results/small", among: ["1", "2"])
      #expect(kept != nil, "call \(call)")
      found.insert(kept ?? "")
      #expect(folder.names(in: "Results") == ["small"], "call \(call)")

      #expect(try run("--seed", "3", "--force").exitCode == 0, "call \(call)")
      #expect(seed("Results/small", among: ["3"]) == "3", "call \(call)")
    }
    #expect(isComplete)
    #expect(found == ["1", "2"])
  }
}
