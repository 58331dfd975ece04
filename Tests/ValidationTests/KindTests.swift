import Foundation
import FreshetCore
import FreshetModel
import Testing

/// What kinds of restriction do that have no suite of their own, with exponential gaps: a restriction of length T meets
/// 1 − exp(−T·(1/G₁ + 1/G₂)) of the people who do two things.
struct KindTests {
  private let users = 40_000.0
  private let length = 8.0
  private let gaps = ["post": 20.0, "comment": 10.0, "open_app": 2.0]
  private let signUpsPerDay = 500.0

  private func scenario(
    kind: String, actions: [String] = [], length: Double, enforcement: Double = 1, signUpsPerDay: Double = 0, seed: UInt64
  ) -> Scenario {
    let acts = ["post", "comment", "open_app"].map { Action(name: $0, gap: Fixture.exponential(days: gaps[$0] ?? 1)) }
    let platform = Fixture.platform(users: users, actions: acts, signUpsPerDay: signUpsPerDay)
    var restriction = Fixture.restriction(from: 1, until: 1 + length)
    restriction.effects = RestrictionRegistry.kind(kind)?.effects(
      ParameterTable([("enforcement", .number(enforcement)), ("actions", .list(actions.map { .text($0) }))]),
      offered: acts.map(\.name) + [Action.register]) ?? []
    return Fixture.scenario(days: 10, [platform], restrictions: [restriction], seed: seed)
  }

  private func blocked(_ result: ReplicationResult, _ action: String) -> Int {
    result.layout.flow(cohort: 0, action: action).map { result.restricted.total(flow: $0).blocked } ?? 0
  }

  @Test func freezeOfTwoActions() throws {
    try expectFigures(seed: 11) { seed in
      let results = try Fixture.run(scenario(kind: "freeze", actions: ["post", "comment"], length: length, seed: seed))
      for result in results { #expect(blocked(result, "open_app") == 0 && blocked(result, Action.register) == 0) }
      return [
        Figure(
          "freeze: people who met it", theory: users * (1 - exp(-length * (1 / 20 + 1 / 10))), precision: 0.01,
          results.map { $0.restricted.peopleBlockedInAny(cohort: 0) }),
        Figure("freeze: comments stopped", theory: users * length / 10, precision: 0.01, results.map { blocked($0, "comment") }),
      ]
    }
  }

  @Test func maintenance() throws {
    try expectFigures { seed in
      let results = try Fixture.run(scenario(kind: "maintenance", length: length, enforcement: 0.75, seed: seed))
      let signUps = try Fixture.run(
        scenario(kind: "maintenance", length: length, enforcement: 0.75, signUpsPerDay: signUpsPerDay, seed: seed))
      return [
        Figure(
          "maintenance: sign-ups stopped", theory: 0.75 * signUpsPerDay * length, precision: 0.03,
          signUps.map { blocked($0, Action.register) }),
        Figure(
          "maintenance: posts stopped", theory: 0.75 * users * length / 20, precision: 0.02, results.map { blocked($0, "post") }),
      ]
    }
  }

  /// What stops nobody changes nothing.
  @Test(arguments: ["freeze", "maintenance"])
  func nothingIsExactlyNothing(_ kind: String) throws {
    let none = [
      scenario(kind: kind, actions: ["post", "comment"], length: 0, signUpsPerDay: signUpsPerDay, seed: 1),
      scenario(
        kind: kind, actions: ["post", "comment"], length: length, enforcement: 0, signUpsPerDay: signUpsPerDay, seed: 1),
    ]
    for scenario in none {
      let result = try Fixture.run(scenario, replications: 1)[0]
      for flow in result.layout.flows.indices {
        #expect(result.restricted.total(flow: flow) == result.baseline.total(flow: flow))
      }
    }
  }
}
