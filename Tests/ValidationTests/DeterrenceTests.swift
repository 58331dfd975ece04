import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// People who do less since they are afraid.
struct DeterrenceTests {
  private let users = 10_000.0

  private func deterrence(_ fear: Fear, from: Double = 1, until: Double = 1000) -> Restriction {
    var restriction = Fixture.restriction([], from: from, until: until, name: "fear")
    restriction.effects = [Effect(gating: ["change"], .deter)]
    restriction.measures = [.deter(fear)]
    return restriction
  }

  private func run(_ restrictions: [Restriction], seed: UInt64) throws -> [ReplicationResult] {
    try Fixture.run(
      Fixture.scenario(
        days: 11, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: 0.5))])], restrictions: restrictions,
        seed: seed))
  }

  /// What is done is the integral of 1 − d·e^(−t/τ), of those who are exposed; what is not done is deterred, and lost.
  @Test func recovery() throws {
    let (depth, tau, exposed) = (0.6, 4.0, 0.7)
    let lost = users * 2 * exposed * depth * tau * (1 - exp(-10 / tau))
    try expectFigures(seed: 2) { seed in
      let fear = deterrence(Fear(depth: depth, recovers: Fixture.exponential(days: tau), exposed: exposed))
      let results = try run([fear], seed: seed)
      return [
        Figure(
          "deterrence: completed less", theory: lost, precision: 0.02,
          results.map { $0.baseline.total(flow: 0).completed - $0.restricted.total(flow: 0).completed }),
        Figure("deterrence: deterred", theory: lost, precision: 0.02, results.map { $0.restricted.total(flow: 0).deterred }),
        Figure("deterrence: ledger", theory: lost, precision: 0.02, results.map { $0.restricted.ledger(0, flow: 0, .lost) }),
      ]
    }
  }

  /// Who was suspended is afraid afterwards, and nobody else.
  @Test func whoWasHit() throws {
    var purge = Fixture.restriction([], from: 1, until: 2, name: "purge")
    purge.effects = []
    purge.measures = [.suspend(Suspension(.share(0.3), restored: .constant(Constant(value: Fixture.day))))]
    try expectFigures { seed in
      let results = try run([purge, deterrence(Fear(depth: 0.5, exposedBy: "purge"))], seed: seed)
      return [
        // A day without an account, then nine days of half the wishes.
        Figure("deterrence of the suspended: unable", theory: users * 0.3 * 2, precision: 0.02, results.map { $0.restricted.total(flow: 0).unable }),
        Figure(
          "deterrence of the suspended: deterred", theory: users * 0.3 * 2 * 9 * 0.5, precision: 0.02,
          results.map { $0.restricted.total(flow: 0).deterred }),
      ]
    }
  }

  /// Who meets one of those who were hit is afraid from then on: a tenth of the people, whom others meet at a constant rate.
  @Test func contact() throws {
    var purge = Fixture.restriction([], from: 1, until: 2, name: "purge")
    purge.effects = []
    purge.measures = [.suspend(Suspension(.count(0.1 * users), restored: .constant(Constant(value: Fixture.day))))]
    var fear = Fear(depth: 0.5, exposedBy: "purge")
    fear.contact = 2 / Fixture.day
    // Those who were hit after their day without an account, and of the others those who have met one of them.
    let theory = users * 2 * 0.5 * (0.1 * 9 + 0.9 * (10 - (1 - exp(-0.2 * 10)) / 0.2))
    try expectFigures { seed in
      let results = try run([purge, deterrence(fear)], seed: seed)
      return [
        Figure("deterrence by contact: deterred", theory: theory, precision: 0.02, results.map { $0.restricted.total(flow: 0).deterred })
      ]
    }
  }

  /// Who leaves for fear has a closed account, and is unable to do what they want.
  @Test func leaving() throws {
    var fear = deterrence(Fear(depth: 0))
    var leaving = Suspension(.share(0.2), after: Fixture.exponential(days: 3))
    leaving.isLeaving = true
    fear.measures.append(.suspend(leaving))
    try expectFigures { seed in
      let results = try run([fear], seed: seed)
      return [
        Figure(
          "deterrence: accounts closed", theory: users * 0.2 * (1 - exp(-10 / 3.0)), precision: 0.03,
          results.map { $0.restricted.populationAtEnd(cohort: 0).closed }),
        Figure(
          "deterrence: unable after leaving", theory: users * 0.2 * 2 * (10 - 3 * (1 - exp(-10 / 3.0))), precision: 0.03,
          results.map { $0.restricted.total(flow: 0).unable }),
      ]
    }
  }
}
