import Foundation
import Testing

/// The machine's clock may be set while a run goes on.
@Suite(.enabled(if: Faults.arePossible, "needs Linux and a C compiler"))
struct ClockTests {
  @Test func jumpsDoNotShow() throws {
    let folder = try SmallScenario.folder()
    let outcome = try Freshet.run(
      "run", "small.yaml", "--quiet", "--json", in: folder, environment: Faults.environment(["FAULT_CLOCK": "1"]))
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let summary = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let manifest = try JSONSerialization.jsonObject(with: Data(folder.read("Results/small/manifest.json").utf8)) as? [String: Any]
    let machine = manifest?["machine"] as? [String: Any]
    for seconds in [summary?["wall_clock_s"] as? Double, machine?["wall_clock_s"] as? Double] {
      #expect((0..<600).contains(try #require(seconds)))
    }
  }
}
