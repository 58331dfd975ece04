import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Exponential gaps with rates that differ by a gamma law of shape a: a person's count is negative binomial, with variance μ +
/// μ²/a.
struct SpreadTests {
  private let users = 10_000
  private let days = 20.0
  private let gap = 8.0

  private var mean: Double { days / gap }

  private func gamma(_ shape: Double) throws -> RateSpread {
    .gamma(try GammaSpread(ParameterTable([("shape", .number(shape))])))
  }

  private func scenario(_ spread: RateSpread?, seed: UInt64, restrictions: [Restriction] = []) -> Scenario {
    Fixture.scenario(
      days: days,
      [Fixture.platform(users: Double(users), actions: [Fixture.change(Fixture.exponential(days: gap), spread: spread)])],
      restrictions: restrictions, seed: seed)
  }

  /// How often each person acts, by replication.
  private func counts(_ spread: RateSpread?, seed: UInt64, replications: Int = 8) throws -> [[Int]] {
    let simulation = Simulation(scenario(spread, seed: seed))
    return try (0..<replications).map { replication in
      var counts = Array(repeating: 0, count: users)
      for record in try simulation.attempts(replication: replication) { counts[Int(record.person)] += 1 }
      return counts
    }
  }

  private func variance(_ counts: [Int]) -> Double {
    let mean = Double(counts.reduce(0, +)) / Double(counts.count)
    return counts.reduce(0) { $0 + pow(Double($1) - mean, 2) } / Double(counts.count - 1)
  }

  @Test func varianceOfCounts() throws {
    let spreads: [(String, RateSpread?, Double)] = [
      ("none", nil, 0),
      ("gamma 0.4", try gamma(0.4), 1 / 0.4),
      ("gamma 2", try gamma(2), 0.5),
      ("lognormal 0.8", .lognormal(try LognormalSpread(ParameterTable([("sigma", .number(0.8))]))), exp(0.64) - 1),
    ]
    for (name, spread, relative) in spreads {
      try expectFigures(seed: 2) { seed in
        let counts = try counts(spread, seed: seed)
        return [
          Figure(
            "spread \(name): mean count", theory: mean, precision: 0.03,
            counts.map { Double($0.reduce(0, +)) / Double(users) }),
          Figure(
            "spread \(name): variance of counts", theory: mean + relative * mean * mean, precision: 0.1, counts.map(variance)),
        ]
      }
    }
  }

  /// The whole law, 0 to 14 actions and more.
  @Test(arguments: [0.4, 2])
  func negativeBinomial(_ shape: Double) throws {
    let top = 15
    var mass = pow(1 + mean / shape, -shape)
    var expected: [Double] = []
    for count in 0..<top {
      expected.append(Double(users) * mass)
      mass *= (Double(count) + shape) / Double(count + 1) * mean / (mean + shape)
    }
    expected.append(Double(users) - expected.reduce(0, +))
    let spread = try gamma(shape)
    try expectCounts("spread, negative binomial \(shape)", expected: expected, precision: 0.2) { seed in
      try counts(spread, seed: seed).map { counts in
        counts.reduce(into: Array(repeating: 0, count: top + 1)) { $0[min($1, top)] += 1 }
      }
    }
  }

  /// A freeze meets fewer people, 1 − (1 + T/(aG))^−a, because a few people make most of the attempts.
  @Test(arguments: [0.4, 2])
  func peopleBlocked(_ shape: Double) throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(try gamma(shape), seed: seed, restrictions: [Fixture.restriction(from: 5, until: 15)]))
      return [
        Figure(
          "spread \(shape): people blocked", theory: 1 - pow(1 + 10 / (shape * gap), -shape), precision: 0.02,
          results.map { Double($0.restricted.peopleBlocked(flow: 0)) / Double(users) }),
        Figure(
          "spread \(shape): attempts blocked", theory: 10 / gap, precision: 0.03,
          results.map { Double($0.restricted.total(flow: 0).blocked) / Double(users) }),
      ]
    }
  }
}
