import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// Restrictions that go on and off, at times that are listed or by chance.
struct ScheduleTests {
  private let users = 2000.0

  private func scenario(
    _ schedule: Schedule, days: Double, gap: Double = 1, reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))],
    pending: Action.Pending = .latest, seed: UInt64 = 1
  ) -> Scenario {
    var change = Fixture.change(Fixture.exponential(days: gap))
    change.pending = pending
    var restriction = Fixture.restriction(from: 1, until: 2, reaction: reaction)
    restriction.schedule = schedule
    return Fixture.scenario(
      days: days, [Fixture.platform(users: users, actions: [change])], restrictions: [restriction], seed: seed)
  }

  private func times(_ days: [(Double, Double)]) -> Schedule {
    Schedule(days.map { OnTime(from: Fixture.time(days: $0.0), until: Fixture.time(days: $0.1)) })
  }

  private func constant(days: Double) throws -> Distribution {
    try Distribution(ParameterTable([("constant", .table(ParameterTable([("value", .number(days * Fixture.day))])))]))
  }

  // MARK: By chance

  /// Of the attempts on/(on + off) are stopped.
  @Test func availability() throws {
    let alternation = Alternation(on: Fixture.exponential(days: 1 / 24), off: try constant(days: 2 / 24))
    try expectFigures { seed in
      let results = try Fixture.run(scenario(Schedule(alternation), days: 120, gap: 2, seed: seed))
      return [
        Figure(
          "alternating: share stopped", theory: 1 / 3, precision: 0.05,
          results.map { Double($0.restricted.total(flow: 0).blocked) / Double($0.restricted.total(flow: 0).attempts) }),
        Figure(
          "alternating: share done in on-times without it", theory: 1 / 3, precision: 0.05,
          results.map { Double($0.baseline.completedDuring(flow: 0)) / Double($0.baseline.total(flow: 0).completed) }),
      ]
    }
  }

  /// The time from the start of the run to the first gap: none with the probability off/(on + off), else uniform over an on-time of
  /// constant length.
  @Test func timeToTheNextGap() throws {
    let (on, runs, parts) = (4.0, 400, 4)
    let alternation = Alternation(on: try constant(days: on), off: Fixture.exponential(days: 1))
    let expected = [0.2] + Array(repeating: 0.8 / Double(parts), count: parts)
    try expectCounts(
      "alternating: time to the next gap", expected: expected.map { $0 * Double(runs) }, precision: 0.2
    ) { seed in
      let scenario = scenario(Schedule(alternation), days: 10, seed: seed)
      return (0..<8).map { group in
        (0..<runs).reduce(into: Array(repeating: 0, count: parts + 1)) { counts, run in
          let first = scenario.drawn(replication: group * runs + run).restrictions[0].schedule.onTimes.first
          guard let first, first.from == .start else { return counts[0] += 1 }
          counts[1 + min(parts - 1, Int((first.until - .start).seconds / Fixture.day / on * Double(parts)))] += 1
        }
      }
    }
  }

  /// With a beginning, it begins with a whole on-time; a course ends where the restriction does.
  @Test func beginsWithAnOnTimeAndEnds() throws {
    let alternation = Alternation(
      on: try constant(days: 2), off: try constant(days: 1), from: Fixture.time(days: 1), until: Fixture.time(days: 8))
    let drawn = scenario(Schedule(alternation), days: 20).drawn(replication: 0).restrictions[0].schedule
    #expect(drawn.onTimes == times([(1, 3), (4, 6), (7, 8)]).onTimes)
    #expect(drawn.lifts(before: Fixture.time(days: 20)).isEmpty)
  }

  @Test func eachReplicationHasItsCourseWhateverTheWindows() throws {
    let alternation = Alternation(on: Fixture.exponential(days: 0.2), off: Fixture.exponential(days: 0.5))
    let scenario = scenario(Schedule(alternation), days: 10, reaction: [(1, Fixture.deferral(hours: 4))])
    #expect(scenario.drawn(replication: 0).restrictions[0].schedule.onTimes != scenario.drawn(replication: 1).restrictions[0].schedule.onTimes)
    let simulation = Simulation(scenario)
    let whole = try simulation.run(replication: 0)
    #expect(whole.restricted.total(flow: 0).released > 0)
    #expect(try simulation.run(replication: 0, options: SimulationOptions(threads: 2, window: .hours(1))).values == whole.values)
  }

  // MARK: Listed

  /// Who is stopped waits for the end of that on-time; a return that meets the next one waits for its end.
  @Test func deferralWaitsForTheEndOfTheOnTime() throws {
    let mix = [(1.0, Reaction.defer(Defer(delay: try constant(days: 1.5))))]
    let records = try Simulation(scenario(times([(1, 3), (4, 6)]), days: 10, reaction: mix, pending: .all)).attempts(replication: 0)
    let restricted = records.filter(\.inRestricted)
    let deferred = restricted.filter { $0.source == .fresh && $0.outcome == .deferred }
    let returns = restricted.filter { $0.source == .released }
    let first = deferred.count { $0.time < Fixture.time(days: 3) }
    #expect(first > 1000)
    #expect(returns.filter { $0.outcome == .deferred }.map(\.time) == Array(repeating: Fixture.time(days: 4.5), count: first))
    let completed = returns.filter { $0.outcome == .completed }
    #expect(completed.count == deferred.count)
    #expect(completed.allSatisfy { $0.time == Fixture.time(days: 7.5) })
  }

  /// A retry goes on counting through the times in between.
  @Test func retriesKeepTheirCount() throws {
    let mix = [(1.0, Reaction.retry(Retry(gap: try constant(days: 1), atMost: 2)))]
    let schedule = times([(1, 1.5), (2, 2.5), (3, 3.5)])
    let restricted = try Simulation(scenario(schedule, days: 6, reaction: mix, pending: .all)).attempts(replication: 0).filter(\.inRestricted)
    let first = restricted.count { $0.source == .fresh && $0.outcome == .retrying && $0.time < Fixture.time(days: 1.5) }
    #expect(first > 500)
    #expect(restricted.count { $0.source == .retried && $0.outcome == .abandoned } == first)
  }

  @Test func aRowForEachListedLift() throws {
    func surges(_ schedule: Schedule) throws -> [SurgeRow] {
      let scenario = scenario(schedule, days: 8, reaction: [(1, Fixture.deferral(hours: 4))])
      return RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: try Fixture.run(scenario, replications: 2)).surges()
    }
    #expect(try surges(times([(1, 2), (3, 4), (5, 9)])).map(\.lifted) == [Fixture.time(days: 2), Fixture.time(days: 4)])
    #expect(try surges(Schedule(Alternation(on: constant(days: 1), off: constant(days: 1)))).isEmpty)
  }

  /// What a lift brings is looked for until something else begins or ends for the same people and action: its peak, half of its backlog, and
  /// the return to the usual.
  @Test func aSurgeEndsWhereSomethingElseBegins() throws {
    var scenario = scenario(times([(1, 2), (6, 7)]), days: 12, reaction: [(1, Fixture.deferral(hours: 4))])
    var other = scenario.restrictions[0]
    (other.name, other.schedule) = ("other", times([(2, 3)]))
    scenario.restrictions.append(other)
    let rows = RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: try Fixture.run(scenario, replications: 4)).surges()
    #expect(rows.map(\.lifted) == [2, 7, 3].map { Fixture.time(days: $0) })
    let (replaced, last, lifted) = (rows[0], rows[1], rows[2])
    // Where the other one goes on, nobody comes through, and nothing is over.
    #expect(replaced[.peakPerHour]?.value == 0 && replaced[.halfBacklogHours] == nil && replaced[.recoveryHours] == nil)
    for (surge, day) in [(lifted, 3.0), (last, 7.0)] {
      let time = try #require(surge[.peakTime]).value / 1e6 / Fixture.day
      #expect(time >= day && time < day + 0.5)
      #expect(try #require(surge[.peakRatio]).value > 2)
      #expect(surge[.halfBacklogHours] != nil)
    }
  }

  /// People are stopped in the sum of the on-times: 1 − e^(−T/G).
  @Test func peopleBlocked() throws {
    let schedule = times([(1, 2), (3, 4.5), (6, 6.5)])
    try expectFigures { seed in
      let results = try Fixture.run(scenario(schedule, days: 8, gap: 4, seed: seed))
      return [
        Figure(
          "times: people blocked", theory: users * (1 - exp(-3 / 4)), precision: 0.03,
          results.map { $0.restricted.peopleBlocked(flow: 0) })
      ]
    }
  }

  @Test func noTimeIsNothing() throws {
    for schedule in [Schedule([]), times([(2, 2)])] {
      let result = try Fixture.run(scenario(schedule, days: 4), replications: 1)[0]
      #expect(result.restricted.total(flow: 0) == result.baseline.total(flow: 0))
      #expect(result.restricted.completedDuring(flow: 0) == 0)
    }
  }
}
