import Foundation
import FreshetCore
import FreshetModel
import Testing

/// Poisson demand at rate λ during a pause of length T: λ·T·share wait for the lift, turn elsewhere or are lost.
struct RegistrationPauseTests {
  /// Real people a day on the first platform, and on the other.
  private let perDay = 400_000.0
  private let elsewherePerDay = 100_000.0
  private let length = 9.0
  private let days = 30.0
  private let users = 20_000_000.0
  private let deferring = 0.5
  private let diverting = 0.2

  private func run(seed: UInt64, replications: Int = 8) throws -> [ReplicationResult] {
    let reaction = [
      (deferring, Fixture.deferral(hours: 20)), (diverting, Reaction.divert(Divert(to: "q"))),
      (1 - deferring - diverting, Reaction.abandon(Abandon())),
    ]
    let scenario = Fixture.scenario(
      days: days,
      [
        Fixture.platform("p", users: users, signUpsPerDay: perDay),
        Fixture.platform("q", users: users, signUpsPerDay: elsewherePerDay),
      ],
      restrictions: [Fixture.restriction([Action.register], from: 2, until: 2 + length, reaction: reaction)], seed: seed,
      sample: 0.01)
    return try Fixture.run(scenario, replications: replications)
  }

  @Test func demandDividesByReaction() throws {
    try expectFigures { seed in
      let results = try run(seed: seed)
      let demand = perDay * length
      let lift = Int((2 + length) * 24)
      // A simulated person stands for 100.
      func people(_ count: (ReplicationResult) -> Int) -> [Double] { results.map { 100 * Double(count($0)) } }
      func accounts(_ arm: Arm, _ cohort: Int) -> [Double] {
        people { $0[arm].population(cohort: cohort)[$0.layout.intervals].accounts }
      }
      return [
        Figure("pause: stopped", theory: demand, precision: 0.01, people { $0.restricted.peopleBlocked(flow: 0) }),
        Figure(
          "pause: backlog at the lift", theory: demand * deferring, precision: 0.02,
          people { $0.restricted.series(flow: 0) { $0.backlogChange }[..<lift].reduce(0, +) }),
        Figure(
          "pause: registered late", theory: demand * deferring, precision: 0.02,
          people { $0.restricted.registrationsDelayed(flow: 0) }),
        Figure(
          "pause: lost", theory: demand * (1 - deferring - diverting), precision: 0.02,
          people { $0.restricted.total(flow: 0).abandoned }),
        Figure(
          "pause: turned away", theory: demand * diverting, precision: 0.03,
          people { $0.restricted.total(flow: 0).diverted }),
        Figure(
          "pause: registered elsewhere", theory: elsewherePerDay * days + demand * diverting, precision: 0.01,
          people { $0.restricted.total(flow: 1).completed }),
        Figure(
          "pause: accounts without it", theory: users + perDay * days, precision: 0.01, accounts(.baseline, 0)),
        Figure(
          "pause: accounts", theory: users + perDay * days - demand * (1 - deferring), precision: 0.01, accounts(.restricted, 0)),
        Figure(
          "pause: accounts elsewhere", theory: users + elsewherePerDay * days + demand * diverting, precision: 0.01,
          accounts(.restricted, 1)),
      ]
    }
  }

  /// What must hold to the last person.
  @Test func accountsFollow() throws {
    for result in try run(seed: 2, replications: 2) {
      let (paused, other) = (result.restricted.total(flow: 0), result.restricted.total(flow: 1))
      let end = result.layout.intervals
      #expect(paused.diverted == other.attempts - result.baseline.total(flow: 1).attempts)
      #expect(paused.deferred == paused.released && paused.released == result.restricted.registrationsDelayed(flow: 0))
      for cohort in 0...1 {
        for arm in Arm.allCases {
          let population = result[arm].population(cohort: cohort)[end]
          #expect(population.accounts == result.layout.accounts[cohort] + result[arm].total(flow: cohort).completed)
          #expect(population.registered == result[arm].total(flow: cohort).completed)
        }
      }
      // Nobody gets in while it lasts, and the run before it is alike in both arms.
      let completed = result.restricted.series(flow: 0) { $0.completed }
      #expect(completed[48..<Int((2 + length) * 24)].allSatisfy { $0 == 0 })
      #expect(completed[..<48] == result.baseline.series(flow: 0) { $0.completed }[..<48])
    }
  }

  /// Fresh sign-ups and returning ones after the lift.
  @Test func rateAfterTheLift() throws {
    let lift = Int((2 + length) * 24)
    let hours = 0..<100
    let backlog = perDay * length * deferring / 100
    let expected = hours.map { perDay / 2400 + backlog * (exp(-Double($0) / 20) - exp(-Double($0 + 1) / 20)) }
    try expectCounts("pause: sign-ups after the lift", expected: expected, precision: 0.05) { seed in
      try run(seed: seed).map { result in
        hours.map { result.restricted.counts(flow: 0, interval: lift + $0).completed }
      }
    }
  }
}
