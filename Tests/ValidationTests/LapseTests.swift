import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// Users who stop and return are in equilibrium from the start: a/(a + b) of them are active, whatever the laws of the two stays.
struct LapseTests {
  private let users = 20_000.0
  private let days = 12.0

  /// Means of 3 days and 1 day, so that three in four are active.
  private static let laws: [(String, Lapse)] = [
    ("memoryless", Lapse(after: Fixture.exponential(days: 3), returning: Fixture.exponential(days: 1))),
    (
      "bursty",
      Lapse(
        after: .gamma(Gamma(mean: 3 * Fixture.day, shape: 0.5)),
        returning: .lognormal(Lognormal(mean: Fixture.day, sigma: 1.5)))
    ),
    (
      "regular",
      Lapse(after: .constant(Constant(value: 3 * Fixture.day)), returning: .erlang(Erlang(mean: Fixture.day, stages: 4)))
    ),
  ]

  private func run(_ lapse: Lapse, seed: UInt64) throws -> [ReplicationResult] {
    try Fixture.run(
      Fixture.scenario(
        days: days,
        [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: 2))], lapse: lapse)], seed: seed),
      replications: 16)
  }

  @Test(arguments: LapseTests.laws.indices)
  func activeShareIsFlat(_ index: Int) throws {
    let (name, lapse) = Self.laws[index]
    #expect(abs(lapse.activeShare - 0.75) < 1e-12)
    try expectFigures(seed: 3) { seed in
      let results = try run(lapse, seed: seed)
      let shares = [0, 1, 24, Int(days * 24)].map { hour in
        Figure(
          "lapse, \(name): active share after \(hour) h", theory: 0.75, precision: 0.005,
          results.map { Double($0.baseline.population(cohort: 0)[hour].active) / users })
      }
      return shares + [
        Figure(
          "lapse, \(name): attempts", theory: users * 0.75 * days / 2, precision: 0.005,
          results.map { $0.baseline.total(flow: 0).attempts })
      ]
    }
  }

  @Test(arguments: LapseTests.laws.indices)
  func attemptsAreFlat(_ index: Int) throws {
    let (name, lapse) = Self.laws[index]
    let expected = Array(repeating: users * 0.75 / 48, count: Int(days * 24))
    try expectCounts("lapse, \(name): attempts by the hour", expected: expected, precision: 0.02, seed: 2) { seed in
      try run(lapse, seed: seed).map { $0.baseline.series { $0.attempts } }
    }
    for result in try run(lapse, seed: 1) {
      for hour in 0...Int(days * 24) {
        let population = result.baseline.population(cohort: 0)[hour]
        #expect(population.accounts == Int(users) && population.active + population.lapsed == Int(users))
      }
    }
  }

  /// A deferred attempt whose moment comes in a lapse waits for the return: 1 − exp(−h/b)/4 are back within h hours of one common
  /// moment long after the lift.
  @Test func deferredAttemptsWaitForTheReturn() throws {
    let lapse = Lapse(after: Fixture.exponential(days: 3.0 / 24), returning: Fixture.exponential(days: 1.0 / 24))
    let deferral = Reaction.defer(Defer(delay: .constant(Constant(value: 2 * Fixture.day))))
    var each = Fixture.change(Fixture.exponential(days: 5))
    each.pending = .all
    try expectFigures { seed in
      let results = try Fixture.run(
        Fixture.scenario(
          days: 13, [Fixture.platform(users: users, actions: [each], lapse: lapse)],
          restrictions: [Fixture.restriction(from: 5, until: 8, reaction: [(1, deferral)])], seed: seed))
      return [1, 2, 3].map { hours in
        Figure(
          "lapse: deferred attempts back within \(hours) h", theory: 1 - exp(-Double(hours)) / 4, precision: 0.01,
          results.map { result in
            let back = result.restricted.series { $0.released }[..<(240 + hours)].reduce(0, +)
            return Double(back) / Double(result.restricted.total(flow: 0).deferred)
          })
      }
    }
  }
}
