import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// Several restrictions on one action: on and off, one after the other, one over the other.
struct SequenceTests {
  private let users = 100_000.0
  private let perDay = 20_000.0

  /// Weibo's maintenance freezes of a couple of hours before the long one: what counts is the time frozen in all.
  @Test func onAndOffFreezes() throws {
    let short = [1, 2.5, 4].map { Fixture.restriction(from: $0, until: $0 + 2.0 / 24, name: "maintenance \($0)") }
    let long = Fixture.restriction(from: 6, until: 20.25, name: "freeze")
    let frozen = 14.25 + 3 * 2.0 / 24
    try expectFigures { seed in
      let results = try Fixture.run(
        Fixture.scenario(
          days: 22, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: 30))])],
          restrictions: short + [long], seed: seed))
      return [
        Figure(
          "on and off: people blocked", theory: users * (1 - exp(-frozen / 30)), precision: 0.01,
          results.map { $0.restricted.peopleBlocked(flow: 0) }),
        Figure(
          "on and off: attempts blocked", theory: users * frozen / 30, precision: 0.01,
          results.map { $0.restricted.total(flow: 0).blocked }),
        Figure(
          "on and off: attempts in the second", theory: users * 2 / 24 / 30, precision: 0.1,
          results.map { $0.restricted.series { $0.blocked }[60..<62].reduce(0, +) }),
      ]
    }
  }

  /// Two pauses, one right after the other: who comes back into the second waits for its lift.
  @Test func consecutivePauses() throws {
    let reaction = [(1.0, Fixture.deferral(hours: 30))]
    let pauses = [
      Fixture.restriction([Action.register], from: 2, until: 5, name: "first", reaction: reaction),
      Fixture.restriction([Action.register], from: 5, until: 7, name: "second", reaction: reaction),
    ]
    let again = perDay * 3 * (1 - exp(-48.0 / 30))
    try expectFigures { seed in
      let scenario = Fixture.scenario(
        days: 25, [Fixture.platform(users: 0, signUpsPerDay: perDay)], restrictions: pauses, seed: seed)
      let results = try Fixture.run(scenario)
      let totals = results.map { $0.restricted.total(flow: 0) }
      return [
        Figure(
          "consecutive: stopped again", theory: again, precision: 0.02, try Fixture.count(.released, .deferred, in: scenario)),
        Figure("consecutive: deferred", theory: perDay * 5 + again, precision: 0.01, totals.map(\.deferred)),
        Figure(
          "consecutive: people blocked", theory: perDay * 5, precision: 0.01, results.map { $0.restricted.peopleBlocked(flow: 0) }),
        Figure(
          "consecutive: through after the second lift", theory: perDay * 5, precision: 0.01,
          try Fixture.count(.released, .completed, in: scenario)),
      ]
    }
  }

  /// Two pauses that overlap: the one that the scenario lists first decides while both are in force.
  @Test func overlappingPauses() throws {
    let pauses = [
      Fixture.restriction(
        [Action.register], from: 2, until: 6, name: "first", reaction: [(1, Fixture.deferral(hours: 30))]),
      Fixture.restriction([Action.register], from: 4, until: 8, name: "second"),
    ]
    let backTooSoon = perDay * 4 * (1 - exp(-48.0 / 30))
    try expectFigures { seed in
      let scenario = Fixture.scenario(
        days: 25, [Fixture.platform(users: 0, signUpsPerDay: perDay)], restrictions: pauses, seed: seed)
      let results = try Fixture.run(scenario)
      let totals = results.map { $0.restricted.total(flow: 0) }
      return [
        Figure("overlapping: deferred", theory: perDay * 4, precision: 0.01, totals.map(\.deferred)),
        Figure(
          "overlapping: back too soon", theory: backTooSoon, precision: 0.02,
          try Fixture.count(.released, .abandoned, in: scenario)),
        Figure("overlapping: lost", theory: perDay * 2 + backTooSoon, precision: 0.02, totals.map(\.abandoned)),
        Figure(
          "overlapping: people blocked", theory: perDay * 6, precision: 0.01, results.map { $0.restricted.peopleBlocked(flow: 0) }),
      ]
    }
  }

  /// Under two restrictions that stop an attempt in turn, a wish is repeated as often as `at_most` says and no more.
  @Test func retriesUnderTwoGates() throws {
    let retry = Reaction.retry(Retry(gap: .constant(Constant(value: 60)), atMost: 3))
    let both = [
      Fixture.restriction(from: 1, until: 10, enforcement: 0.5, name: "lax", reaction: [(1, retry)]),
      Fixture.restriction(from: 1, until: 10, name: "strict", reaction: [(1, retry)]),
    ]
    let scenario = Fixture.scenario(
      days: 11, [Fixture.platform(users: 2000, actions: [Fixture.change(Fixture.exponential(days: 30))])],
      restrictions: both, seed: 1)
    let total = try Fixture.run(scenario, replications: 1)[0].restricted.total(flow: 0)
    let comeThrough = try Fixture.count(.retried, .completed, in: scenario, replications: 1)[0]
    #expect(total.abandoned > 400)
    #expect(total.blocked <= 4 * (total.abandoned + comeThrough))
    #expect(total.retried <= 3 * (total.abandoned + comeThrough))
  }

  /// Two lax restrictions at once stop an attempt with the probability 1 − (1 − p)(1 − q).
  @Test func laxOverlap() throws {
    let both = [
      Fixture.restriction(from: 1, until: 5, enforcement: 0.3, name: "first"),
      Fixture.restriction(from: 1, until: 5, enforcement: 0.5, name: "second"),
    ]
    try expectFigures { seed in
      let results = try Fixture.run(
        Fixture.scenario(
          days: 6, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: 20))])],
          restrictions: both, seed: seed))
      return [
        Figure(
          "lax overlap: attempts blocked", theory: users * 4 / 20 * 0.65, precision: 0.02,
          results.map { $0.restricted.total(flow: 0).blocked })
      ]
    }
  }
}
