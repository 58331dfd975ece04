import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// What people go through before they act: a friction thins a Poisson process, and holds up the rest of it.
struct FrictionTests {
  private let users = 20_000.0
  private let gap = 2.0

  private static func restriction(
    _ friction: Friction, _ drawn: Drawn = .attempt, actions: [String] = ["change"], from: Double = 1, until: Double = 9,
    reaction: [(Double, Reaction)] = [], name: String = "f"
  ) -> Restriction {
    var restriction = Fixture.restriction(from: from, until: until, name: name, reaction: reaction)
    restriction.effects = [Effect(gating: actions, .friction)]
    restriction.effects[0].drawn = drawn
    restriction.measures = [.holdUp(friction)]
    return restriction
  }

  private func scenario(_ restrictions: [Restriction], days: Double = 10, _ actions: [String] = ["change"], seed: UInt64) -> Scenario {
    let acts = actions.map { name in
      var action = Action(name: name, gap: Fixture.exponential(days: gap))
      action.pending = .all
      return action
    }
    return Fixture.scenario(days: days, [Fixture.platform(users: users, actions: acts)], restrictions: restrictions, seed: seed)
  }

  private func waiting(_ result: ReplicationResult, atDay day: Double, flow: Int = 0) -> Int {
    result.restricted.series(flow: flow, .waitingChange).prefix(Int(day * 24)).reduce(0, +)
  }

  /// Of a Poisson process a part is left; of that which comes, a wish ends one way or the other.
  @Test(arguments: [Drawn.attempt, .wish, .person])
  func dropOut(_ drawn: Drawn) throws {
    let share = 0.3
    try expectFigures(seed: 3) { seed in
      let results = try Fixture.run(scenario([Self.restriction(Friction(dropOut: share), drawn)], seed: seed))
      for result in results {
        let (baseline, restricted) = (result.baseline.total(flow: 0), result.restricted.total(flow: 0))
        #expect(restricted.completed + restricted.dropped == baseline.completed && restricted.blocked == 0 && restricted.waitingChange == 0)
      }
      return [
        Figure(
          "friction: dropped, \(drawn)", theory: share * users * 8 / gap, precision: 0.02,
          results.map { $0.restricted.total(flow: 0).dropped })
      ]
    }
  }

  /// Who was merely held up, and then loses patience in line, is lost to the line, and so is what they want without an account.
  @Test func whatHappensLaterIsTheCause() throws {
    var scenario = ServiceTests.scenario(days: 10, perMinute: 2, .servers(1, time: ServiceTests.exponential(minutes: 1)), seed: 1) {
      $0.patience = ServiceTests.exponential(minutes: 5)
    }
    scenario.restrictions = [
      Self.restriction(Friction(dropOut: 0.1, delay: Fixture.exponential(days: 0.01)), actions: [Action.register], name: "f")
    ]
    let result = try Fixture.run(scenario, replications: 1)[0]
    let (friction, line) = (0, result.layout.cause(ofService: 0))
    let counts = result.restricted
    #expect(counts.ledger(line, flow: 0, .lost) > 5000)
    // Of 16 thousand sign-ups a tenth give up at the friction.
    #expect(abs(counts.ledger(friction, flow: 0, .lost) - 2304) < 150)
    #expect(counts.ledger(friction, flow: 0, .later) > 5000)
    #expect(counts.ledger(friction, flow: 0, .lost) + counts.ledger(line, flow: 0, .lost) >= counts.total(flow: 0).dropped)
  }

  /// Those who are held up are an M/G/∞ queue: its stock while the friction is in force, and what is left of it after the lift.
  @Test func delay() throws {
    let (mean, share) = (1.5, 0.2)
    let rate = (1 - share) * users / gap
    try expectFigures { seed in
      let friction = Friction(dropOut: share, delay: Fixture.exponential(days: mean))
      let results = try Fixture.run(scenario([Self.restriction(friction, until: 5)], seed: seed))
      return [
        Figure(
          "friction: held up a day after the beginning", theory: rate * mean * (1 - exp(-1 / mean)), precision: 0.02,
          results.map { waiting($0, atDay: 2) }),
        Figure(
          "friction: held up at the lift", theory: rate * mean * (1 - exp(-4 / mean)), precision: 0.02, results.map { waiting($0, atDay: 5) }),
        Figure(
          "friction: held up two days later", theory: rate * mean * (1 - exp(-4 / mean)) * exp(-2 / mean), precision: 0.04,
          results.map { waiting($0, atDay: 7) }),
        Figure(
          "friction: completed during the friction", theory: rate * (4 - mean * (1 - exp(-4 / mean))), precision: 0.02,
          results.map { $0.restricted.completedDuring(flow: 0) }),
      ]
    }
  }

  /// Two frictions take their times one after the other: a sum of two exponential ones, of which the first is a matter of all attempts and
  /// the second of those that do not drop out.
  @Test func twoFrictions() throws {
    let (first, second) = (0.5, 1.0)
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(
          [
            Self.restriction(Friction(dropOut: 0, delay: Fixture.exponential(days: first)), until: 1000),
            Self.restriction(Friction(dropOut: 0.25, delay: Fixture.exponential(days: second)), until: 1000, name: "g"),
          ], days: 14, seed: seed))
      return [
        Figure(
          "two frictions: held up in equilibrium", theory: 0.75 * users / gap * (first + second), precision: 0.02,
          results.map { waiting($0, atDay: 14) }),
        Figure("two frictions: dropped", theory: 0.25 * users / gap * 13, precision: 0.02, results.map { $0.restricted.total(flow: 0).dropped }),
      ]
    }
  }

  /// A pledge holds people up once, with whatever they do first, and who does not take it comes to nothing each time.
  @Test func pledge() throws {
    let (length, share) = (3.0, 0.3)
    let friction = Friction(dropOut: share, delay: .constant(Constant(value: 1000 * Fixture.day)), isOnce: true)
    try expectFigures { seed in
      let pledge = Self.restriction(friction, .person, actions: ["change", "post"], until: 1 + length)
      let results = try Fixture.run(scenario([pledge], ["change", "post"], seed: seed))
      return [
        Figure(
          "pledge: people who take it", theory: (1 - share) * users * (1 - exp(-length * 2 / gap)), precision: 0.01,
          results.map { waiting($0, atDay: 10) + waiting($0, atDay: 10, flow: 1) }),
        Figure(
          "pledge: attempts of the others", theory: share * users * length * 2 / gap, precision: 0.02,
          results.map { $0.restricted.total(flow: 0).dropped + $0.restricted.total(flow: 1).dropped }),
      ]
    }
  }

  /// Who reacts is stopped, and tries again: each attempt has its own chance.
  @Test func reaction() throws {
    let (share, retries) = (0.4, 2)
    let again = Reaction.retry(Retry(gap: Fixture.exponential(days: 0.002), atMost: retries))
    try expectFigures(seed: 3) { seed in
      let results = try Fixture.run(
        scenario([Self.restriction(Friction(dropOut: share), until: 1000, reaction: [(1, again)])], days: 9, seed: seed))
      for result in results { #expect(result.restricted.total(flow: 0).dropped == 0) }
      return [
        Figure(
          "friction: wishes given up in the end", theory: users * 8 / gap * pow(share, Double(retries + 1)), precision: 0.03,
          results.map { $0.restricted.total(flow: 0).abandoned }),
        Figure(
          "friction: stopped", theory: users * 8 / gap * (share + share * share + pow(share, 3)), precision: 0.02,
          results.map { $0.restricted.total(flow: 0).blocked }),
      ]
    }
  }

  /// New people who drop out have no account, and those who are held up have it later: what they want meanwhile is `unable`.
  @Test func signUps() throws {
    let (perDay, share, delay) = (2000.0, 0.25, 2.0)
    try expectFigures { seed in
      let platform = Fixture.platform(users: 1, actions: [Fixture.change(Fixture.exponential(days: gap))], signUpsPerDay: perDay)
      let friction = Friction(dropOut: share, delay: .constant(Constant(value: delay * Fixture.day)))
      let restriction = Self.restriction(friction, actions: [Action.register], from: 2, until: 1000)
      let results = try Fixture.run(Fixture.scenario(days: 10, [platform], restrictions: [restriction], seed: seed))
      return [
        Figure(
          "friction: accounts that are missing", theory: perDay * (share * 8 + (1 - share) * delay), precision: 0.03,
          results.map { $0.baseline.populationAtEnd(cohort: 0).active - $0.restricted.populationAtEnd(cohort: 0).active }),
        Figure(
          "friction: sign-ups that are late", theory: perDay * (1 - share) * (8 - delay), precision: 0.03,
          results.map { $0.restricted.registrationsDelayed(flow: 0) }),
        Figure(
          "friction: wishes without an account", theory: perDay / gap * (share * 32 + (1 - share) * (delay * delay / 2 + 6 * delay)),
          precision: 0.05,
          results.map { $0.restricted.total(flow: 1).unable }),
      ]
    }
  }

  /// The tool of a share of the people who would use it is out of reach, since they give up on the way to it.
  @Test func onTheWay() throws {
    let share = 0.4
    try expectFigures { seed in
      var vpn = Platform(name: "vpn", users: 0, origins: [], actions: [], signUps: nil, lapse: nil)
      vpn.isTool = true
      let change = Fixture.change(Fixture.exponential(days: gap))
      var block = Fixture.restriction(
        from: 1, until: 9, reaction: [(1, .circumvent(Circumvent(tool: "vpn", adoption: nil)))])
      var friction = Self.restriction(
        Friction(dropOut: share, delay: Fixture.exponential(days: 1)), .attempt, actions: [Action.connect])
      (block.scope.groups, friction.scope) = (["g"], Scope(platform: 1, origins: []))
      friction.scope.groups = ["g"]
      var scenario = Fixture.scenario(
        days: 10, [Fixture.platform(users: 0, actions: [change], origins: []), vpn], restrictions: [block, friction], seed: seed)
      scenario.people = [PeopleGroup(name: "g", count: users, accounts: [(0, 1), (1, 1)])]
      let results = try Fixture.run(scenario)
      let connect = try #require(results[0].layout.flow(cohort: 1, action: Action.connect))
      return [
        Figure(
          "friction on the way: connections dropped", theory: share * users * 8 / gap, precision: 0.02,
          results.map { $0.restricted.total(flow: connect).dropped }),
        Figure(
          "friction on the way: changes", theory: users / gap * (2 + 8 * (1 - share)), precision: 0.02,
          results.map { $0.restricted.total(flow: 0).completed }),
      ]
    }
  }

  /// With everything that may come before and after it: nothing depends on windows or threads, and all adds up.
  @Test(arguments: [Arms.restricted, .both])
  func windowsAndThreads(_ arms: Arms) throws {
    let change = Action(name: "change", gap: .exponential(Exponential(mean: 5 * Fixture.hour)))
    let lapse = Lapse(after: Fixture.exponential(days: 3), returning: Fixture.exponential(days: 1))
    var friction = Self.restriction(
      Friction(dropOut: 0.1, delay: Fixture.exponential(days: 0.3)), actions: ["change", Action.register],
      reaction: [(0.5, Fixture.deferral(hours: 3)), (0.5, .retry(Retry(gap: Fixture.exponential(days: 0.1), atMost: 3)))])
    friction.knowledge.announcement = Announcement(at: Fixture.time(days: 0.5), reach: 0.5)
    friction.knowledge.anticipation = Anticipation(share: 0.3, delay: Fixture.exponential(days: 0.1), extraShare: 0.2)
    var pledge = Self.restriction(Friction(dropOut: 0.2, delay: Fixture.exponential(days: 1), isOnce: true), .person, from: 3, name: "pledge")
    let freeze = Fixture.restriction(from: 4, until: 6, enforcement: 0.7, name: "freeze", reaction: [(1, Fixture.deferral(hours: 5))])
    if arms == .both {
      friction.schedule = Schedule(standingUntil: .never)
      friction.knowledge = Knowledge()
      pledge.schedule = friction.schedule
      (friction.arms, pledge.arms) = (.both, .both)
    }
    var scenario = Fixture.scenario(
      days: 10, [Fixture.platform(users: 3000, actions: [change], signUpsPerDay: 200, lapse: lapse)], restrictions: [friction, pledge, freeze])
    scenario.countsActivity = true
    let simulation = Simulation(scenario)
    let whole = try simulation.run(replication: 0)
    let total = whole.restricted.total(flow: 1)
    #expect(total.dropped > 300 && total.blocked > 300 && total.waitingChange > 30 && total.released > 30)
    if arms == .both { #expect(whole.baseline.total(flow: 1).dropped > 300) } else { #expect(whole.baseline.total(flow: 1).dropped == 0) }
    for options in [SimulationOptions(threads: 3), SimulationOptions(threads: 2, window: .hours(7))] {
      #expect(try simulation.run(replication: 0, options: options).values == whole.values)
    }
    var service = Service(
      name: "s", platform: 0, action: "change", capacity: .rate(0.1, shape: nil),
      full: ReactionMix(choices: [(1, .retry(Retry(gap: Fixture.exponential(days: 0.1), atMost: 3)))]), answersWithin: .minutes(30))
    (service.room, service.patience) = (40, Fixture.exponential(days: 0.02))
    scenario.services = [service]
    let served = try Fixture.run(scenario, replications: 1)[0]
    #expect(served.restricted.total(flow: 1).replaced > 10 && served.restricted.total(flow: 1).dropped > 300)
    #expect(try Fixture.run(scenario, replications: 1, threads: 3)[0].values == served.values)
    for interval in 0..<served.layout.intervals {
      for arm in Arm.allCases {
        let counts = served[arm].counts(flow: 1, interval: interval)
        #expect(
          counts.attempts + counts.retried + counts.released
            == counts.completed + counts.blocked + counts.dropped + counts.replaced + counts.waitingChange)
      }
    }
  }
}
