import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Exponential gaps, and for each person one factor on the rates of all actions, with a gamma law of shape a: counts of two actions
/// have the covariance μ₁μ₂/a, and a freeze of length T misses (1 + T·(1/G₁ + 1/G₂)/a)^−a of the people.
struct ActivityTests {
  private let users = 20_000
  private let days = 20.0
  private let gaps = [8.0, 5.0]
  private let shape = 0.6

  private func scenario(_ spread: RateSpread? = nil, seed: UInt64, restrictions: [Restriction] = []) throws -> Scenario {
    let actions = zip(["change", "post"], gaps).map { Action(name: $0, gap: Fixture.exponential(days: $1), spread: spread) }
    var platform = Fixture.platform(users: Double(users), actions: actions)
    platform.activity = try gamma(shape)
    return Fixture.scenario(days: days, [platform], restrictions: restrictions, seed: seed)
  }

  private func gamma(_ shape: Double) throws -> RateSpread {
    .gamma(try GammaSpread(ParameterTable([("shape", .number(shape))])))
  }

  /// How often each person does each action.
  private func counts(_ scenario: Scenario, replication: Int) throws -> [[Double]] {
    var counts = Array(repeating: Array(repeating: 0.0, count: users), count: gaps.count)
    for record in try Simulation(scenario).attempts(replication: replication) { counts[record.flow][Int(record.person)] += 1 }
    return counts
  }

  private func covariance(_ left: [Double], _ right: [Double]) -> Double {
    let count = Double(left.count)
    let means = (left.reduce(0, +) / count, right.reduce(0, +) / count)
    return zip(left, right).reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / (count - 1)
  }

  @Test func oneFactorForAllActions() throws {
    let means = gaps.map { days / $0 }
    try expectFigures(seed: 11) { seed in
      let counts = try (0..<8).map { try self.counts(scenario(seed: seed), replication: $0) }
      return [
        Figure("activity: mean count", theory: means[0], precision: 0.03, counts.map { $0[0].reduce(0, +) / Double(users) }),
        Figure(
          "activity: covariance of two counts", theory: means[0] * means[1] / shape, precision: 0.1,
          counts.map { covariance($0[0], $0[1]) }),
      ]
    }
  }

  /// With a spread of each action beside it, the factors multiply: (1 + 1/a)(1 + 1/b) − 1 takes the place of 1/a.
  @Test func besideASpreadOfEachAction() throws {
    let (mean, own) = (days / gaps[1], 2.0)
    try expectFigures(seed: 4) { seed in
      let counts = try (0..<8).map { try self.counts(scenario(gamma(own), seed: seed), replication: $0) }
      return [
        Figure(
          "activity and spread: variance", theory: mean + mean * mean * ((1 + 1 / shape) * (1 + 1 / own) - 1), precision: 0.15,
          counts.map { covariance($0[1], $0[1]) })
      ]
    }
  }

  @Test func peopleBlocked() throws {
    let freeze = Fixture.restriction(["change", "post"], from: 5, until: 15)
    try expectFigures { seed in
      let results = try Fixture.run(scenario(seed: seed, restrictions: [freeze]))
      return [
        Figure(
          "activity: people blocked", theory: 1 - pow(1 + 10 * (1 / gaps[0] + 1 / gaps[1]) / shape, -shape), precision: 0.02,
          results.map { Double($0.restricted.peopleBlockedInAny(cohort: 0)) / Double(users) })
      ]
    }
  }
}
