import Foundation
import FreshetModel
import Testing

/// A freeze of length T meets 1 − exp(−T/G) of the people whose gaps are exponential with mean G.
struct FreezeTests {
  /// From Tuesday evening before the congress to the end of the month.
  private let length = 14.25

  private func figures(gap: Double, enforcement: Double, precision: Double, seed: UInt64) throws -> [Figure] {
    let users = 100_000.0
    let results = try Fixture.run(
      Fixture.scenario(
        days: 17, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: gap))])],
        restrictions: [Fixture.restriction(from: 1, until: 1 + length, enforcement: enforcement)], seed: seed))
    let name = "freeze, G = \(gap) d, enforcement \(enforcement)"
    return [
      Figure(
        "\(name): people blocked", theory: 1 - exp(-enforcement * length / gap), precision: precision,
        results.map { Double($0.restricted.peopleBlocked(flow: 0)) / users }),
      Figure(
        "\(name): attempts blocked per person", theory: enforcement * length / gap, precision: precision,
        results.map { Double($0.restricted.total(flow: 0).blocked) / users }),
      Figure(
        "\(name): attempts completed during it", theory: (1 - enforcement / 2) * length / gap, precision: precision,
        results.map { Double($0.baseline.completedDuring(flow: 0) + $0.restricted.completedDuring(flow: 0)) / users / 2 }),
    ]
  }

  /// The mean times between changes of picture on WhatsApp, Facebook and Twitter.
  @Test(arguments: [(75, 0.173), (150, 0.091), (1.8 * 365.25, 0.0214)])
  func peopleBlocked(gap: Double, published: Double) throws {
    #expect(abs(1 - exp(-length / gap) - published) < 0.0005)
    try expectFigures { try figures(gap: gap, enforcement: 1, precision: 0.04, seed: $0) }
  }

  @Test(arguments: [0.8, 0.25])
  func laxEnforcement(_ share: Double) throws {
    try expectFigures { try figures(gap: 75, enforcement: share, precision: 0.03, seed: $0) }
  }
}
