import Foundation
import FreshetModel
import FreshetRandom
import Testing

/// Which of a person's stopped wishes wait, and what ends their waiting.
struct PendingTests {
  private let users = 20_000.0
  private let gap = 5.0
  private let length = 6.0
  private let share = 0.6

  /// A share q of stopped wishes waits for the lift on day 7, with an exponential delay after it; the others are given up.
  private func scenario(_ pending: Action.Pending, delayDays: Double = 2, gap law: Distribution? = nil, share: Double, seed: UInt64) -> Scenario {
    var change = Fixture.change(law ?? Fixture.exponential(days: gap))
    change.pending = pending
    let mix = [(share, Fixture.deferral(hours: delayDays * 24)), (1 - share, Reaction.abandon(Abandon()))].filter { $0.0 > 0 }
    return Fixture.scenario(
      days: 40, [Fixture.platform(users: users, actions: [change])],
      restrictions: [Fixture.restriction(from: 1, until: 1 + length, reaction: mix)], seed: seed)
  }

  private func backlogAtLift(_ result: ReplicationResult) -> Int {
    result.restricted.series { $0.backlogChange }[..<Int((1 + length) * 24)].reduce(0, +)
  }

  /// `all`: qT/G wishes a person wait at the lift, and all of them come again.
  @Test func allWait() throws {
    try expectFigures { seed in
      let results = try Fixture.run(scenario(.all, share: share, seed: seed))
      let totals = results.map { $0.restricted.total(flow: 0) }
      #expect(totals.allSatisfy { $0.superseded == 0 && $0.settled == 0 })
      return [
        Figure("pending all: backlog at the lift", theory: users * share * length / gap, precision: 0.01, results.map(backlogAtLift)),
        Figure("pending all: released", theory: users * share * length / gap, precision: 0.01, totals.map(\.released)),
      ]
    }
  }

  /// `latest`: 1 − e^(−qT/G) of the people wait with one wish each; G/(G + d) of them come again before their next wish does.
  @Test func theLatestWaits() throws {
    let waiting = users * (1 - exp(-share * length / gap))
    try expectFigures { seed in
      let results = try Fixture.run(scenario(.latest, share: share, seed: seed))
      let totals = results.map { $0.restricted.total(flow: 0) }
      return [
        Figure("pending latest: backlog at the lift", theory: waiting, precision: 0.01, results.map(backlogAtLift)),
        Figure("pending latest: released", theory: waiting * gap / (gap + 2), precision: 0.01, totals.map(\.released)),
        Figure("pending latest: settled", theory: waiting * 2 / (gap + 2), precision: 0.02, totals.map(\.settled)),
        Figure(
          "pending latest: superseded", theory: users * share * length / gap - waiting, precision: 0.02, totals.map(\.superseded)),
      ]
    }
  }

  /// The same where gaps are gamma and everybody waits: ∫(1 − F)/G over the length of the freeze.
  @Test func theLatestOfGammaGaps() throws {
    let law = Gamma(mean: gap * Fixture.day, shape: 0.5)
    let steps = 60_000
    let theory = (0..<steps).reduce(0.0) { sum, step in
      let time = (Double(step) + 0.5) / Double(steps) * length * Fixture.day
      return sum + (1 - law.cumulativeProbability(time)) / law.mean * length * Fixture.day / Double(steps)
    }
    try expectFigures { seed in
      let results = try Fixture.run(scenario(.latest, gap: .gamma(law), share: 1, seed: seed))
      return [
        Figure("pending latest, gamma: backlog at the lift", theory: users * theory, precision: 0.01, results.map(backlogAtLift))
      ]
    }
  }

  /// The latest wish takes the moment of the one that it replaces: a retry with gaps of a day goes on at the hours of the first wish.
  @Test func theLatestTakesTheMoment() throws {
    var change = Fixture.change(Fixture.exponential(days: 1))
    let retry = Reaction.retry(Retry(gap: .constant(Constant(value: Fixture.day)), atMost: 1000))
    for pending in Action.Pending.allCases {
      change.pending = pending
      let scenario = Fixture.scenario(
        days: 12, [Fixture.platform(users: 500, actions: [change])],
        restrictions: [Fixture.restriction(from: 1, until: 9, reaction: [(1, retry)])])
      let records = try Simulation(scenario).attempts(replication: 0).filter(\.inRestricted)
      var moments: [UInt64: Set<Int64>] = [:]
      for record in records where record.source == .retried {
        moments[record.person, default: []].insert(record.time.microseconds % 86_400_000_000)
      }
      #expect(moments.count > 490)
      #expect(moments.values.allSatisfy { $0.count == 1 } == (pending == .latest))
    }
  }

  /// The latest takes the moment and keeps its own reaction: where wishes come every hour, whoever's moment comes during the freeze has
  /// chosen as all do, a tenth to repeat, though only a repeat has a moment then.
  @Test func theLatestKeepsItsReaction() throws {
    let retry = Reaction.retry(Retry(gap: .constant(Constant(value: Fixture.day)), atMost: 1))
    try expectFigures { seed in
      let scenario = Fixture.scenario(
        days: 8, [Fixture.platform(users: 3000, actions: [Fixture.change(Fixture.exponential(days: 1 / 24.0))])],
        restrictions: [Fixture.restriction(from: 1, until: 7, reaction: [(0.9, Fixture.deferral(hours: 1)), (0.1, retry)])], seed: seed)
      let simulation = Simulation(scenario)
      return [
        Figure(
          "pending latest: repeats during the freeze", theory: 0.1, precision: 0.2,
          try (0..<8).map { replication in
            let returns = try simulation.attempts(replication: replication).filter {
              $0.inRestricted && $0.source != .fresh && $0.time < Fixture.time(days: 7)
            }
            return Double(returns.count { $0.source == .retried }) / Double(returns.count)
          })
      ]
    }
  }

  /// Results are the same whatever the windows, which pack people and what they wait with.
  @Test(arguments: Action.Pending.allCases)
  func theSameInAnyWindows(_ pending: Action.Pending) throws {
    let simulation = Simulation(scenario(pending, share: share, seed: 1))
    let whole = try simulation.run(replication: 0)
    for hours in [1, 30] as [Int64] {
      #expect(try simulation.run(replication: 0, options: SimulationOptions(threads: 2, window: .hours(hours))).values == whole.values)
    }
  }
}
