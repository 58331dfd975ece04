import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Real names: sign-ups that fail, and accounts that are read-only until their holders verify who they are.
struct MandateTests {
  private let users = 20_000.0

  private func mandate(_ effects: [Effect], _ verification: Verification? = nil, _ reaction: [(Double, Reaction)]? = nil) -> Restriction {
    var restriction = Fixture.restriction([], from: 1, until: 1000, reaction: reaction ?? [(1, .abandon(Abandon()))])
    restriction.effects = effects
    restriction.measures = verification.map { [.verify($0)] } ?? []
    return restriction
  }

  /// A share of the sign-ups fails for good where it is a matter of the person, and 40 % to the power of the attempts where it is not.
  @Test(arguments: [Drawn.person, .attempt])
  func signUps(_ drawn: Drawn) throws {
    let (fails, retries) = (0.4, 2)
    var effect = Effect(gating: [Action.register], .stop(share: fails))
    effect.drawn = drawn
    let again = Reaction.retry(Retry(gap: Fixture.exponential(days: 0.02), atMost: retries))
    let theory = drawn == .person ? fails : pow(fails, Double(retries + 1))
    try expectFigures { seed in
      let results = try Fixture.run(
        Fixture.scenario(
          days: 11, [Fixture.platform(users: 0, signUpsPerDay: 2000)], restrictions: [mandate([effect], nil, [(1, again)])], seed: seed))
      return [
        Figure(
          "mandate: sign-ups that come to nothing, \(drawn)", theory: theory, precision: 0.03,
          results.map { result in
            let register = result.restricted.total(flow: 0)
            return Double(register.abandoned) / Double(register.wishes) * 11 / 10
          })
      ]
    }
  }

  private func verification(wall: Double) -> Verification {
    var verification = Verification(deadline: Fixture.time(days: 5))
    verification.steady = Verification.Part(share: 0.5, time: Fixture.exponential(days: 4))
    verification.rush = Verification.Part(share: 0.2, time: Fixture.exponential(days: 0.5))
    if wall > 0 { verification.wall = Verification.Part(share: wall, time: .constant(Constant(value: 0))) }
    return verification
  }

  private func scenario(wall: Double, lapse: Lapse? = nil, seed: UInt64) -> Scenario {
    Fixture.scenario(
      days: 9, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: 1))], lapse: lapse)],
      restrictions: [mandate([Effect(gating: ["change"], .readOnly)], verification(wall: wall))], seed: seed)
  }

  /// Those verify in time who do so by their law or in the rush; the others are read-only until they do, and are stopped meanwhile.
  @Test func readOnly() throws {
    try expectFigures(seed: 2) { seed in
      let results = try Fixture.run(scenario(wall: 0, seed: seed))
      let walled = try Fixture.run(scenario(wall: 0.6, seed: seed))
      // Of those who take their time, some come after the deadline.
      func late(_ days: Double) -> Double { 0.3 + 0.5 * exp(-(days - 1) / 4) }
      // Who is not late for ever is so on average until the end or their time.
      let lateDays = 0.3 * 4 + 0.5 * 4 * (exp(-1) - exp(-2))
      // Six of ten verify at the first wish since the deadline, at the latest.
      let met = 1 - exp(-4.0)
      let metAtRate = 0.3 * met + 0.5 * exp(-1) * (1 - exp(-5.0)) / 1.25
      return [
        Figure(
          "mandate: read-only at the deadline", theory: users * late(5 + 1.0 / 24), precision: 0.02,
          results.map { $0.restricted.population(cohort: 0)[5 * 24 + 1].readOnly }),
        Figure("mandate: read-only at the end", theory: users * late(9), precision: 0.02, results.map { end($0).readOnly }),
        Figure(
          "mandate: stopped attempts", theory: users * lateDays, precision: 0.02, results.map { $0.restricted.total(flow: 0).blocked }),
        Figure(
          "mandate: people who met the wall", theory: users * metAtRate, precision: 0.02, walled.map { $0.restricted.peopleBlocked(flow: 0) }),
        Figure(
          "mandate: read-only for good, with a wall", theory: users * (0.3 * (1 - 0.6 * met) + 0.5 * late4(0.6)), precision: 0.02,
          walled.map { end($0).readOnly }),
      ]
    }
  }

  /// Of those whose own time, of mean 4 days, is late at the deadline, 4 days after the beginning, the share that has neither verified nor
  /// gone past the wall 4 days later.
  private func late4(_ wall: Double) -> Double { exp(-2) * (1 - wall * (1 - exp(-4.0))) }

  private func end(_ result: ReplicationResult) -> PopulationCounts { result.restricted.populationAtEnd(cohort: 0) }

  /// Accounts that lapse are read-only all the same, a purge takes some of them, and nothing depends on windows or threads.
  @Test func lapsesPurgesWindowsAndThreads() throws {
    var scenario = scenario(wall: 0.3, lapse: Lapse(after: Fixture.exponential(days: 3), returning: Fixture.exponential(days: 1)), seed: 5)
    var purge = Fixture.restriction([], from: 4, until: 8, name: "purge")
    purge.effects = []
    purge.measures = [.suspend(Suspension(.share(0.5), after: Fixture.exponential(days: 2), restored: Fixture.exponential(days: 1)))]
    scenario.restrictions.append(purge)
    let simulation = Simulation(scenario)
    let whole = try simulation.run(replication: 0)
    #expect(end(whole).readOnly > 0 && end(whole).suspended > 0 && end(whole).lapsed > 0)
    for options in [SimulationOptions(threads: 3), SimulationOptions(threads: 2, window: .hours(7))] {
      #expect(try simulation.run(replication: 0, options: options).values == whole.values)
    }
  }
}
