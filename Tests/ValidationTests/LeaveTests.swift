import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// People who leave for good when they have been stopped too often.
struct LeaveTests {
  private let users = 20_000.0
  private let share = 0.4
  private let stops = 3
  /// Wishes in the time in force, which is ten days to the end of the run.
  private let mean = 2.5

  private func scenario(to: String? = nil, seed: UInt64) -> Scenario {
    let leave = Reaction.leave(Leave(after: stops, to: to))
    var freeze = Fixture.restriction(from: 1, until: 1000, reaction: [(share, leave), (1 - share, .abandon(Abandon()))])
    freeze.isConsistent = true
    let change = Fixture.change(Fixture.exponential(days: 10 / mean))
    return Fixture.scenario(
      days: 11,
      [
        Fixture.platform(users: users, actions: [change]),
        Fixture.platform("q", users: 10, actions: [Fixture.change(Fixture.exponential(days: 2))], signUpsPerDay: 1),
      ], restrictions: [freeze], seed: seed)
  }

  /// The probability of so many stops in a part of the time in force.
  private func poisson(_ count: Int, _ part: Double) -> Double {
    exp(-mean * part) * (0..<count).reduce(1.0) { $0 * mean * part / Double($1 + 1) }
  }

  /// The time to the third stop is Erlang.
  private func haveLeft(_ part: Double) -> Double { share * (1 - (0..<stops).reduce(0) { $0 + poisson($1, part) }) }

  /// The days since they left, summed over all who have, per user: the integral of ``haveLeft(_:)``.
  private var daysAway: Double {
    // Each wish after the third is unable, and there are mean / 10 a day.
    let later = mean - (0..<stops).reduce(0) { $0 + Double($1) * poisson($1, 1) }
      - Double(stops) * (1 - (0..<stops).reduce(0) { $0 + poisson($1, 1) })
    return share * later * 10 / mean
  }

  private func closed(_ result: ReplicationResult, day: Int) -> Int { result.restricted.population(cohort: 0)[24 * day].closed }

  @Test func timeToTheLastStop() throws {
    try expectFigures { seed in
      let results = try Fixture.run(scenario(seed: seed))
      return [
        Figure("leave: closed after four days", theory: users * haveLeft(0.4), precision: 0.05, results.map { closed($0, day: 5) }),
        Figure("leave: closed at the end", theory: users * haveLeft(1), precision: 0.02, results.map { closed($0, day: 11) }),
        Figure(
          "leave: unable", theory: users * daysAway * mean / 10, precision: 0.03, results.map { $0.restricted.total(flow: 0).unable }),
        // What is wanted in the time in force comes to nothing, of whoever wants it.
        Figure(
          "leave: ledger", theory: users * mean, precision: 0.01,
          results.map { $0.restricted.ledger(0, flow: 0, .lost) - $0.restricted.ledger(0, flow: 0, .gained) }),
      ]
    }
  }

  /// Who leaves signs up elsewhere, and does there what others do.
  @Test func whereTheyTurnUp() throws {
    try expectFigures { seed in
      let results = try Fixture.run(scenario(to: "q", seed: seed))
      return [
        Figure(
          "leave: signed up elsewhere", theory: users * haveLeft(1), precision: 0.02,
          results.map { $0.restricted.populationAtEnd(cohort: 1).registered - $0.baseline.populationAtEnd(cohort: 1).registered }),
        Figure(
          "leave: done there", theory: users * daysAway / 2, precision: 0.03,
          results.map { $0.restricted.total(flow: 2).completed - $0.baseline.total(flow: 2).completed }),
        Figure(
          "leave: gained there", theory: users * daysAway / 2, precision: 0.03, results.map { $0.restricted.ledger(0, flow: 2, .gained) }),
      ]
    }
  }

  /// Those who stay do what the rest of the reactions say: repeats are stops.
  @Test func repeatsAreStops() throws {
    let retry = Retry(gap: .constant(Constant(value: Fixture.hour)), atMost: 2)
    var freeze = Fixture.restriction(
      from: 1, until: 1000, reaction: [(0.5, .leave(Leave(after: 3))), (0.5, .retry(retry))])
    freeze.isConsistent = true
    let change = Fixture.change(Fixture.exponential(days: 5))
    // The first wish is stopped three times within two hours.
    let theory = users * 0.5 * (1 - exp(-(10 - 2 / 24.0) / 5))
    try expectFigures { seed in
      let results = try Fixture.run(
        Fixture.scenario(days: 11, [Fixture.platform(users: users, actions: [change])], restrictions: [freeze], seed: seed))
      return [Figure("leave: after repeats", theory: theory, precision: 0.02, results.map { closed($0, day: 11) })]
    }
  }

  /// Who signs up has no account to close.
  @Test func nobodyLeavesWhoHasNoAccount() throws {
    var pause = Fixture.restriction(
      ["register"], from: 1, until: 8, reaction: [(0.5, .leave(Leave(after: 1))), (0.5, .abandon(Abandon()))])
    pause.isConsistent = true
    let scenario = Fixture.scenario(days: 10, [Fixture.platform(users: 100, signUpsPerDay: 500)], restrictions: [pause])
    let result = try Simulation(scenario).run(replication: 0)
    #expect(result.restricted.populationAtEnd(cohort: 0).closed == 0)
    #expect(result.restricted.total(flow: 0).abandoned == result.restricted.total(flow: 0).blocked)
    #expect(result.restricted.total(flow: 0).blocked > 3000)
  }
}
