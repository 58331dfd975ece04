import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// The rush before a freeze that is announced: the wish that is next at the announcement moves, if it would have met the freeze.
struct AnticipationTests {
  private let users = 200_000.0
  private let announced = 2.0
  private let from = 2.5
  private let until = 12.0
  private let share = 0.4
  /// In days.
  private let delay = 0.2

  private func run(_ gap: Distribution, seed: UInt64, replications: Int = 8) throws -> [ReplicationResult] {
    let anticipation = Anticipation(share: share, delay: Fixture.exponential(days: delay))
    return try Fixture.run(
      Fixture.scenario(
        days: 16, [Fixture.platform(users: users, actions: [Fixture.change(gap)])],
        restrictions: [Fixture.restriction(from: from, until: until, announced: announced, anticipation: anticipation)],
        seed: seed),
      replications: replications)
  }

  /// The wishes that move in an hour, both arms being alike in all others.
  private func moved(_ result: ReplicationResult) -> [Int] {
    (0..<Int(from * 24)).map {
      result.restricted.counts(flow: 0, interval: $0).attempts - result.baseline.counts(flow: 0, interval: $0).attempts
    }
  }

  /// - Parameters:
  ///   - gap: The law of gaps.
  ///   - inFreeze: The share of people whose next wish after the announcement falls into the freeze.
  private func figures(_ name: String, _ gap: Distribution, inFreeze: Double, seed: UInt64) throws -> [Figure] {
    let results = try run(gap, seed: seed)
    let hurrying = users * inFreeze * share * (1 - exp(-(from - announced) / delay))
    return [
      Figure("\(name): wishes moved", theory: hurrying, precision: 0.02, results.map { moved($0).reduce(0, +) }),
      Figure(
        "\(name): attempts stopped", theory: users * (until - from) * Fixture.day / gap.mean - hurrying, precision: 0.01,
        results.map { $0.restricted.total(flow: 0).blocked }),
    ]
  }

  @Test func exponentialGaps() throws {
    let inFreeze = exp(-(from - announced) / 20) - exp(-(until - announced) / 20)
    try expectFigures { try figures("rush, exponential gaps", Fixture.exponential(days: 20), inFreeze: inFreeze, seed: $0) }
  }

  /// A freeze that lasts longer than the run moves wishes that would have come after it.
  @Test func freezesThatOutlastTheRun() throws {
    try expectFigures { seed in
      let anticipation = Anticipation(share: share, delay: Fixture.exponential(days: delay))
      let restriction = Fixture.restriction(from: from, until: 40, announced: announced, anticipation: anticipation)
      let platform = Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: 20))])
      let results = try Fixture.run(Fixture.scenario(days: 5, [platform], restrictions: [restriction], seed: seed))
      let inFreeze = exp(-(from - announced) / 20) - exp(-(40 - announced) / 20)
      return [
        Figure(
          "rush, a freeze beyond the end: wishes moved", theory: users * inFreeze * share * (1 - exp(-(from - announced) / delay)),
          precision: 0.02, results.map { moved($0).reduce(0, +) })
      ]
    }
  }

  @Test func regularGaps() throws {
    let gap = Distribution.constant(Constant(value: 20 * Fixture.day))
    try expectFigures(seed: 2) { try figures("rush, regular gaps", gap, inFreeze: (until - from) / 20, seed: $0) }
  }

  /// The wish moves to an exponential time after the announcement, and only there.
  @Test func timing() throws {
    let gap = Fixture.exponential(days: 20)
    let moving = users * share * (exp(-(from - announced) / 20) - exp(-(until - announced) / 20))
    let hours = 0..<Int((from - announced) * 24)
    let first = Int(announced * 24)
    let expected = hours.map { moving * (exp(-Double($0) / 24 / delay) - exp(-Double($0 + 1) / 24 / delay)) }
    try expectCounts("rush: hour by hour", expected: expected, precision: 0.05) { seed in
      try run(gap, seed: seed).map { Array(moved($0)[first...]) }
    }
    for result in try run(gap, seed: 1, replications: 2) {
      #expect(moved(result)[..<first].allSatisfy { $0 == 0 })
    }
  }

  /// Nobody wants more or less than without the freeze.
  @Test func wishesAreConserved() throws {
    for result in try run(.gamma(Gamma(mean: 20 * Fixture.day, shape: 0.5)), seed: 3) {
      let (baseline, restricted) = (result.baseline.total(flow: 0), result.restricted.total(flow: 0))
      #expect(baseline.attempts == restricted.attempts)
      #expect(baseline.completed == restricted.completed + restricted.abandoned)
      #expect(moved(result).reduce(0, +) > 1000)
    }
  }

  /// A run that ends before the moment of a wish that was brought forward, while another waits at the same door: the ledger closes.
  @Test func endsBeforeTheMoment() throws {
    var action = Fixture.change(Fixture.exponential(days: 0.5))
    action.pending = .all
    let anticipation = Anticipation(share: 0.4, delay: Fixture.exponential(days: 0.5))
    let again = Reaction.retry(Retry(gap: Fixture.exponential(days: 0.05), atMost: 30))
    let freezes = [
      Fixture.restriction(from: 6, until: 9, announced: 4, anticipation: anticipation, name: "later"),
      Fixture.restriction(from: 1, until: 9, name: "now", reaction: [(1, again)]),
    ]
    let scenario = Fixture.scenario(days: 4.2, [Fixture.platform(users: 2000, actions: [action])], restrictions: freezes, seed: 1)
    #expect(try Fixture.run(scenario, replications: 1)[0].restricted.total(flow: 0).blocked > 0)
  }
}
