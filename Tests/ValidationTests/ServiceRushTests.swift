import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// A service asked by people who come in a rhythm, with patience: M_t/M/c+M, against a numerical solution of its Kolmogorov equations.
struct ServiceRushTests {
  private let servers = 20
  private let weights: [Double] = (0..<24).map { $0 < 8 ? 1 : $0 < 12 ? 2 : $0 < 18 ? 4 : 1 }
  /// In the mean, a minute.
  private let rate = 3.0
  /// Minutes of a service, and for how long people wait.
  private let service = 5.0
  private let patience = 10.0

  /// Those who wait or are served at the end of each hour of the second day, and the share of those who come on it who lose patience.
  ///
  /// Fourth order Runge–Kutta over the probabilities of 0 … 119 people, from an empty service on.
  private func solution() -> (present: [Double], dropped: Double) {
    let (states, step) = (120, 0.05)
    let mean = weights.reduce(0, +) / 24
    func change(_ state: [Double], _ arriving: Double) -> [Double] {
      (0..<states).map { present in
        func leaving(_ count: Int) -> Double { Double(min(count, servers)) / service + Double(max(0, count - servers)) / patience }
        let comes = present > 0 ? state[present - 1] * arriving : 0
        let goes = present + 1 < states ? state[present + 1] * leaving(present + 1) : 0
        return comes + goes - state[present] * ((present + 1 < states ? arriving : 0) + leaving(present))
      }
    }
    var state = [1.0] + Array(repeating: 0, count: states - 1)
    var (present, dropped): ([Double], Double) = ([], 0)
    for hour in 0..<48 {
      let arriving = rate * weights[hour % 24] / mean
      for _ in 0..<Int(60 / step) {
        if hour >= 24 { dropped += step * state.enumerated().reduce(0) { $0 + $1.element * Double(max(0, $1.offset - servers)) } / patience }
        let first = change(state, arriving)
        let second = change(zip(state, first).map { $0 + step / 2 * $1 }, arriving)
        let third = change(zip(state, second).map { $0 + step / 2 * $1 }, arriving)
        let fourth = change(zip(state, third).map { $0 + step * $1 }, arriving)
        for index in 0..<states {
          state[index] += step / 6 * (first[index] + 2 * second[index] + 2 * third[index] + fourth[index])
        }
      }
      if hour >= 24 { present.append(state.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }) }
    }
    return (present, dropped / (rate * 24 * 60))
  }

  @Test func rush() throws {
    let theory = solution()
    let days = 21
    try expectFigures { seed in
      var scenario = ServiceTests.scenario(
        days: Double(days), perMinute: rate, .servers(servers, time: ServiceTests.exponential(minutes: service)), seed: seed
      ) { $0.patience = ServiceTests.exponential(minutes: patience) }
      scenario.platforms[0].signUps?.rhythm = Rhythm(name: "rush", hours: weights, days: Array(repeating: 1, count: 7))
      let results = try Fixture.run(scenario, replications: 12)
      func present(_ hour: Int) -> [Double] {
        results.map { result in
          let changes = result.restricted.series(flow: 0, .waitingChange)
          var (sum, seen) = (0, 0)
          for interval in changes.indices {
            sum += changes[interval]
            if interval >= 24, interval % 24 == hour { seen += sum }
          }
          return Double(seen) / Double(days - 1)
        }
      }
      let after = 24..<(24 * days)
      let dropped = results.map { result in
        let (lost, came) = (result.restricted.series(flow: 0, .dropped), result.restricted.series(flow: 0, .attempts))
        return Double(after.reduce(0) { $0 + lost[$1] }) / Double(after.reduce(0) { $0 + came[$1] })
      }
      return [7, 11, 12, 14, 17, 18].map { Figure("present at the end of hour \($0)", theory: theory.present[$0], precision: 0.06, present($0)) }
        + [Figure("share dropped", theory: theory.dropped, precision: 0.02, dropped)]
    }
  }
}
