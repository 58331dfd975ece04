import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// People who get a tool, or an account elsewhere, before a block of which they hear.
struct PreparationTests {
  private static let people = 20_000.0
  private static let announced = 2.0
  private static let from = 4.0
  private static let owners = 0.3
  private static let others = 0.4
  private static let reach = 0.6
  private static let share = 0.5
  /// In days.
  private static let delay = 1.5

  /// People of `p`, some of whom own a tool or have an account on `q`, and new ones; `p` is blocked.
  private static func scenario(
    _ act: Anticipation.Act, extraShare: Double = 0, signUpsPerDay: Double = 0, lapse: Lapse? = nil, more: [Restriction] = [],
    seed: UInt64 = 1
  ) -> Scenario {
    func platform(_ name: String, isTool: Bool = false) -> Platform {
      var change = Fixture.change(Fixture.exponential(days: 1))
      change.pending = .all
      var platform = Platform(
        name: name, users: 0, origins: [], actions: isTool ? [] : [change], signUps: nil, lapse: name == "p" ? lapse : nil)
      platform.isTool = isTool
      let share = name == "p" && signUpsPerDay > 0 ? 1.0 : 0
      if !isTool {
        platform.signUps = SignUps(rate: max(1, signUpsPerDay) / Fixture.day, origins: [Origin(name: "g", share: share)])
      }
      return platform
    }
    var block = restriction(
      "block", on: 0, ["change"], until: 9,
      reaction: [(0.4, .circumvent(Circumvent(tool: "vpn"))), (0.3, .divert(Divert(to: "q", keep: 0.5))), (0.3, .abandon(Abandon()))])
    block.isConsistent = true
    block.knowledge.announcement = Announcement(at: Fixture.time(days: announced), reach: reach)
    block.knowledge.anticipation = Anticipation(
      share: share, delay: Fixture.exponential(days: delay), extraShare: extraShare, act: act)
    var scenario = Fixture.scenario(
      days: 12, [platform("p"), platform("vpn", isTool: true), platform("q")], restrictions: [block] + more, seed: seed)
    scenario.people = [PeopleGroup(name: "g", count: people, accounts: [(0, 1), (1, owners), (2, others)])]
    return scenario
  }

  private static func restriction(
    _ name: String, on platform: Int, _ actions: [String], share: Double = 1, from: Double = from, until: Double,
    reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))]
  ) -> Restriction {
    var restriction = Fixture.restriction(actions, from: from, until: until, enforcement: share, name: name, reaction: reaction)
    restriction.scope = Scope(platform: platform, origins: [])
    restriction.scope.groups = ["g"]
    return restriction
  }

  /// The accounts on a platform when the block begins, for each person.
  private func accounts(on platform: Int, _ arm: Arm, _ result: ReplicationResult) throws -> Double {
    let cohort = try #require(result.layout.cohorts.firstIndex { $0.platform == platform })
    return Double(result[arm].population(cohort: cohort)[Int(Self.from) * 24].accounts) / Self.people
  }

  /// own + (1 − own) × reach × share × P(delay in time) have an account when the block begins; of those who try where a share of the
  /// sign-ups is stopped, so many fewer.
  @Test(arguments: [(Anticipation.Act.adopt, 1, owners, 0.0), (.adopt, 1, owners, 0.3), (.divert, 2, others, 0)])
  func accountsWhenItBegins(_ act: Anticipation.Act, _ platform: Int, _ own: Double, _ stopped: Double) throws {
    let inTime = 1 - exp(-(Self.from - Self.announced) / Self.delay)
    let removed = Self.restriction("removed", on: platform, [Action.register], share: stopped, from: 1, until: 12)
    try expectFigures { seed in
      let results = try Fixture.run(Self.scenario(act, more: [removed], seed: seed))
      #expect(try results.allSatisfy { abs(try accounts(on: platform, .baseline, $0) - own) < 1e-9 })
      let theory = own + (1 - own) * Self.reach * Self.share * inTime * (1 - stopped)
      return [
        Figure(
          "\(act.rawValue), \(stopped) stopped: accounts when the block begins", theory: theory, precision: 0.02,
          try results.map { try accounts(on: platform, .restricted, $0) })
      ]
    }
  }

  /// Nobody goes anywhere before they are stopped, and no wish moves.
  @Test(arguments: [Anticipation.Act.adopt, .divert])
  func nothingElseChangesBeforeIt(_ act: Anticipation.Act) throws {
    let result = try Fixture.run(Self.scenario(act), replications: 1)[0]
    let block = Int(Self.from) * 24
    for (flow, place) in result.layout.flows.enumerated() where place.action != Action.register {
      for interval in 0..<block {
        #expect(result.restricted.counts(flow: flow, interval: interval) == result.baseline.counts(flow: flow, interval: interval))
      }
    }
    let arrived = result.layout.flows.indices.reduce(0) { sum, flow in
      sum + (0..<block).reduce(0) { $0 + result.restricted.counts(flow: flow, interval: $1).arrived }
    }
    #expect(arrived > 2000)
    // Each sign-up is charged to the block.
    let platform = act == .adopt ? 1 : 2
    let cohort = try #require(result.layout.cohorts.firstIndex { $0.platform == platform })
    let register = try #require(result.layout.flow(cohort: cohort, action: Action.register))
    #expect(result.restricted.ledger(0, flow: register, .gained) == result.restricted.total(flow: register).completed)
    #expect(result.restricted.total(flow: register).arrived >= arrived)
  }

  /// Who is announced in vain, or hears when it has begun, gets nothing; who hurries has no tool.
  @Test func nobodyGetsReadyWhoHurries() throws {
    let result = try Fixture.run(Self.scenario(.hurry), replications: 1)[0]
    #expect(try accounts(on: 1, .restricted, result) == Self.owners && accounts(on: 2, .restricted, result) == Self.others)
    var late = Self.scenario(.adopt)
    late.restrictions[0].knowledge.anticipation?.delay = .constant(Constant(value: 3 * Fixture.day))
    #expect(try accounts(on: 1, .restricted, try Fixture.run(late, replications: 1)[0]) == Self.owners)
    late.restrictions[0].knowledge.announcement?.reach = 0
    #expect(try accounts(on: 1, .restricted, try Fixture.run(late, replications: 1)[0]) == Self.owners)
  }

  /// Others do something more, as many as where the first hurry.
  @Test func extraWishesAreThoseOfOthers() throws {
    func extra(_ act: Anticipation.Act) throws -> Int {
      let result = try Fixture.run(Self.scenario(act, extraShare: 0.2), replications: 1)[0]
      let change = try #require(result.layout.flow(cohort: 0, action: "change"))
      return result.restricted.ledger(0, flow: change, .gained)
    }
    let hurrying = try extra(.hurry)
    #expect(hurrying > 1000)
    #expect(try extra(.adopt) == hurrying && extra(.divert) == hurrying)
  }

  /// Of people who are away a part of the time, those who are get nothing; new people get what others do.
  @Test func newPeopleAndThoseAway() throws {
    let lapse = Lapse(after: Fixture.exponential(days: 6), returning: Fixture.exponential(days: 2))
    let inTime = 1 - exp(-(Self.from - Self.announced) / Self.delay)
    try expectFigures { seed in
      [
        Figure(
          "adopt: of those who are not away", theory: Self.owners + (1 - Self.owners) * Self.reach * Self.share * inTime * 0.75,
          precision: 0.02, try Fixture.run(Self.scenario(.adopt, lapse: lapse, seed: seed)).map { try accounts(on: 1, .restricted, $0) })
      ]
    }
    let (few, more) = (Self.scenario(.adopt), Self.scenario(.adopt, signUpsPerDay: 4000))
    let added = try accounts(on: 1, .restricted, try Fixture.run(more, replications: 1)[0])
      - accounts(on: 1, .restricted, try Fixture.run(few, replications: 1)[0])
    // 8000 who came before the announcement, and own no tool.
    #expect(abs(added - 0.4 * Self.reach * Self.share * inTime) < 0.01)
  }

  @Test(arguments: [Anticipation.Act.adopt, .divert])
  func windowsAndThreadsChangeNothing(_ act: Anticipation.Act) throws {
    let lapse = Lapse(after: Fixture.exponential(days: 6), returning: Fixture.exponential(days: 2))
    var scenario = Self.scenario(act, extraShare: 0.2, signUpsPerDay: 500, lapse: lapse)
    scenario.countsActivity = true
    let simulation = Simulation(scenario)
    let first = try simulation.run(replication: 0)
    for (threads, window) in [(7, nil), (1, SimulationDuration.hours(5)), (2, .days(1))] {
      let other = try simulation.run(replication: 0, options: SimulationOptions(threads: threads, window: window))
      #expect(other.values == first.values)
    }
  }

  /// A life tells of what is decided, and of the sign-up.
  @Test func traceTellsOfIt() throws {
    let simulation = Simulation(Self.scenario(.adopt))
    let home = simulation.layout.cohorts.count
    let lives = try (0..<400).map { number in
      let events = try simulation.trace(of: Person(home: home, number: 19_999 - number), replication: 0)?.events ?? []
      return events.filter { $0.time < Fixture.time(days: Self.from) }
    }
    let events = try #require(lives.first { $0.contains { $0.content == .happens(.registered, restriction: nil) } })
    let decisions = events.compactMap { event in if case .decides(let decision) = event.content { decision } else { nil } }
    #expect(decisions.map(\.kind) == [.awareness, .anticipation, .delay])
    #expect(decisions[1].choice == "adopt" && decisions[1].options.map(\.name) == ["adopt", "none"])
    let moment = try #require(events.compactMap { event in if case .waits(let moment) = event.content { moment } else { nil } }.first)
    let opened = events.first { $0.content == .happens(.registered, restriction: nil) }
    #expect(opened?.time == moment && opened?.arms == .restricted)
  }
}
