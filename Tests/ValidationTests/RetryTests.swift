import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// People who come to sign up during a pause of length T and try again after exponential gaps of mean r, k times at most.
///
/// Somebody who comes with s left until the lift makes K ~ Poisson(s/r) further attempts before it if nothing stops them, and
/// gives up where K ≥ k. Averaged over s uniform on (0, T), with x = T/r: P(K ≥ i) = E[(Poisson(x) − i)⁺] / x.
struct RetryTests {
  private let perDay = 10_000.0
  private let length = 4.0
  /// In days.
  private let gap = 1.5

  /// P(K ≥ `count`).
  private func probability(ofAtLeast count: Int) -> Double {
    let ratio = length / gap
    var mass = exp(-ratio)
    var sum = 0.0
    for number in 1..<200 {
      mass *= ratio / Double(number)
      if number > count { sum += Double(number - count) * mass }
    }
    return sum / ratio
  }

  @Test(arguments: [1, 3, 8])
  func givesUpOrGetsThrough(atMost: Int) throws {
    try expectFigures { seed in
      let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: gap), atMost: atMost))
      let scenario = Fixture.scenario(
        days: 40, [Fixture.platform(users: 0, signUpsPerDay: perDay)],
        restrictions: [Fixture.restriction([Action.register], from: 1, until: 1 + length, reaction: [(1, retry)])], seed: seed)
      let results = try Fixture.run(scenario)
      let totals = results.map { $0.restricted.total(flow: 0) }
      let people = perDay * length
      let givesUp = probability(ofAtLeast: atMost)
      let attempts = (0..<atMost).reduce(0.0) { $0 + probability(ofAtLeast: $1) }
      let name = "retry at most \(atMost)"
      return [
        Figure("\(name): further attempts", theory: people * attempts, precision: 0.01, totals.map(\.retried)),
        Figure("\(name): gives up", theory: people * givesUp, precision: atMost > 3 ? 0.25 : 0.02, totals.map(\.abandoned)),
        Figure(
          "\(name): gets through", theory: people * (1 - givesUp), precision: 0.02,
          try Fixture.count(.retried, .completed, in: scenario)),
        Figure(
          "\(name): attempts stopped", theory: people * (attempts + givesUp), precision: 0.01, totals.map(\.blocked)),
        Figure(
          "\(name): registered late", theory: people * (1 - givesUp), precision: 0.02,
          results.map { $0.restricted.registrationsDelayed(flow: 0) }),
      ]
    }
  }

  /// What is left at the lift comes through after an exponential time, as the gaps have no memory.
  @Test func comesThroughAfterTheLift() throws {
    let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: gap), atMost: 3))
    let left = perDay * length * (1 - probability(ofAtLeast: 3))
    let lift = Int((1 + length) * 24)
    let hours = 0..<72
    let expected = hours.map { left * (exp(-Double($0) / 24 / gap) - exp(-Double($0 + 1) / 24 / gap)) }
    try expectCounts("retry: comes through", expected: expected, precision: 0.05) { seed in
      let results = try Fixture.run(
        Fixture.scenario(
          days: 12, [Fixture.platform(users: 0, signUpsPerDay: perDay)],
          restrictions: [Fixture.restriction([Action.register], from: 1, until: 1 + length, reaction: [(1, retry)])], seed: seed))
      return results.map { result in hours.map { result.restricted.counts(flow: 0, interval: lift + $0).retried } }
    }
  }
}
