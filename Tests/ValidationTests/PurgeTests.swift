import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Accounts that a platform suspends: at once or one by one, for a while or for good, some of them or so many.
struct PurgeTests {
  private let users = 20_000.0

  private func purge(_ suspension: Suspension, from: Double = 1, until: Double = 9, origins: [String] = [Origin.unnamed]) -> Restriction {
    var restriction = Fixture.restriction([], from: from, until: until, origins: origins)
    restriction.effects = []
    restriction.measures = [.suspend(suspension)]
    return restriction
  }

  private func scenario(
    _ restrictions: [Restriction], users: Double? = nil, signUpsPerDay: Double = 0, lapse: Lapse? = nil,
    origins: [Origin] = Fixture.everybody, seed: UInt64
  ) -> Scenario {
    Fixture.scenario(
      days: 10,
      [
        Fixture.platform(
          users: users ?? self.users, actions: [Fixture.change(Fixture.exponential(days: 2))], signUpsPerDay: signUpsPerDay, lapse: lapse,
          origins: origins)
      ],
      restrictions: restrictions, seed: seed)
  }

  /// The share that an exponential time of this mean leaves after some days.
  private func survival(_ days: Double, mean: Double) -> Double { exp(-days / mean) }

  private func end(_ result: ReplicationResult, cohort: Int = 0) -> PopulationCounts { result.restricted.populationAtEnd(cohort: cohort) }

  /// Where accounts go one by one, their number falls as that of atoms does; what their holders want then is unable.
  @Test func exponentialSurvival() throws {
    let mean = 5.0
    let purge = purge(Suspension(.share(1), after: Fixture.exponential(days: mean)))
    try expectFigures { seed in
      let results = try Fixture.run(scenario([purge], seed: seed))
      // Half a wish a day, from the suspension to the end, on day 10.
      let survivor = survival(8, mean: mean)
      let suspendedDays = 8 - mean * (1 - survivor) + (1 - survivor)
      return [
        Figure("purge: suspended at the end", theory: users * (1 - survivor), precision: 0.01, results.map { end($0).suspended }),
        Figure(
          "purge: wishes that are unable", theory: users * 0.5 * suspendedDays, precision: 0.02,
          results.map { $0.restricted.total(flow: 0).unable }),
        Figure(
          "purge: what its ledger loses", theory: users * 0.5 * suspendedDays, precision: 0.02,
          results.map { $0.restricted.ledger(0, flow: 0, .lost) - $0.restricted.ledger(0, flow: 0, .gained) }),
      ]
    }
  }

  /// Suspensions that come at a constant rate and last an exponential time: the stock of M/G/∞.
  @Test func restoredStock() throws {
    let (mean, length) = (2.0, 8.0)
    let suspension = Suspension(
      .share(1), after: .uniform(Uniform(min: 0, max: length * Fixture.day)), restored: Fixture.exponential(days: mean))
    try expectFigures { seed in
      // One day more than the purge takes.
      let results = try Fixture.run(scenario([purge(suspension)], seed: seed))
      let stock = users / length * mean * (1 - survival(length, mean: mean))
      return [
        Figure(
          "purge: suspended when it ends", theory: stock, precision: 0.03,
          results.map { $0.restricted.population(cohort: 0)[9 * 24].suspended }),
        Figure(
          "purge: suspended a day later", theory: stock * survival(1, mean: mean), precision: 0.03,
          results.map { end($0).suspended }),
      ]
    }
  }

  /// A number of accounts is met exactly, and shared out among the origins as by lot: hypergeometric.
  @Test func exactNumber() throws {
    let origins = [Origin(name: "mainland", share: 0.8), Origin(name: "overseas", share: 0.2)]
    let purge = purge(Suspension(.count(40)), origins: origins.map(\.name))
    var ofMainland: [Int] = []
    for seed in UInt64(1)...5 {
      for result in try Fixture.run(scenario([purge], users: 500, origins: origins, seed: seed), replications: 40) {
        #expect(end(result).suspended + end(result, cohort: 1).suspended == 40)
        ofMainland.append(end(result).suspended)
      }
    }
    // Hypergeometric: 40 of 500 accounts, of which 400 are of the first origin.
    let law = (mean: 40 * 0.8, variance: 40 * 0.8 * 0.2 * (500.0 - 40) / (500 - 1))
    let mean = Double(ofMainland.reduce(0, +)) / Double(ofMainland.count)
    let variance = ofMainland.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(ofMainland.count - 1)
    // 200 replications: four standard errors.
    #expect(abs(mean - law.mean) < 4 * (law.variance / 200).squareRoot())
    #expect(abs(variance / law.variance - 1) < 4 * (2.0 / 199).squareRoot())
  }

  /// All accounts that there are go where the number is theirs.
  @Test func allOfThem() throws {
    let results = try Fixture.run(scenario([purge(Suspension(.count(100)))], users: 100, seed: 1), replications: 1)
    #expect(end(results[0]).suspended == 100)
  }

  /// Who opens a new account has the old one closed; a pause of sign-ups prevents it.
  @Test func newAccounts() throws {
    let (share, mean) = (0.6, 2.0)
    let renewal = Suspension.Renewal(share: share, delay: Fixture.exponential(days: mean))
    let purge = purge(Suspension(.share(0.5), renewal: renewal))
    let pause = Fixture.restriction([Action.register], from: 0.5, until: 5, name: "pause")
    try expectFigures { seed in
      let free = try Fixture.run(scenario([purge], signUpsPerDay: 1e-9, seed: seed))
      let paused = try Fixture.run(scenario([purge, pause], signUpsPerDay: 1e-9, seed: seed))
      func closed(from: Double) -> Double {
        users * 0.5 * share * (survival(from, mean: mean) - survival(9, mean: mean))
      }
      return [
        Figure("purge: accounts replaced", theory: closed(from: 0), precision: 0.02, free.map { end($0).closed }),
        Figure("purge: sign-ups for them", theory: closed(from: 0), precision: 0.02, free.map { end($0).registered }),
        Figure("purge: accounts replaced after a pause", theory: closed(from: 4), precision: 0.03, paused.map { end($0).closed }),
        Figure(
          "purge: suspended for good", theory: users * 0.5 - closed(from: 4), precision: 0.02, paused.map { end($0).suspended }),
      ]
    }
  }

  /// Accounts that lapse and return are suspended all the same, and nothing depends on windows or threads.
  @Test func lapsesWindowsAndThreads() throws {
    let lapse = Lapse(after: Fixture.exponential(days: 3), returning: Fixture.exponential(days: 1))
    let suspension = Suspension(
      .share(0.7), after: Fixture.exponential(days: 2), restored: Fixture.exponential(days: 2),
      renewal: Suspension.Renewal(share: 0.5, delay: Fixture.exponential(days: 1)))
    let freeze = Fixture.restriction(from: 3, until: 6, name: "freeze", reaction: [(1, Fixture.deferral(hours: 10))])
    let simulation = Simulation(scenario([purge(suspension), freeze], signUpsPerDay: 100, lapse: lapse, seed: 3))
    let whole = try simulation.run(replication: 0)
    #expect(end(whole).suspended > 0 && end(whole).closed > 0 && end(whole).lapsed > 0)
    for options in [SimulationOptions(threads: 3), SimulationOptions(threads: 2, window: .hours(7))] {
      #expect(try simulation.run(replication: 0, options: options).values == whole.values)
    }
  }

  /// A mandate that stands in both arms, and new accounts in one of them: conservation holds.
  @Test func mandateOfBothArms() throws {
    var mandate = Fixture.restriction([], from: 1, until: 1000, name: "mandate")
    mandate.schedule = Schedule(standingUntil: .never)
    mandate.effects = [Effect(gating: ["change"], .readOnly)]
    mandate.measures = [.verify(Verification(deadline: Fixture.time(days: 1)))]
    mandate.arms = .both
    let renewal = Suspension.Renewal(share: 0.5, delay: Fixture.exponential(days: 1))
    let results = try Fixture.run(
      scenario([mandate, purge(Suspension(.share(0.3), renewal: renewal), from: 2)], users: 500, signUpsPerDay: 10, seed: 1), replications: 2)
    #expect(results.allSatisfy { end($0).closed > 0 && end($0).readOnly > 0 && $0.baseline.populationAtEnd(cohort: 0).readOnly > 0 })
  }

  /// Each wave of a purge exposes those whom it hits to fear.
  @Test func wavesExpose() throws {
    var purge = purge(Suspension(.share(0.5), restored: .constant(Constant(value: 1))))
    purge.name = "purge"
    purge.schedule = Schedule([2.0, 6.0].map { OnTime(from: Fixture.time(days: $0), until: Fixture.time(days: $0 + 1)) })
    var fear = Fixture.restriction([], from: 1, until: 1000, name: "fear")
    fear.effects = [Effect(gating: ["change"], .deter)]
    fear.measures = [.deter(Fear(depth: 1, exposedBy: "purge"))]
    try expectFigures { seed in
      let results = try Fixture.run(scenario([purge, fear], seed: seed))
      return [
        Figure(
          "purge: deterred by two waves", theory: users * 0.5 * (0.5 * 8 + 0.25 * 4), precision: 0.02,
          results.map { $0.restricted.total(flow: 0).deterred })
      ]
    }
  }
}
