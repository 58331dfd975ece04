import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import Foundation
import Testing

/// Tools that go round a restriction, and other platforms to turn to.
struct WayRoundTests {
  private let days = 20.0
  private let from = 4.0
  private let until = 14.0
  private let people = 20_000.0

  /// People of `p`, some of whom own a tool or have an account on `q`; `p` is blocked.
  private func scenario(
    owners: Double = 0, others: Double = 0, gap: Double = 1, reaction: [(Double, Reaction)], more: [Restriction] = [],
    seed: UInt64 = 1
  ) -> Scenario {
    func platform(_ name: String, gap: Double?, isTool: Bool = false) -> Platform {
      var change = Fixture.change(Fixture.exponential(days: gap ?? 1))
      change.pending = .all
      var platform = Platform(
        name: name, users: 0, origins: [], actions: gap == nil ? [] : [change], signUps: nil, lapse: nil)
      platform.isTool = isTool
      return platform
    }
    var block = restriction("block", on: 0, ["change"], reaction: reaction)
    block.isConsistent = true
    var scenario = Fixture.scenario(
      days: days, [platform("p", gap: gap), platform("vpn", gap: nil, isTool: true), platform("q", gap: 2)],
      restrictions: [block] + more, seed: seed)
    scenario.people = [PeopleGroup(name: "g", count: people, accounts: [(0, 1), (1, owners), (2, others)])]
    return scenario
  }

  private func restriction(
    _ name: String, on platform: Int, _ actions: [String], share: Double = 1, from: Double? = nil, until: Double? = nil,
    reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))]
  ) -> Restriction {
    var restriction = Fixture.restriction(
      actions, from: from ?? self.from, until: until ?? self.until, enforcement: share, name: name, reaction: reaction)
    restriction.scope = Scope(platform: platform, origins: [])
    restriction.scope.groups = ["g"]
    return restriction
  }

  /// The flow of an action on a platform.
  private func flow(_ action: String, on platform: Int, of result: ReplicationResult) throws -> Int {
    let cohort = try #require(result.layout.cohorts.firstIndex { $0.platform == platform })
    return try #require(result.layout.flow(cohort: cohort, action: action))
  }

  private func circumvent(_ share: Double, adopt: (share: Double, days: Double)? = nil) -> (Double, Reaction) {
    (share, .circumvent(Circumvent(tool: "vpn", adoption: adopt.map { ($0.share, Fixture.exponential(days: $0.days)) })))
  }

  // MARK: Tools

  /// Of the stopped the share × owners × what works comes through.
  @Test func ownersComeThrough() throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(
          owners: 0.4, reaction: [circumvent(0.5), (0.5, .abandon(Abandon()))],
          more: [restriction("failing", on: 1, [Action.connect], share: 0.3)], seed: seed))
      return [
        Figure(
          "tool: share of the stopped that comes through", theory: 0.5 * 0.4 * 0.7, precision: 0.03,
          results.map { Double($0.restricted.total(flow: 0).circumvented) / Double($0.restricted.total(flow: 0).blocked) }),
        Figure(
          "tool: people who came through", theory: 0.5 * 0.4 * (1 - exp(-0.7 * 10)), precision: 0.03,
          results.map { Double($0.restricted.populationAtEnd(cohort: 0).circumventing) / people }),
      ]
    }
  }

  /// Who tries n times comes through with 1 − (1 − p)ⁿ. All choose the tool, and who cannot connect has nothing but to try again.
  @Test(arguments: [1, 3])
  func retriesWithATool(_ repeats: Int) throws {
    let works = 0.3
    let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: 0.02), atMost: repeats))
    try expectFigures { seed in
      let scenario = scenario(
        owners: 1, reaction: [circumvent(1 - 1e-9), (1e-9, retry)],
        more: [restriction("failing", on: 1, [Action.connect], share: 1 - works)], seed: seed)
      return [
        Figure(
          "tool: \(repeats) repeats", theory: 1 - pow(1 - works, Double(repeats + 1)), precision: 0.03,
          try Fixture.run(scenario).map { result in
            let flow = result.restricted.total(flow: 0)
            return Double(flow.circumvented) / Double(flow.circumvented + flow.abandoned)
          })
      ]
    }
  }

  /// Who is stopped for the first time after t, of an exponential law, gets the tool after a delay, of another, if they ever do.
  @Test func adoption() throws {
    let (share, delay, length) = (0.3, 2.0, until - from)
    // The law of the sum of two exponential times, of rates 1 and 1/delay.
    let inTime = 1 - (exp(-length) / delay - exp(-length / delay)) / (1 / delay - 1)
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(reaction: [circumvent(1 - 1e-9, adopt: (share, delay)), (1e-9, .abandon(Abandon()))], seed: seed))
      return [
        Figure(
          "tool: who adopts by the lift", theory: share * inTime, precision: 0.03,
          try results.map { result in
            let cohort = try #require(result.layout.cohorts.firstIndex { $0.platform == 1 })
            return Double(result.restricted.population(cohort: cohort)[Int(until) * 24].registered) / people
          })
      ]
    }
  }

  /// Who lives with a restriction has the tool already, or does not get it.
  @Test func nobodyAdoptsWhereARestrictionStands() throws {
    var scenario = scenario(owners: 0.3, reaction: [circumvent(0.8, adopt: (1, 0.5)), (0.2, .abandon(Abandon()))])
    func registered(_ schedule: Schedule) throws -> Int {
      scenario.restrictions[0].schedule = schedule
      let result = try Fixture.run(scenario, replications: 1)[0]
      #expect(result.restricted.total(flow: 0).circumvented > 0)
      let cohort = try #require(result.layout.cohorts.firstIndex { $0.platform == 1 })
      return result.restricted.populationAtEnd(cohort: cohort).registered
    }
    #expect(try registered(Schedule(standingUntil: .never)) == 0)
    #expect(try registered(Schedule(from: .start, until: .never)) > 1000)
  }

  /// A tool that is out of the store is got by nobody, and nobody asks twice.
  @Test func storeRemoval() throws {
    let result = try Fixture.run(
      scenario(
        owners: 0.2, reaction: [circumvent(1 - 1e-9, adopt: (1, 0.5)), (1e-9, .abandon(Abandon()))],
        more: [restriction("removed", on: 1, [Action.register])]), replications: 1)[0]
    let sought = result.restricted.total(flow: try flow(Action.register, on: 1, of: result))
    #expect(sought.completed == 0 && sought.blocked > 15_000 && sought.blocked <= 16_000)
    #expect(result.restricted.total(flow: 0).circumvented > 30_000)
  }

  /// A tool passes the restrictions whose reactions name it, and meets all others.
  @Test func meetsWhatItDoesNotPass() throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(
          owners: 1, reaction: [circumvent(1 - 1e-9), (1e-9, .abandon(Abandon()))],
          more: [restriction("server", on: 0, ["change"], share: 0.25)], seed: seed))
      return [
        Figure(
          "tool: stopped by another gate", theory: 0.25, precision: 0.03,
          results.map { Double($0.restricted.total(flow: 0).abandoned) / Double($0.restricted.total(flow: 0).attempts) * 2 })
      ]
    }
  }

  /// Two blocks that each name the tool are passed at once: nothing hangs.
  @Test func twoBlocksOneTool() throws {
    let result = try Fixture.run(
      scenario(
        owners: 1, reaction: [circumvent(1)], more: [restriction("other", on: 0, ["change"], reaction: [circumvent(1)])]),
      replications: 1)[0]
    let flow = result.restricted.total(flow: 0)
    #expect(flow.completed == result.baseline.total(flow: 0).completed && flow.circumvented == flow.blocked)
  }

  // MARK: Other platforms

  /// Who has an account there does it there.
  @Test func turningAway() throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(others: 0.6, reaction: [(0.5, .divert(Divert(to: "q"))), (0.5, .abandon(Abandon()))], seed: seed))
      return [
        Figure(
          "divert: share of the stopped", theory: 0.3, precision: 0.03,
          results.map { Double($0.restricted.total(flow: 0).diverted) / Double($0.restricted.total(flow: 0).blocked) })
      ]
    }
  }

  /// Who moves goes there without trying, until they return.
  @Test func movingAway() throws {
    let (others, share, keep) = (0.6, 0.5, 0.4)
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(
          others: others, reaction: [(share, .divert(Divert(to: "q", keep: keep))), (1 - share, .abandon(Abandon()))], seed: seed))
      // From their first stop on, those who move never come back: in the days after the lift they do everything there.
      let moved = others * share * keep * (1 - exp(-(until - from)))
      return [
        Figure(
          "divert: who has moved, by what they do after the lift", theory: moved, precision: 0.05,
          results.map { result in
            let after = (Int(until) * 24..<Int(days) * 24).map { result.restricted.counts(flow: 0, interval: $0) }
            return Double(after.reduce(0) { $0 + $1.withheld }) / Double(after.reduce(0) { $0 + $1.wishes })
          }),
      ]
    }
  }

  /// New people who have the account that they came for turn away with what is stopped alone; who could not get it does everything there.
  @Test func newPeopleWhoTurnAway() throws {
    let mix: [(Double, Reaction)] = [(1, .divert(Divert(to: "q")))]
    func wishes(stopped share: Double) throws -> Int {
      var scenario = scenario(reaction: mix, more: [restriction("pause", on: 0, [Action.register], share: share, reaction: mix)])
      for (platform, share) in [(0, 1.0), (2, 0)] {
        scenario.platforms[platform].signUps = SignUps(rate: 200 / Fixture.day, origins: [Origin(name: "g", share: share)])
      }
      scenario.people[0].count = 10
      let result = try Fixture.run(scenario, replications: 1)[0]
      let own = result.restricted.total(flow: try flow("change", on: 2, of: result))
      #expect(own.arrived > 3000)
      return own.wishes
    }
    #expect(try wishes(stopped: 1e-9) == 0)
    #expect(try wishes(stopped: 1) > 5000)
  }

  /// Two platforms that are blocked and name one another: who is stopped on both reacts once on each.
  @Test func noCycle() throws {
    let result = try Fixture.run(
      scenario(
        others: 1, reaction: [(1, .divert(Divert(to: "q")))],
        more: [restriction("other", on: 2, ["change"], reaction: [(1, .divert(Divert(to: "p")))])]), replications: 1)[0]
    let (there, here) = (result.restricted.total(flow: try flow("change", on: 2, of: result)), result.restricted.total(flow: 0))
    #expect(here.diverted > 0 && there.diverted > 0)
    // Each own wish turns away once, and is given up where it comes as a guest.
    #expect(there.abandoned == here.diverted && here.abandoned == there.diverted)
  }

  /// A life tells of the draws behind ways round.
  @Test func traceTellsOfThem() throws {
    let scenario = scenario(
      owners: 0.2, others: 0.5,
      reaction: [circumvent(0.5, adopt: (0.5, 1)), (0.3, .divert(Divert(to: "q", keep: 0.5, returns: Fixture.exponential(days: 3)))),
        (0.2, .abandon(Abandon()))])
    let simulation = Simulation(scenario)
    let home = simulation.layout.cohorts.count
    var kinds: Set<Decision.Kind> = []
    for number in stride(from: 0, to: 20_000, by: 400) {
      let life = try #require(try simulation.trace(of: Person(home: home, number: number), replication: 0))
      for event in life.events {
        if case .decides(let decision) = event.content { kinds.insert(decision.kind) }
      }
    }
    #expect(kinds.isSuperset(of: [.verdict, .reaction, .fallback, .adoption, .delay, .move, .returns]))
    #expect(try simulation.trace(of: Person(home: home, number: 20_000), replication: 0) == nil)
    #expect(try simulation.firstPerson(toWhom: [.counted(.circumvented), .registered], replication: 0)?.home == home)
  }

  /// Windows, in which people are packed, change nothing.
  @Test func windowsChangeNothing() throws {
    let simulation = Simulation(
      scenario(
        owners: 0.3, others: 0.5,
        reaction: [circumvent(0.5, adopt: (0.3, 1)),
          (0.3, .divert(Divert(to: "q", keep: 0.5, returns: Fixture.exponential(days: 3)))),
          (0.2, .retry(Retry(gap: Fixture.exponential(days: 0.2), atMost: 3)))],
        more: [restriction("failing", on: 1, [Action.connect], share: 0.3), restriction("other", on: 2, ["change"], share: 0.5)]))
    let first = try simulation.attempts(replication: 0)
    #expect(first.count > 400_000)
    for window in [SimulationDuration.hours(5), .days(1)] {
      #expect(try simulation.attempts(replication: 0, options: SimulationOptions(threads: 2, window: window)) == first)
    }
  }
}
