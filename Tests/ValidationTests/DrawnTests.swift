import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// What has one draw of a decision in common: an attempt, a wish with its repeats, a person.
struct DrawnTests {
  private let users = 20_000.0
  private let gap = 4.0
  private let length = 6.0
  private let enforcement = 0.4

  private func results(_ drawn: Drawn, atMost: Int, seed: UInt64) throws -> [ReplicationResult] {
    let retry = Reaction.retry(Retry(gap: .constant(Constant(value: 60)), atMost: atMost))
    var restriction = Fixture.restriction(from: 1, until: 1 + length, enforcement: enforcement, reaction: [(1, retry)])
    restriction.effects[0].drawn = drawn
    return try Fixture.run(
      Fixture.scenario(
        days: 2 + length, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: gap))])],
        restrictions: [restriction], seed: seed))
  }

  /// Per attempt a wish is lost where all of 1 + n attempts are stopped, per wish or person where the first one is.
  @Test(arguments: Drawn.allCases)
  func lossesAfterRepeats(_ drawn: Drawn) throws {
    let lost = users * length / gap * (drawn == .attempt ? pow(enforcement, 3) : enforcement)
    try expectFigures { seed in
      [
        Figure(
          "drawn per \(drawn): lost", theory: lost, precision: 0.03,
          try results(drawn, atMost: 2, seed: seed).map { $0.restricted.total(flow: 0).abandoned })
      ]
    }
  }

  /// Per wish 1 − e^(−qT/G) of the people are stopped at least once, per person q(1 − e^(−T/G)).
  @Test(arguments: [Drawn.wish, .person])
  func peopleBlocked(_ drawn: Drawn) throws {
    let wishes = length / gap
    let people = drawn == .wish ? 1 - exp(-enforcement * wishes) : enforcement * (1 - exp(-wishes))
    try expectFigures { seed in
      [
        Figure(
          "drawn per \(drawn): people blocked", theory: users * people, precision: 0.01,
          try results(drawn, atMost: 1, seed: seed).map { $0.restricted.peopleBlocked(flow: 0) })
      ]
    }
  }

  /// Who is consistent always defers or always gives up, with both actions and under both restrictions.
  @Test(arguments: [true, false])
  func consistency(_ isConsistent: Bool) throws {
    let mixes: [[(Double, Reaction)]] = [
      [(0.5, .abandon(Abandon())), (0.5, Fixture.deferral(hours: 1))], [(0.5, Fixture.deferral(hours: 2)), (0.5, .abandon(Abandon()))],
    ]
    let restrictions = mixes.enumerated().map { index, mix in
      var restriction = Fixture.restriction(
        ["change", "post"], from: Double(1 + 4 * index), until: Double(4 + 4 * index), name: "r\(index)", reaction: mix)
      restriction.isConsistent = isConsistent
      return restriction
    }
    let scenario = Fixture.scenario(
      days: 10,
      [Fixture.platform(users: 2000, actions: ["change", "post"].map { Action(name: $0, gap: Fixture.exponential(days: 1)) })],
      restrictions: restrictions)
    var outcomes: [UInt64: Set<AttemptOutcome>] = [:]
    for record in try Simulation(scenario).attempts(replication: 0) where record.outcome != .completed {
      outcomes[record.person, default: []].insert(record.outcome)
    }
    #expect(outcomes.count > 1990)
    #expect(outcomes.values.allSatisfy { $0.count == 1 } == isConsistent)
    let deferring = outcomes.values.count { $0.contains(.deferred) }
    #expect(isConsistent ? (900...1100).contains(deferring) : deferring > 1950)
  }
}
