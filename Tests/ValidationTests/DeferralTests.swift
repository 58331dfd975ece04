import Foundation
import FreshetExperiments
import FreshetModel
import FreshetResults
import Testing

/// All who are stopped defer, and wait with the latest of their wishes. After the lift they come back after an exponential delay of mean
/// m, but for those whose next wish, after an exponential gap of mean G, comes before and settles it: D/m · exp(−t(1/m + 1/G)) an hour, t
/// hours after the lift.
struct DeferralTests {
  private let users = 100_000.0
  private let gap = 75.0
  private let length = 14.25
  private let lift = 15.25
  /// In hours; half of the backlog is gone after exactly 10 hours.
  private let delay: Double = 10 / log(2)

  private var deferring: Double { users * (1 - exp(-length / gap)) }
  /// How fast the backlog shrinks, per hour.
  private var hazard: Double { 1 / delay + 1 / (gap * 24) }

  private func scenario(seed: UInt64) -> Scenario {
    Fixture.scenario(
      days: 30, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: gap))])],
      restrictions: [Fixture.restriction(from: 1, until: lift, reaction: [(1, Fixture.deferral(hours: delay))])], seed: seed)
  }

  @Test func backlog() throws {
    try expectFigures { seed in
      let scenario = scenario(seed: seed)
      let results = try Fixture.run(scenario)
      let totals = results.map { $0.restricted.total(flow: 0) }
      let surge = try #require(
        RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: results).surges().first)
      return [
        Figure("deferral: attempts deferred", theory: users * length / gap, precision: 0.01, totals.map(\.deferred)),
        Figure(
          "deferral: older wishes, superseded", theory: users * length / gap - deferring, precision: 0.04, totals.map(\.superseded)),
        Figure(
          "deferral: settled by the next wish", theory: deferring / (gap * 24) / hazard, precision: 0.1, totals.map(\.settled)),
        Figure("deferral: backlog at the lift", theory: deferring, precision: 0.01, try #require(surge[.backlogAtLift])),
        Figure("deferral: half of the backlog, h", theory: log(2) / hazard, precision: 0.02, try #require(surge[.halfBacklogHours])),
        Figure(
          "deferral: rate in the second hour", theory: users / gap / 24 + releases(hour: 1), precision: 0.05,
          results.map { $0.restricted.counts(flow: 0, interval: Int(lift * 24) + 1).completed }),
      ]
    }
  }

  /// Releases expected in an hour after the lift.
  private func releases(hour: Int) -> Double {
    deferring / delay / hazard * (exp(-Double(hour) * hazard) - exp(-Double(hour + 1) * hazard))
  }

  @Test func releasesHourByHour() throws {
    let hours = 0..<60
    try expectCounts("deferral: releases", expected: hours.map(releases(hour:)), precision: 0.1) { seed in
      try Fixture.run(scenario(seed: seed)).map { result in
        hours.map { result.restricted.counts(flow: 0, interval: Int(lift * 24) + $0).released }
      }
    }
    for result in try Fixture.run(scenario(seed: 1), replications: 2) {
      let total = result.restricted.total(flow: 0)
      #expect(total.released == total.deferred - total.superseded - total.settled && total.abandoned == 0 && total.backlogChange == 0)
      #expect(result.restricted.series { $0.released }[..<Int(lift * 24)].allSatisfy { $0 == 0 })
    }
  }
}
