import FreshetCore
import FreshetModel
import FreshetRandom
import Foundation
import Testing

/// Daily and monthly active people.
struct ActivityOfDaysTests {
  private let users = 4000.0

  private func scenario(_ restrictions: [Restriction] = [], seed: UInt64 = 1, gap: Double = 20, startMinute: Int64 = 0) -> Scenario {
    let change = Fixture.change(Fixture.exponential(days: gap))
    var scenario = Fixture.scenario(
      days: 60, [Fixture.platform(users: users, actions: [change])], restrictions: restrictions, seed: seed, startMinute: startMinute)
    scenario.countsActivity = true
    return scenario
  }

  /// Of people who do something every G days, at random, 1 − e^(−1/G) do on a day, and 1 − e^(−30/G) in 30.
  @Test func poisson() throws {
    try expectFigures { seed in
      let results = try Fixture.run(scenario(seed: seed))
      return [
        Figure(
          "active: by day", theory: 1 - exp(-1 / 20.0), precision: 0.02,
          results.map { Double($0.baseline.dailyActive(cohort: 0).reduce(0, +)) / 60 / users }),
        Figure(
          "active: by month", theory: 1 - exp(-30 / 20.0), precision: 0.02,
          results.map { Double($0.baseline.monthlyActive(cohort: 0)[59]) / users }),
      ]
    }
  }

  /// While everything is stopped nobody is active, and after 30 days of it nobody has been for a month.
  @Test func nobodyWhileEverythingIsStopped() throws {
    let result = try Fixture.run(scenario([Fixture.restriction(from: 10, until: 50)]), replications: 1)[0]
    let daily = result.restricted.dailyActive(cohort: 0)
    #expect(daily[10..<50].allSatisfy { $0 == 0 } && daily[..<10].allSatisfy { $0 > 100 } && daily[50..<60].allSatisfy { $0 > 100 })
    let monthly = result.restricted.monthlyActive(cohort: 0)
    #expect(monthly[38] > 0 && monthly[39] == 0 && monthly[49] == 0 && monthly[50] == daily[50])
    #expect(result.baseline.dailyActive(cohort: 0).allSatisfy { $0 > 100 })
  }

  /// Counted anew from every attempt, in local days that do not begin with the run.
  @Test func asTheAttemptsSay() throws {
    let scenario = scenario([Fixture.restriction(from: 10, until: 20)], gap: 3, startMinute: 7 * 60)
    let simulation = Simulation(scenario)
    var days: [Set<UInt64>] = Array(repeating: [], count: 61)
    for attempt in try simulation.attempts(replication: 0) where attempt.inRestricted && attempt.outcome == .completed {
      days[Int((attempt.time.microseconds / 1_000_000 + 7 * 3600) / 86_400)].insert(attempt.person)
    }
    let result = try simulation.run(replication: 0)
    #expect(result.restricted.dailyActive(cohort: 0) == days.map(\.count))
    for day in [35, 60] {
      #expect(result.restricted.monthlyActive(cohort: 0)[day] == days[(day - 29)...day].reduce(Set()) { $0.union($1) }.count)
    }
    let windows = try simulation.run(replication: 0, options: SimulationOptions(threads: 2, window: .hours(5)))
    #expect(windows.restricted.dailyActive(cohort: 0) == days.map(\.count))
  }
}
