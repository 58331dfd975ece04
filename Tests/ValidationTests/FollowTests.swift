import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// People who stay while enough others do.
struct FollowTests {
  private let users = 20_000.0
  private let threshold = Beta(mean: 0.5, deviation: 0.15)

  private func scenario(purged: Double, lapse: Lapse? = nil, days: Double = 26, seed: UInt64 = 1) -> Scenario {
    var platform = Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: 4))], lapse: lapse)
    platform.following = Following(threshold: threshold, looks: Fixture.exponential(days: 0.25))
    var purge = Fixture.restriction([], from: 1, until: 1000)
    purge.effects = []
    purge.measures = [.suspend(Suspension(.count(purged * users), restored: .constant(Constant(value: 15 * Fixture.day))))]
    return Fixture.scenario(days: days, [platform], restrictions: [purge], seed: seed)
  }

  /// The share active in the long run of those whose accounts are there, from all of them on: r = S·F(r).
  private func fixedPoint(_ there: Double) -> Double {
    (0..<10_000).reduce(there) { share, _ in there * threshold.cumulativeProbability(share) }
  }

  private func active(_ result: ReplicationResult, day: Int) -> Int { result.restricted.population(cohort: 0)[24 * day].active }

  /// Where a fifth of the accounts is gone some others leave too, and all come back.
  @Test func beforeTheFold() throws {
    try expectFigures { seed in
      let results = try Fixture.run(scenario(purged: 0.2, seed: seed))
      return [
        Figure(
          "follows: active before the fold", theory: users * fixedPoint(0.8), precision: 0.003, results.map { active($0, day: 15) }),
        Figure("follows: active when all can be", theory: users, precision: 0.001, results.map { active($0, day: 26) }),
      ]
    }
  }

  /// Where a quarter is gone nearly all leave, and nobody comes back when all could: hysteresis.
  @Test func beyondTheFold() throws {
    #expect(fixedPoint(0.8) > 0.7 && fixedPoint(0.75) < 0.01)
    let results = try Fixture.run(scenario(purged: 0.25))
    for result in results {
      #expect(active(result, day: 15) < Int(users / 100))
      #expect(active(result, day: 26) < Int(users / 100))
      #expect(result.baseline.population(cohort: 0).allSatisfy { $0.active == Int(users) })
      // What the restriction did itself is a small part of it.
      let (lost, byOthers) = (result.restricted.ledger(0, flow: 0, .lost), result.restricted.ledger(1, flow: 0, .lost))
      #expect(lost > 0 && byOthers > 3 * lost)
      #expect(lost + byOthers == result.baseline.total(flow: 0).completed - result.restricted.total(flow: 0).completed)
    }
  }

  /// Where nobody is gone nobody leaves, to the last count.
  @Test func nothing() throws {
    let lapse = Lapse(after: Fixture.exponential(days: 5), returning: Fixture.exponential(days: 2))
    let result = try Simulation(scenario(purged: 0, lapse: lapse)).run(replication: 0)
    #expect(result.restricted.population(cohort: 0) == result.baseline.population(cohort: 0))
    #expect(result.restricted.total(flow: 0) == result.baseline.total(flow: 0))
    #expect(result.restricted.populationAtEnd(cohort: 0).lapsed > 1000)
  }

  /// With lapses, and whatever the number of threads, all counts are the same and add up.
  @Test func threads() throws {
    let lapse = Lapse(after: Fixture.exponential(days: 5), returning: Fixture.exponential(days: 2))
    let simulation = Simulation(scenario(purged: 0.3, lapse: lapse, days: 12))
    let results = try [1, 3].map { try simulation.run(replication: 0, options: SimulationOptions(threads: $0)) }
    #expect(results[0].values == results[1].values)
    #expect(results[0].restricted.total(flow: 0).unable > 1000)
  }
}
