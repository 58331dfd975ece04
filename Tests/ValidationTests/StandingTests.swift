import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetResults
import Testing

/// Restrictions that have no beginning: in force from the first instant of the run on.
struct StandingTests {
  private let users = 2000.0

  private func scenario(
    _ schedule: Schedule, days: Double = 10, gap: Double = 4, enforcement: Double = 1, seed: UInt64 = 1
  ) -> Scenario {
    var restriction = Fixture.restriction(from: 0, until: 1, enforcement: enforcement)
    restriction.schedule = schedule
    return Fixture.scenario(
      days: days, [Fixture.platform(users: users, actions: [Fixture.change(Fixture.exponential(days: gap))])], restrictions: [restriction],
      seed: seed)
  }

  /// People are stopped from the start of the run to the lift, 1 − e^(−T/G), and what leaks is completed in that time.
  @Test func stopsFromTheFirstInstantToTheLift() throws {
    let (length, leak) = (6.0, 0.25)
    try expectFigures { seed in
      let full = try Fixture.run(scenario(Schedule(standingUntil: Fixture.time(days: length)), seed: seed))
      let leaking = try Fixture.run(
        scenario(Schedule(standingUntil: Fixture.time(days: length)), gap: 1, enforcement: 1 - leak, seed: seed))
      return [
        Figure(
          "standing: people blocked", theory: users * (1 - exp(-length / 4)), precision: 0.02,
          full.map { $0.restricted.peopleBlocked(flow: 0) }),
        Figure(
          "standing: completed in spite of it", theory: users * length * leak, precision: 0.03,
          leaking.map { $0.restricted.completedDuring(flow: 0) }),
        Figure(
          "standing: completed meanwhile without it", theory: users * length, precision: 0.02,
          leaking.map { $0.baseline.completedDuring(flow: 0) }),
      ]
    }
  }

  /// It is what a restriction that begins with the run does, to the last count, and its lift has its row.
  @Test func isOneThatBeginsWithTheRun() throws {
    for until in [Fixture.time(days: 6), .never] {
      let standing = scenario(Schedule(standingUntil: until))
      let begun = scenario(Schedule(from: .start, until: until))
      #expect(try Fixture.run(standing, replications: 1)[0].values == Fixture.run(begun, replications: 1)[0].values)
      let results = RunResults(
        scenario: standing, start: 0, timeZone: .gmt, replications: try Fixture.run(standing, replications: 2))
      #expect(results.surges().map(\.lifted) == (until == .never ? [] : [until]))
      #expect(Caution.all(of: standing) == [.singleReplication])
    }
  }

  /// Who was reached by an announcement before the run holds back from its first instant on.
  @Test func announcedLongAgo() throws {
    var scenario = scenario(Schedule(standingUntil: .never))
    scenario.restrictions[0].knowledge.announcement = Announcement(at: Fixture.time(days: -3), reach: 1)
    let result = try Fixture.run(scenario, replications: 1)[0].restricted
    let total = result.total(flow: 0)
    #expect(total.wishes > 1000 && total.withheld == total.wishes && total.attempts == 0)
  }

  /// What people did because of it before the run is not seen, which is said where it matters.
  @Test func theUnseenPastIsSaid() throws {
    let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: 1), atMost: 3))
    func cautions(_ schedule: Schedule, _ reaction: Reaction, learns: Double = 0) -> [Caution] {
      var scenario = scenario(schedule)
      scenario.restrictions[0].reaction = ReactionMix(choices: [(1, reaction)])
      scenario.restrictions[0].knowledge.learns = learns
      return Caution.all(of: scenario).filter { $0 != .singleReplication }
    }
    let standing = Schedule(standingUntil: .never)
    let unseen = [Caution.unseenPast(restriction: "r", settlesAfter: nil)]
    #expect(cautions(standing, retry) == [.unseenPast(restriction: "r", settlesAfter: 9 * Fixture.day)])
    #expect(cautions(standing, .abandon(Abandon()), learns: 0.1) == unseen)
    #expect(cautions(standing, Fixture.deferral(hours: 1)) == [])
    #expect(cautions(Schedule(from: Fixture.time(days: -1), until: Fixture.time(days: 2)), Fixture.deferral(hours: 1)) == unseen)
    #expect(cautions(Schedule(from: .start, until: Fixture.time(days: 2)), retry) == [])
  }
}
