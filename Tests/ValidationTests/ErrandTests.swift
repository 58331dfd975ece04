import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Sign-ups on the way to something else, through services: what waits for them goes on with the answer.
struct ErrandTests {
  private let people = 20_000.0
  private let from = 4.0
  private let until = 14.0

  /// People of `p`, which is blocked; they turn to `q`, where they have to sign up first, or to a tool.
  private func scenario(_ reaction: [(Double, Reaction)], more: [Restriction] = [], seed: UInt64) -> Scenario {
    func platform(_ name: String, acts: Bool, isTool: Bool = false) -> Platform {
      var change = Fixture.change(Fixture.exponential(days: 1))
      change.pending = .all
      // Of their own accord nobody signs up.
      let signUps = SignUps(rate: 1, origins: [Origin(name: "g", share: 0)])
      var platform = Platform(
        name: name, users: 0, origins: [], actions: acts ? [change] : [], signUps: name == "q" ? signUps : nil, lapse: nil)
      platform.isTool = isTool
      return platform
    }
    var block = restriction("block", on: 0, ["change"], reaction: reaction)
    block.isConsistent = true
    var scenario = Fixture.scenario(
      days: 20, [platform("p", acts: true), platform("vpn", acts: false, isTool: true), platform("q", acts: true)],
      restrictions: [block] + more, seed: seed)
    scenario.people = [PeopleGroup(name: "g", count: people, accounts: [(0, 1), (1, 0), (2, 0)])]
    return scenario
  }

  private func restriction(
    _ name: String, on platform: Int, _ actions: [String], reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))]
  ) -> Restriction {
    var restriction = Fixture.restriction(actions, from: from, until: until, name: name, reaction: reaction)
    restriction.scope = Scope(platform: platform, origins: [])
    restriction.scope.groups = ["g"]
    return restriction
  }

  private func limit(on platform: Int, perDay rate: Double, burst: Double = 1) -> Restriction {
    var limit = restriction("limit", on: platform, [Action.register])
    limit.effects[0].verdict = .limit(Limit(rate: rate / Fixture.day, burst: burst, answersWithin: .minutes(1)))
    return limit
  }

  private func service(on platform: Int, hours: Double) -> Service {
    Service(
      name: "sign_up", platform: platform, action: Action.register,
      capacity: .servers(100_000, time: .constant(Constant(value: hours * Fixture.hour))), full: ReactionMix(choices: []),
      answersWithin: .minutes(1))
  }

  private func cohort(_ platform: Int, of result: ReplicationResult) throws -> Int {
    try #require(result.layout.cohorts.firstIndex { $0.platform == platform })
  }

  private func total(_ action: String, on platform: Int, of result: ReplicationResult) throws -> FlowCounts {
    result.restricted.total(flow: try #require(result.layout.flow(cohort: try cohort(platform, of: result), action: action)))
  }

  private func registered(_ platform: Int, of result: ReplicationResult, day: Double = 14) throws -> Int {
    result.restricted.population(cohort: try cohort(platform, of: result))[Int(day * 24)].registered
  }

  private let divert = Reaction.divert(Divert(to: "q"))
  private let rest = (1e-9, Reaction.abandon(Abandon()))

  /// All are stopped for the first time after exponential times and ask for an account there, once: as long as more ask than may the
  /// limit decides, and then all who ask.
  ///
  /// That is the fluid limit. Where demand falls to the limit, chance leaves tokens unused while others are turned away: of the order of
  /// limit^⅓ = 13 people (Newell, Applications of Queueing Theory, 1971). With four replications that is little beside the interval.
  @Test func aLimitedSubstitute() throws {
    let limit = 2400.0
    let full = log(people / limit)
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario([(1 - 1e-9, divert), rest], more: [self.limit(on: 2, perDay: limit, burst: 100)], seed: seed), replications: 4)
      for result in results {
        let sought = try total(Action.register, on: 2, of: result)
        #expect(sought.arrived == sought.completed + sought.blocked && sought.blocked == sought.abandoned && sought.arrived <= Int(people))
        #expect(try registered(2, of: result) == sought.completed && total("change", on: 2, of: result).arrived > 0)
      }
      return [
        Figure(
          "limited substitute: who gets an account", theory: limit * full + 100 + limit - people * exp(-10), precision: 0.03,
          try results.map { Double(try registered(2, of: $0)) })
      ]
    }
  }

  /// A limit that nobody reaches lets the same people do the same, but for what they hear late.
  @Test func aWideLimitIsHardlyAnything() throws {
    let free = try Fixture.run(scenario([(1 - 1e-9, divert), rest], seed: 1), replications: 1)[0]
    let limited = try Fixture.run(
      scenario([(1 - 1e-9, divert), rest], more: [limit(on: 2, perDay: 1e6, burst: 1000)], seed: 1), replications: 1)[0]
    #expect(try registered(2, of: free) == registered(2, of: limited))
    let there = (try total("change", on: 2, of: free), try total("change", on: 2, of: limited))
    // A wish that comes in the two minutes is given up.
    #expect(abs(there.0.completed - there.1.completed) < 80 && there.0.completed > 150_000)
    let here = (free.restricted.total(flow: 0), limited.restricted.total(flow: 0))
    #expect(here.1.diverted == there.1.arrived && here.1.retrying - here.1.retried == here.1.backlogChange)
    #expect(here.0.retrying == 0 && here.1.retried <= Int(people) && here.1.retried > 19_000)
  }

  /// A sign-up that takes a time of its own: the wish for which it is made is fulfilled there after it, those meanwhile are given up.
  @Test func aSlowSignUp() throws {
    let hours = 12.0
    try expectFigures { seed in
      var scenario = scenario([(1 - 1e-9, divert), rest], seed: seed)
      scenario.services = [service(on: 2, hours: hours)]
      let results = try Fixture.run(scenario)
      return [
        Figure(
          "slow sign-up: wishes given up meanwhile", theory: people * hours / 24, precision: 0.03,
          // Hardly anybody signs up just before the lift.
          results.map { Double($0.restricted.total(flow: 0).abandoned) }),
        Figure(
          "slow sign-up: accounts after a day", theory: people * (1 - exp(-(1 - hours / 24))), precision: 0.03,
          try results.map { Double(try registered(2, of: $0, day: 5)) }),
      ]
    }
  }

  /// Who is refused does not ask again, and takes another reaction.
  @Test func refusedByReviewers() throws {
    let refuses = 0.4
    try expectFigures { seed in
      var approval = restriction("approval", on: 2, [Action.register])
      approval.effects = [Effect(gating: [Action.register], .review(refuses: refuses))]
      let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: 0.1), atMost: 2))
      var scenario = scenario([(1 - 1e-9, divert), (1e-9, retry)], more: [approval], seed: seed)
      var service = service(on: 2, hours: 1)
      service.owner = Service.Owner(1, of: approval.scope, in: .restricted)
      scenario.services = [service]
      let results = try Fixture.run(scenario)
      for result in results {
        let sought = try total(Action.register, on: 2, of: result)
        #expect(sought.blocked == sought.abandoned && sought.completed + sought.blocked == sought.arrived && sought.arrived <= Int(people))
        #expect(result.restricted.total(flow: 0).retrying > result.restricted.total(flow: 0).retried - 1)
      }
      return [
        Figure(
          "reviewers: who gets an account", theory: people * (1 - refuses), precision: 0.03,
          try results.map { Double(try registered(2, of: $0)) })
      ]
    }
  }

  /// Who adopts a tool through a service has it when that has ended.
  @Test func aToolThroughAService() throws {
    let (delay, hours) = (0.5, 24.0)
    // First the stop, then the delay, exponential both, then a day; ten days after the first.
    let inTime = 1 - (exp(-9) / delay - exp(-9 / delay)) / (1 / delay - 1)
    try expectFigures { seed in
      let adoption = Circumvent(tool: "vpn", adoption: (0.3, Fixture.exponential(days: delay)))
      var scenario = scenario([(1 - 1e-9, .circumvent(adoption)), rest], seed: seed)
      scenario.services = [service(on: 1, hours: hours)]
      let results = try Fixture.run(scenario)
      for result in results { #expect(result.restricted.total(flow: 0).circumvented > 10_000) }
      return [
        Figure(
          "tool through a service: who has it by the lift", theory: people * 0.3 * inTime, precision: 0.03,
          try results.map { Double(try registered(1, of: $0)) })
      ]
    }
  }

  /// Whose account is suspended signs up anew through a limit; who is turned away gets the old one back.
  @Test func aNewAccountThroughALimit() throws {
    let renewal = Suspension.Renewal(share: 1, delay: Fixture.exponential(days: 1))
    var purge = Fixture.restriction([], from: 1, until: 9, name: "purge")
    purge.effects = []
    purge.measures = [.suspend(Suspension(.share(1), restored: Fixture.exponential(days: 1000), renewal: renewal))]
    for result in try Fixture.run(
      Fixture.scenario(
        days: 10, [Fixture.platform(users: people, actions: [Fixture.change(Fixture.exponential(days: 2))], signUpsPerDay: 1)],
        restrictions: [purge, RateLimitTests.limit(100, burst: 10, name: "limit")]), replications: 3)
    {
      let end = result.restricted.populationAtEnd(cohort: 0)
      // On a day's last hours fewer than a hundred ask: the exponential law has thinned out.
      let full = log(people / 24 / 100)
      let theory = 100 * 24 * full + 100 * 24
      #expect(abs(Double(end.closed) - theory) < 0.03 * theory)
      #expect(end.suspended > 0 && abs(end.active + end.suspended + end.closed - Int(people) - end.registered) == 0)
    }
  }

  /// Threads change nothing, and lives add up to the run.
  @Test func threadsChangeNothing() throws {
    let adoption = Circumvent(tool: "vpn", adoption: (0.3, Fixture.exponential(days: 0.5)))
    var scenario = scenario(
      [(0.4, .circumvent(adoption)), (0.4, divert), (0.2, .retry(Retry(gap: Fixture.exponential(days: 0.1), atMost: 3)))],
      more: [limit(on: 2, perDay: 1000)], seed: 3)
    scenario.services.insert(service(on: 1, hours: 20), at: 0)
    scenario.restrictions[0].isConsistent = false
    let first = try Simulation(scenario).run(replication: 0)
    for threads in [2, 3, 7] {
      #expect(try Simulation(scenario).run(replication: 0, options: SimulationOptions(threads: threads)).values == first.values)
    }
  }

  // MARK: News that comes late

  /// Whoever is turned away by one service goes to another only when they know: from reviewers who refuse to a limited sign-up, from a
  /// limit through a tool whose sign-up is limited, and at the end of an interval, and of the run.
  @Test(arguments: 1...3)
  func nobodyActsBeforeTheNews(_ seed: UInt64) throws {
    let adoption = Circumvent(tool: "vpn", adoption: (1, Fixture.exponential(days: 0.05)))
    var posts = restriction("posts", on: 0, ["change"], reaction: [(0.5, .circumvent(adoption)), (0.3, divert), (0.2, .abandon(Abandon()))])
    posts.effects[0].verdict = .limit(Limit(rate: 600 / Fixture.day, burst: 5, answersWithin: .minutes(7)))
    var approval = restriction("approval", on: 2, [Action.register], reaction: [(0.5, divert), (0.5, .abandon(Abandon()))])
    approval.effects = [Effect(gating: [Action.register], .review(refuses: 0.4))]
    approval.reaction = ReactionMix(choices: [(0.5, .divert(Divert(to: "p"))), (0.5, .abandon(Abandon()))])
    var scenario = scenario([(1, .abandon(Abandon()))], more: [posts, approval, limit(on: 1, perDay: 1000)], seed: seed)
    scenario.restrictions.removeFirst()
    scenario.restrictions[2].schedule = Schedule(from: Fixture.time(days: 4), until: .never)
    scenario.restrictions[0].schedule = Schedule(from: Fixture.time(days: 4), until: .never)
    var reviewers = service(on: 2, hours: 0.01)
    reviewers.owner = Service.Owner(1, of: approval.scope, in: .restricted)
    scenario.services = [reviewers] + Service.limits(of: scenario.restrictions)
    let result = try Simulation(scenario).run(replication: 0)
    let total = result.restricted.total(flow: 0)
    #expect(total.circumvented > 1000 && total.diverted > 1000)
    #expect(try registered(1, of: result, day: 20) > 1000 && registered(2, of: result, day: 20) > 1000)
    // Every row adds up, not the whole run alone.
    for hour in 0..<result.layout.intervals {
      let row = result.restricted.counts(flow: 0, interval: hour)
      #expect(row.attempts + row.retried + row.released + row.circumvented == row.completed + row.blocked + row.waitingChange)
    }
    #expect(try Simulation(scenario).run(replication: 0, options: SimulationOptions(threads: 3)).values == result.values)
  }
}
