import Foundation
import FreshetModel
import Testing

/// The counts of every shipped scenario at a small sample, as they were recorded: a change of results is never an accident.
///
/// `FRESHET_RECORD=1` records them again, and fails. A change belongs into CHANGELOG.md, under the heading of changes that alter
/// results.
struct GoldenTests {
  private static let records = ProcessInfo.processInfo.environment["FRESHET_RECORD"] == "1"

  @Test(arguments: Shipped.all(people: 50_000))
  func countsAreAsRecorded(_ shipped: Shipped) throws {
    let path = "\(Shipped.root)/Tests/DeterminismTests/Golden/\(shipped.name).txt"
    let found = try text(Simulation(shipped.scenario()).run(replication: 0))
    if Self.records {
      try found.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded \(path)")
      return
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    for (line, golden) in zip(found.split(separator: "\n", omittingEmptySubsequences: false), expected) {
      #expect(line == golden)
    }
    #expect(found.split(separator: "\n", omittingEmptySubsequences: false).count == expected.count)
  }

  /// The totals of the run, a line for each arm and flow or cohort, and a sum over the intervals that depends on their order.
  private func text(_ result: ReplicationResult) -> String {
    let layout = result.layout
    var lines = ["events \(result.events)"]
    for arm in Arm.allCases {
      let counts = result[arm]
      for (flow, place) in layout.flows.enumerated() {
        let total = counts.total(flow: flow)
        let name = "\(arm) \(layout.cohorts[place.cohort].name) \(place.action)"
        lines.append(
          "\(name): attempts \(total.attempts) retried \(total.retried) released \(total.released) completed \(total.completed)"
            + " deferred \(total.deferred) retrying \(total.retrying) abandoned \(total.abandoned) diverted \(total.diverted)"
            + " people \(counts.peopleBlocked(flow: flow)) during \(counts.completedDuring(flow: flow))"
            + " delayed \(counts.registrationsDelayed(flow: flow))")
        let weighted = (0..<counts.intervals).reduce(0) { $0 + ($1 + 1) * counts.counts(flow: flow, interval: $1).completed }
        lines.append("\(name): completed × interval \(weighted)")
      }
      for (cohort, place) in layout.cohorts.enumerated() {
        let end = counts.populationAtEnd(cohort: cohort)
        lines.append(
          "\(arm) \(place.name): accounts \(end.accounts) active \(end.active) registered \(end.registered)"
            + " people blocked \(counts.peopleBlockedInAny(cohort: cohort))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
