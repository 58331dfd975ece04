import FreshetCore
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// What is charged to whom. That it adds up is checked by every run.
struct LedgerTests {
  private func block(_ name: String, from: Double, until: Double, _ reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))]) -> Restriction {
    Fixture.restriction(from: from, until: until, name: name, reaction: reaction)
  }

  private func results(_ restrictions: [Restriction]) throws -> RunResults {
    let change = Fixture.change(Fixture.exponential(days: 1))
    let scenario = Fixture.scenario(days: 12, [Fixture.platform(users: 4000, actions: [change])], restrictions: restrictions)
    return RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: try Fixture.run(scenario, replications: 3))
  }

  private func lost(_ results: RunResults) -> Int {
    results.replications.reduce(0) { $0 + $1.baseline.total(flow: 0).completed - $1.restricted.total(flow: 0).completed }
  }

  /// Of two blocks that overlap the first in the file is charged with what both would have stopped.
  @Test func theFirstIsCharged() throws {
    let (one, other) = (block("one", from: 2, until: 6), block("other", from: 4, until: 9))
    let (alone, together) = (try results([one]), try results([one, other]))
    func charged(_ restriction: Int, _ results: RunResults) -> Int {
      results.replications.reduce(0) { $0 + $1.restricted.ledger(restriction, flow: 0, .lost) }
    }
    #expect(charged(0, together) == lost(alone) && charged(0, together) > 40_000)
    #expect(charged(0, together) + charged(1, together) == lost(together))
    #expect(charged(1, together) < lost(try results([other])))
  }

  /// In the table, in whole people, it is the difference of completed_total.
  @Test func theTableAddsUp() throws {
    let results = try results([
      block("one", from: 2, until: 6, [(0.5, Fixture.deferral(hours: 5)), (0.5, .abandon(Abandon()))]),
      block("other", from: 4, until: 9, [(0.7, .retry(Retry(gap: Fixture.exponential(days: 1), atMost: 2))), (0.3, .abandon(Abandon()))]),
    ])
    let rows = results.ledger()
    #expect(rows.map(\.restriction) == ["one", "other"])
    let net = rows.reduce(0) { $0 + $1.counts[.lost, default: 0] - $1.counts[.gained, default: 0] }
    #expect(net == results.scale(ofCohort: 0).wholePeople(lost(results)))
    #expect(rows.allSatisfy { $0.counts.values.allSatisfy { $0 >= 0 } && $0.counts[.later, default: 0] > 0 })
  }

  /// A count that is charged to nobody stops the run.
  @Test func whatIsNotChargedIsFound() throws {
    let results = try results([block("one", from: 2, until: 6)])
    let sound = results.replications[0]
    try sound.checkConservation()
    var broken = sound
    broken[.restricted, flow: 0, .completed, interval: 1] += 1
    broken[.restricted, flow: 0, .attempts, interval: 1] += 1
    #expect(throws: SimulationError.self) { try broken.checkConservation() }
  }
}
