import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// Days on which people are active in one arm alone, and what they are charged to. That they add up is checked by every run.
struct UserDaysTests {
  private let users = 4000.0

  private func scenario(_ restrictions: [Restriction], gap: Double = 2, seed: UInt64 = 1) -> Scenario {
    let change = Fixture.change(Fixture.exponential(days: gap))
    var scenario = Fixture.scenario(
      days: 16, [Fixture.platform(users: users, actions: [change])], restrictions: restrictions, seed: seed)
    scenario.countsActivity = true
    return scenario
  }

  private func charged(_ restriction: Int, _ counter: LedgerCounter, _ result: ReplicationResult) -> Int {
    result.layout.flows.indices.reduce(0) { $0 + result.restricted.ledger(restriction, flow: $1, counter) }
  }

  /// Of people who do something every G days, at random, a block of T whole days takes T · (1 − e^(−1/G)) days each.
  @Test func poisson() throws {
    let gap = 2.0
    try expectFigures { seed in
      let results = try Fixture.run(scenario([Fixture.restriction(from: 5, until: 9)], gap: gap, seed: seed))
      #expect(results.allSatisfy { charged(0, .userDaysGained, $0) == 0 })
      return [
        Figure(
          "user-days lost", theory: users * 4 * (1 - exp(-1 / gap)), precision: 0.02, results.map { charged(0, .userDaysLost, $0) })
      ]
    }
  }

  /// Of two blocks that overlap the first in the file is charged with the days that both take.
  @Test func theFirstIsCharged() throws {
    let (one, other) = (Fixture.restriction(from: 2, until: 6, name: "one"), Fixture.restriction(from: 4, until: 9, name: "other"))
    let alone = try Fixture.run(scenario([one]), replications: 1)[0]
    let together = try Fixture.run(scenario([one, other]), replications: 1)[0]
    #expect(charged(0, .userDaysLost, together) == charged(0, .userDaysLost, alone) && charged(0, .userDaysLost, alone) > 1000)
    #expect(charged(1, .userDaysLost, together) < charged(0, .userDaysLost, try Fixture.run(scenario([other]), replications: 1)[0]))
  }

  /// What comes through later makes days on which nobody would have been active.
  @Test func laterDaysAreGained() throws {
    let block = Fixture.restriction(from: 5, until: 9, reaction: [(1, Fixture.deferral(hours: 24))])
    let result = try Fixture.run(scenario([block], gap: 8), replications: 1)[0]
    #expect(charged(0, .userDaysLost, result) > 1500 && charged(0, .userDaysGained, result) > 700)
  }

  // MARK: Everything at once

  /// People with accounts on some platforms, new ones, tools, those who hurry, hold back, move, are suspended and afraid.
  private static func everything(seed: UInt64 = 1) -> Scenario {
    func platform(_ name: String, isTool: Bool = false, signUpsPerDay: Double? = nil) -> Platform {
      var post = Action(name: "post", gap: Fixture.exponential(days: 3))
      post.pending = .all
      let actions = isTool ? [] : [Fixture.change(Fixture.exponential(days: 4)), post]
      let lapse = Lapse(after: Fixture.exponential(days: 8), returning: Fixture.exponential(days: 2))
      var platform = Platform(name: name, users: 0, origins: [], actions: actions, signUps: nil, lapse: isTool ? nil : lapse)
      platform.isTool = isTool
      if let signUpsPerDay {
        platform.signUps = SignUps(
          rate: max(signUpsPerDay, 1) / Fixture.day, origins: [Origin(name: "g", share: signUpsPerDay > 0 ? 1 : 0)])
      }
      return platform
    }
    func restriction(_ name: String, on platform: Int, _ actions: [String], share: Double = 1, _ mix: [(Double, Reaction)]) -> Restriction {
      var restriction = Fixture.restriction(
        actions, from: 4, until: 9, announced: 3, enforcement: share, name: name, reaction: mix)
      restriction.scope = Scope(platform: platform, origins: [])
      restriction.scope.groups = ["g"]
      return restriction
    }
    var block = restriction(
      "block", on: 0, ["change", "post"], share: 0.9,
      [
        (0.3, .circumvent(Circumvent(tool: "vpn", adoption: (0.4, Fixture.exponential(days: 1))))),
        (0.2, .divert(Divert(to: "q", keep: 0.5, returns: Fixture.exponential(days: 3)))), (0.2, Fixture.deferral(hours: 20)),
        (0.2, .retry(Retry(gap: Fixture.exponential(days: 0.5), atMost: 4))), (0.1, .abandon(Abandon())),
      ])
    block.isConsistent = true
    block.knowledge.announcement?.reach = 0.5
    block.knowledge.anticipation = Anticipation(share: 0.3, delay: Fixture.exponential(days: 0.3), extraShare: 0.2)
    block.knowledge.learns = 0.3
    let pause = restriction(
      "pause", on: 0, [Action.register], [(0.5, Fixture.deferral(hours: 20)), (0.3, .divert(Divert(to: "q"))), (0.2, .abandon(Abandon()))])
    var restrictions = [block, pause, restriction("failing", on: 1, [Action.connect], share: 0.3, [(1, .abandon(Abandon()))])]
    var purge = restriction("purge", on: 2, [], [(1, .abandon(Abandon()))])
    purge.effects = []
    purge.measures = [.suspend(Suspension(.share(0.3), after: Fixture.exponential(days: 2)))]
    var fear = restriction("fear", on: 2, [], [(1, .abandon(Abandon()))])
    fear.effects = [Effect(gating: ["change"], .deter)]
    fear.measures = [.deter(Fear(depth: 0.5, recovers: Fixture.exponential(days: 4), exposed: 0.5))]
    restrictions += [purge, fear]
    var limit = restriction("limit", on: 2, ["post"], [(1, .retry(Retry(gap: Fixture.exponential(days: 0.3), atMost: 2)))])
    limit.effects = [Effect(gating: ["post"], .limit(Limit(rate: 400 / Fixture.day)))]
    limit.arms = .both
    restrictions.append(limit)
    var scenario = Fixture.scenario(
      days: 14, [platform("p", signUpsPerDay: 100), platform("vpn", isTool: true), platform("q", signUpsPerDay: 0)],
      restrictions: restrictions, seed: seed)
    scenario.people = [PeopleGroup(name: "g", count: 3000, accounts: [(0, 1), (1, 0.3), (2, 0.5)])]
    scenario.countsActivity = true
    return scenario
  }

  private struct Day: Hashable {
    var cohort: Int
    var person: UInt64
    var number: Int
  }

  /// Counted anew from every attempt: on days of one arm alone, the action that comes first.
  @Test func asTheAttemptsSay() throws {
    let simulation = Simulation(Self.everything())
    let result = try simulation.run(replication: 0)
    var first: [Arm: [Day: Int]] = [.baseline: [:], .restricted: [:]]
    for attempt in try simulation.attempts(replication: 0) where attempt.outcome == .completed {
      let day = Day(cohort: attempt.cohort, person: attempt.person, number: Int((attempt.time - .start).seconds / Fixture.day))
      for arm in Arm.allCases where arm == .baseline ? attempt.inBaseline : attempt.inRestricted {
        if first[arm]?[day] == nil { first[arm]?[day] = attempt.flow }
      }
    }
    func days(_ arm: Arm, without other: Arm) -> [Int] {
      var counts = result.layout.flows.map { _ in 0 }
      for (day, flow) in first[arm] ?? [:] where first[other]?[day] == nil { counts[flow] += 1 }
      return counts
    }
    func counted(_ counter: LedgerCounter) -> [Int] {
      result.layout.flows.indices.map { flow in
        result.layout.restrictions.reduce(0) { $0 + result.restricted.ledger($1, flow: flow, counter) }
      }
    }
    let (lost, gained) = (days(.baseline, without: .restricted), days(.restricted, without: .baseline))
    #expect(counted(.userDaysLost) == lost && counted(.userDaysGained) == gained)
    #expect(lost.reduce(0, +) > 1000 && gained.reduce(0, +) > 1000)
    #expect(lost.count { $0 > 0 } >= 4 && gained.count { $0 > 0 } >= 5)
  }

  /// Windows, in which people are packed, and threads change nothing, and it adds up for all seeds.
  @Test(arguments: 1...6)
  func windowsChangeNothing(_ seed: UInt64) throws {
    let simulation = Simulation(Self.everything(seed: seed))
    let first = try simulation.run(replication: 0)
    #expect(first.values == (try simulation.run(replication: 0, options: SimulationOptions(threads: 3))).values)
    var uncoupled = Self.everything(seed: seed)
    uncoupled.restrictions.removeLast()
    uncoupled.services = []
    let streamed = try Simulation(uncoupled).run(replication: 0)
    for window in [SimulationDuration.hours(5), .days(1)] {
      let options = SimulationOptions(threads: 2, window: window)
      #expect(try Simulation(uncoupled).run(replication: 0, options: options).values == streamed.values)
    }
  }

  /// Beside a service that is hardly quick enough, whose answers are heard of hours later, be it over midnight: who meets no restriction is
  /// served at another time since others do, which is charged to the service.
  @Test(arguments: 1...4)
  func besideAService(_ seed: UInt64) throws {
    var change = Fixture.change(Fixture.exponential(days: 1))
    change.pending = .all
    let post = Action(name: "post", gap: Fixture.exponential(days: 1))
    let block = Fixture.restriction(from: 2, until: 3, enforcement: 0.5, reaction: [(1, Fixture.deferral(hours: 5))])
    var scenario = Fixture.scenario(
      days: 8, [Fixture.platform(users: 2000, actions: [change, post], signUpsPerDay: 50)], restrictions: [block], seed: seed)
    var service = Service(
      name: "s", platform: 0, action: "change", capacity: .rate(2100 / Fixture.day, shape: nil),
      full: ReactionMix(choices: [(1, .abandon(Abandon()))]), answersWithin: .hours(2))
    (service.room, service.patience) = (400, Fixture.exponential(days: 0.2))
    scenario.services = [service]
    scenario.countsActivity = true
    let result = try Simulation(scenario).run(replication: 0)
    let days = result.layout.causes.map { charged($0, .userDaysLost, result) + charged($0, .userDaysGained, result) }
    #expect(days.count == 2 && days[0] > 100 && days[1] > 20)
    #expect(try Simulation(scenario).run(replication: 0, options: SimulationOptions(threads: 3)).values == result.values)
  }

  // MARK: In the table

  /// In whole days it is the difference of user_days; where nobody counts them there is nothing.
  @Test func theTableAddsUp() throws {
    var scenario = Self.everything()
    scenario.sample = 0.7
    func results() throws -> RunResults {
      RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: try Fixture.run(scenario, replications: 3))
    }
    let counted = try results()
    for cohort in counted.layout.cohorts.indices {
      let place = counted.layout.cohorts[cohort]
      let rows = counted.ledger().filter { $0.platform == scenario.platforms[place.platform].name && $0.cohort == place.name }
      let net = rows.reduce(0) { $0 + $1.counts[.userDaysLost, default: 0] - $1.counts[.userDaysGained, default: 0] }
      let fewer = counted.replications.reduce(0) {
        $0 + ($1.baseline.dailyActive(cohort: cohort) + $1.restricted.dailyActive(cohort: cohort).map(-)).reduce(0, +)
      }
      #expect(net == counted.scale(ofCohort: cohort).wholePeople(fewer) && fewer != 0)
      #expect(rows.allSatisfy { $0.counts[.userDaysLost] ?? -1 >= 0 && $0.counts[.userDaysGained] ?? -1 >= 0 })
    }
    scenario.countsActivity = false
    #expect(try results().ledger().allSatisfy { $0.counts[.userDaysLost] == nil && $0.counts[.userDaysGained] == nil })
  }

  /// A day that is charged to nobody stops the run.
  @Test func whatIsNotChargedIsFound() throws {
    let sound = try Simulation(Self.everything()).run(replication: 0)
    try sound.checkConservation()
    for arm in Arm.allCases {
      var broken = sound
      broken[arm, cohort: 1, activeOn: 6] += 1
      let difference = sound.baseline.userDays(cohort: 1) - sound.restricted.userDays(cohort: 1)
      #expect(
        throws: SimulationError.notConserved(
          what: "user-days of g in the restricted arm", expected: difference + (arm == .baseline ? 1 : -1), found: difference)
      ) { try broken.checkConservation() }
    }
  }
}
