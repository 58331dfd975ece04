import Foundation
import Testing

/// A sweep that is killed, at whatever call and in the middle of whatever line, goes on to the same bytes.
@Suite(.enabled(if: Faults.arePossible, "needs Linux and a C compiler"))
struct SweepCrashTests {
  let folder: TemporaryFolder
  let whole: String

  /// More calls than a sweep makes.
  private static let mostCalls = 200

  init() throws {
    folder = try SmallScenario.folder()
    #expect(try SmallSweep.run("--output", "whole", "--threads", "1", in: folder).exitCode == 0)
    whole = try #require(SmallSweep.tables("whole", in: folder))
  }

  private func faults(_ call: Int, tears: Bool) -> [String: String] {
    Faults.environment(["FAULT_KILL_AT": String(call), "FAULT_EVERY_WRITE": "1"].merging(tears ? ["FAULT_TEAR": "1"] : [:]) { $1 })
  }

  @Test(arguments: [false, true])
  func firstSweep(tears: Bool) throws {
    var isComplete = false
    for call in 1...Self.mostCalls where !isComplete {
      let name = "sweep\(call)"
      let exitCode = try SmallSweep.run("--output", name, "--threads", "1", in: folder, environment: faults(call, tears: tears)).exitCode
      isComplete = exitCode == 0
      #expect(isComplete || exitCode == 137)
      // What has a manifest is whole.
      if folder.exists("\(name)/manifest.json") { #expect(SmallSweep.tables(name, in: folder) == whole, "call \(call)") }
      #expect(try SmallSweep.run("--output", name, "--threads", "1", in: folder).exitCode == 0, "call \(call)")
      #expect(SmallSweep.tables(name, in: folder) == whole, "call \(call)")
    }
    #expect(isComplete)
  }

  /// Killed again and again, one call later each time: all that was finished is kept.
  @Test func manyTimesInARow() throws {
    var isComplete = false
    for call in 8...Self.mostCalls where !isComplete {
      let exitCode = try SmallSweep.run("--output", "again", "--threads", "2", in: folder, environment: faults(call, tears: true)).exitCode
      isComplete = exitCode == 0
      #expect(isComplete || exitCode == 137)
    }
    #expect(isComplete)
    #expect(SmallSweep.tables("again", in: folder) == whole)
  }

  /// A shard that is killed in the middle of the replications that it shares with others.
  @Test func shardsThatShareReplications() throws {
    for number in 1...9 {
      _ = try SmallSweep.run("--output", "parts", "--shard", "\(number)/9", in: folder, environment: faults(6 + number, tears: true))
    }
    for number in 1...9 { #expect(try SmallSweep.run("--output", "parts", "--shard", "\(number)/9", in: folder).exitCode == 0) }
    #expect(try Freshet.run("merge", "parts", in: folder).exitCode == 0)
    #expect(SmallSweep.tables("parts", in: folder) == whole)
  }
}
