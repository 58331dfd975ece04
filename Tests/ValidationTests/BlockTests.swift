import Foundation
import FreshetCore
import FreshetModel
import Testing

/// Platforms that cannot be reached: part of what is tried leaks through, and two blocks meet.
struct BlockTests {
  private let users = 2000.0

  private func keys(_ functions: [String]?, leak: Double, drawn: String) -> ParameterTable {
    let rest: [(key: String, value: ParameterValue)] = [("leak", .number(leak)), ("drawn", .text(drawn))]
    return ParameterTable(rest + (functions.map { [("functions", .list($0.map { .text($0) }))] } ?? []))
  }

  private func block(
    _ kind: String = "platform_block", _ functions: [String]? = nil, leak: Double, drawn: String = "attempt", _ schedule: Schedule,
    name: String = "r"
  ) -> Restriction {
    var restriction = Fixture.restriction(from: 1, until: 2, name: name)
    restriction.schedule = schedule
    restriction.effects = RestrictionRegistry.kind(kind)?.effects(
      keys(functions, leak: leak, drawn: drawn), offered: ["send_text", "send_media", Action.register]) ?? []
    return restriction
  }

  private func scenario(_ restrictions: [Restriction], days: Double = 10, signUpsPerDay: Double = 0, seed: UInt64) -> Scenario {
    let actions = [Action(name: "send_text", gap: Fixture.exponential(days: 0.5)), Action(name: "send_media", gap: Fixture.exponential(days: 1))]
    return Fixture.scenario(
      days: days, [Fixture.platform(users: users, actions: actions, signUpsPerDay: signUpsPerDay)], restrictions: restrictions, seed: seed)
  }

  private func days(_ from: Double, _ until: Double) -> Schedule { Schedule(from: Fixture.time(days: from), until: Fixture.time(days: until)) }

  /// Of the attempts the leak comes through: alike of all where each is drawn, and of a part of the people where these are.
  @Test func leak() throws {
    let leak = 0.2
    try expectFigures { seed in
      let each = try Fixture.run(scenario([block(leak: leak, days(1, 6))], seed: seed))
      let person = try Fixture.run(scenario([block(leak: leak, drawn: "person", days(1, 6))], seed: seed))
      return [
        Figure(
          "block: share that leaks", theory: leak, precision: 0.02,
          each.map { Double($0.restricted.completedDuring(flow: 0)) / Double($0.baseline.completedDuring(flow: 0)) }),
        Figure(
          "block: people who never get through or never fail", theory: users * (1 - leak), precision: 0.03,
          person.map { $0.restricted.peopleBlockedInAny(cohort: 0) }),
      ]
    }
  }

  /// Only the functions that are named, and new people where they are among them.
  @Test func functions() throws {
    func blocked(_ functions: [String]?) throws -> [String] {
      let block = block("platform_block", functions, leak: 0, days(1, 6))
      let result = try Fixture.run(scenario([block], signUpsPerDay: 200, seed: 1), replications: 1)[0]
      return result.layout.flows.indices.filter { result.restricted.total(flow: $0).blocked > 0 }.map { result.layout.flows[$0].action }
    }
    #expect(try blocked(["send_media"]) == ["send_media"])
    #expect(try blocked([Action.register, "send_text"]) == [Action.register, "send_text"])
    #expect(try blocked(nil) == [Action.register, "send_text", "send_media"])
  }

  /// What comes true is availability off/(on + off), and what leaks in the rest.
  @Test func intermittent() throws {
    let leak = 0.1
    let schedule = Schedule(Alternation(on: Fixture.exponential(days: 1 / 24), off: Fixture.exponential(days: 3 / 24)))
    try expectFigures { seed in
      let results = try Fixture.run(scenario([block("intermittent_block", leak: leak, schedule)], days: 100, seed: seed))
      return [
        Figure(
          "intermittent block: share that comes true", theory: 0.75 + 0.25 * leak, precision: 0.02,
          results.map { Double($0.restricted.total(flow: 0).completed) / Double($0.restricted.total(flow: 0).attempts) })
      ]
    }
  }

  /// Two blocks that overlap: each leaks by itself, so that less is lost together than by the one and the other.
  @Test func twoBlocksTogether() throws {
    let (first, second) = (block(leak: 0.2, days(1, 5), name: "first"), block(leak: 0.4, days(3, 8), name: "second"))
    func lost(_ restrictions: [Restriction], _ seed: UInt64) throws -> [Int] {
      try Fixture.run(scenario(restrictions, seed: seed)).map { $0.baseline.total(flow: 0).completed - $0.restricted.total(flow: 0).completed }
    }
    let perDay = users / 0.5
    try expectFigures { seed in
      let (one, other, both) = try (lost([first], seed), lost([second], seed), lost([first, second], seed))
      return [
        Figure("the first block alone", theory: perDay * 4 * 0.8, precision: 0.02, one),
        Figure("the second block alone", theory: perDay * 5 * 0.6, precision: 0.02, other),
        Figure("both blocks", theory: perDay * (2 * 0.8 + 2 * (1 - 0.2 * 0.4) + 3 * 0.6), precision: 0.02, both),
        Figure(
          "what they do to one another", theory: -perDay * 2 * 0.8 * 0.6, precision: 0.03,
          both.indices.map { both[$0] - one[$0] - other[$0] }),
      ]
    }
  }
}
