import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import Testing

/// Broadcasts, which reach the subscribers of the account: how many deliveries a restriction costs, not only how many posts.
struct ReachTests {
  private let users = 20_000.0
  private let days = 10.0
  private let gap = 2.0
  private static let lognormal = CountLaw.lognormal(LognormalCount(median: 100, sigma: 0.5))

  private func platform(_ law: CountLaw?, users: Double? = nil, signUpsPerDay: Double = 1e-9) -> Platform {
    var action = Fixture.change(Fixture.exponential(days: gap))
    action.reachesSubscribers = true
    action.pending = .all
    var platform = Fixture.platform(users: users ?? self.users, actions: [action], signUpsPerDay: signUpsPerDay)
    platform.subscribers = law
    return platform
  }

  /// Flow 0 are sign-ups, flow 1 broadcasts.
  private func scenario(_ law: CountLaw = Self.lognormal, _ restrictions: [Restriction] = [], users: Double? = nil, seed: UInt64) -> Scenario {
    Fixture.scenario(days: days, [platform(law, users: users)], restrictions: restrictions, seed: seed)
  }

  private func purge(_ suspension: Suspension, from: Double = 2, name: String = "purge") -> Restriction {
    var restriction = Fixture.restriction([], from: from, until: 9, name: name)
    restriction.effects = []
    restriction.measures = [.suspend(suspension)]
    return restriction
  }

  private func friction(_ friction: Friction) -> Restriction {
    var restriction = Fixture.restriction(from: 3, until: 9, name: "friction", reaction: [])
    restriction.effects = [Effect(gating: ["change"], .friction)]
    restriction.measures = [.holdUp(friction)]
    return restriction
  }

  private func lost(_ result: ReplicationResult) -> Int { result.baseline.reach(flow: 1) - result.restricted.reach(flow: 1) }

  // MARK: Against theory

  /// Each broadcast reaches as many as the law says on average.
  @Test func meanOfTheLaw() throws {
    let laws: [(String, CountLaw, mean: Double, precision: Double)] = [
      ("lognormal", Self.lognormal, 100 * exp(0.125), 0.01), ("pareto", .pareto(ParetoCount(least: 20, shape: 3.5)), 20 * 3.5 / 2.5, 0.01),
      ("empirical", .empirical(try EmpiricalCount(values: [10, 1000], weights: [9, 1])), 109, 0.025),
    ]
    try expectFigures { seed in
      try laws.map { name, law, mean, precision in
        let results = try Fixture.run(scenario(law, seed: seed))
        #expect(results.allSatisfy { lost($0) == 0 })
        return Figure(
          "reach: \(name)", theory: users * days / gap * mean, precision: precision, results.map { $0.restricted.reach(flow: 1) })
      }
    }
  }

  /// Accounts that are suspended reach nobody: n of them, from the purge to the end, or until they come back.
  @Test func purgeOfANumber() throws {
    let (count, mean) = (2000.0, 100 * exp(0.125))
    try expectFigures { seed in
      let gone = try Fixture.run(scenario(Self.lognormal, [purge(Suspension(.count(count)))], seed: seed))
      let restored = try Fixture.run(
        scenario(Self.lognormal, [purge(Suspension(.count(count), restored: Fixture.exponential(days: 3)))], seed: seed))
      let away = 3 * (1 - exp(-8 / 3.0))
      return [
        Figure("reach: lost by a purge", theory: count * 8 / gap * mean, precision: 0.03, gone.map(lost)),
        Figure("reach: lost by a purge that is restored", theory: count * away / gap * mean, precision: 0.03, restored.map(lost)),
      ]
    }
  }

  /// Who gives up before a broadcast, and who is stopped, reaches nobody; who is held up does later.
  @Test func thinning() throws {
    let (dropOut, enforcement, mean) = (0.2, 0.5, 100 * exp(0.125))
    let block = Fixture.restriction(from: 1, until: 3, enforcement: enforcement)
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario(Self.lognormal, [block, friction(Friction(dropOut: dropOut, delay: .constant(Constant(value: 3600))))], seed: seed))
      return [
        Figure(
          "reach: lost at a block and a friction", theory: users / gap * (enforcement * 2 + dropOut * 6) * mean, precision: 0.02,
          results.map(lost))
      ]
    }
  }

  // MARK: Exactly

  /// A new account has no subscribers, however many broadcasts it makes; an account of newcomers neither.
  @Test func newAccountsReachNobody() throws {
    let renewal = Suspension.Renewal(share: 0.8, delay: Fixture.exponential(days: 1))
    let law = CountLaw.constant(ConstantCount(value: 7))
    let gone = try Simulation(scenario(law, [purge(Suspension(.share(0.5)))], seed: 1)).run(replication: 0)
    let renewed = try Simulation(scenario(law, [purge(Suspension(.share(0.5), renewal: renewal))], seed: 1)).run(replication: 0)
    let (old, all) = (gone.restricted.total(flow: 1).completed, renewed.restricted.total(flow: 1).completed)
    #expect(Double(all - old) > 0.8 * users * 0.5 * 6 / gap * 0.9)
    #expect(gone.restricted.reach(flow: 1) == 7 * old)
    #expect(renewed.restricted.reach(flow: 1) == 7 * old)
    var newcomers = scenario(law, seed: 1)
    newcomers.platforms = [platform(law, users: 0, signUpsPerDay: 500)]
    let result = try Simulation(newcomers).run(replication: 0)
    #expect(result.restricted.total(flow: 1).completed > 5000 && result.restricted.reach(flow: 1) == 0)
  }

  /// A group has subscribers of its own, others those of the platform, and who has none reaches nobody.
  @Test func groups() throws {
    var scenario = scenario(.constant(ConstantCount(value: 3)), users: 1000, seed: 1)
    scenario.people = ["known", "others", "nobody"].map { PeopleGroup(name: $0, count: 1000, accounts: [(0, 1)]) }
    scenario.people[0].subscribers[0] = .constant(ConstantCount(value: 500))
    scenario.people[2].subscribers[0] = .constant(ConstantCount(value: 0))
    let counts = try Simulation(scenario).run(replication: 0).baseline
    for (cohort, subscribers) in [3, 500, 3, 0].enumerated() {
      let flow = 2 * cohort + 1
      #expect(counts.total(flow: flow).completed > 4000)
      #expect(counts.reach(flow: flow) == subscribers * counts.total(flow: flow).completed)
    }
  }

  /// All that can happen to a broadcast, with a platform beside it whose limit couples people, and a service that it goes through.
  private func everything(isCoupled: Bool, isServed: Bool = false, users: Double = 3000) -> Scenario {
    let renewal = Suspension.Renewal(share: 0.5, delay: Fixture.exponential(days: 1))
    let suspension = Suspension(
      .share(0.5), after: Fixture.exponential(days: 2), restored: Fixture.exponential(days: 2), renewal: renewal)
    let freeze = Fixture.restriction(from: 3, until: 5, name: "freeze", reaction: [(1, Fixture.deferral(hours: 10))])
    let slow = friction(Friction(dropOut: 0.1, delay: Fixture.exponential(days: 0.2)))
    var scenario = scenario(Self.lognormal, [purge(suspension), freeze, slow], users: users, seed: 5)
    if isCoupled {
      scenario.platforms.append(Fixture.platform("q", users: 500, actions: [Fixture.change(Fixture.exponential(days: 1))]))
      var limit = Fixture.restriction(from: 0, until: 9, name: "limit")
      limit.scope = Scope(platform: 1, origins: [Origin.unnamed])
      limit.effects = [Effect(gating: ["change"], .limit(Limit(rate: 300 / Fixture.day)))]
      scenario.restrictions.append(limit)
    }
    if isServed {
      scenario.services = [
        Service(
          name: "s", platform: 0, action: "change", capacity: .rate(3000 / Fixture.day, shape: nil),
          full: ReactionMix(choices: [(1, .abandon(Abandon()))]), answersWithin: .minutes(10))
      ]
    }
    scenario.services += Service.limits(of: scenario.restrictions)
    return scenario
  }

  /// The same people reach as many whether others are coupled or not, and nothing depends on threads and windows.
  @Test func windowsAndThreads() throws {
    let alone = try Simulation(everything(isCoupled: false)).run(replication: 0)
    #expect(lost(alone) > 0)
    for options in [SimulationOptions(threads: 3), SimulationOptions(threads: 2, window: .hours(7))] {
      #expect(try Simulation(everything(isCoupled: false)).run(replication: 0, options: options).values == alone.values)
    }
    // Nothing but wishes happens to these, who live on packed.
    let plain = Simulation(scenario(users: 3000, seed: 5))
    #expect(try plain.run(replication: 0, options: SimulationOptions(window: .hours(7))).values == plain.run(replication: 0).values)
    let coupled = try (1...3).map {
      try Simulation(everything(isCoupled: true)).run(replication: 0, options: SimulationOptions(threads: $0))
    }
    #expect(coupled[0].values == coupled[1].values && coupled[0].values == coupled[2].values)
    for arm in Arm.allCases { #expect(coupled[0][arm].reach(flow: 1) == alone[arm].reach(flow: 1)) }
    let served = try [1, 3].map {
      try Simulation(everything(isCoupled: true, isServed: true)).run(replication: 0, options: SimulationOptions(threads: $0))
    }
    #expect(served[0].values == served[1].values && served[0].restricted.reach(flow: 1) > 0)
  }

  /// What is told of each person's broadcasts is what is counted of all.
  @Test(arguments: [false, true])
  func tracesAddUp(isServed: Bool) throws {
    let simulation = Simulation(everything(isCoupled: false, isServed: isServed, users: 100))
    let result = try simulation.run(replication: 0)
    var (reach, subscribers) = ([Arm.baseline: 0, .restricted: 0], [Int]())
    for number in 0..<100 {
      var own: Set<Int> = []
      for event in try #require(try simulation.trace(of: Person(home: 0, number: number), replication: 0)).events {
        guard case .reaches(let count) = event.content else { continue }
        own.insert(count)
        for arm in Arm.allCases where event.arms.contains(Arms(arm)) { reach[arm, default: 0] += count }
      }
      #expect(own.count <= 1)
      subscribers += own
    }
    #expect(Set(subscribers).count > 50)
    for arm in Arm.allCases { #expect(reach[arm] == result[arm].reach(flow: 1)) }
  }

  /// Where the variance is infinite no interval is what it says.
  @Test func endlessVarianceIsWarnedOf() {
    func cautions(_ law: CountLaw) -> [Caution] {
      Caution.all(of: scenario(law, seed: 1)).filter { $0 != .singleReplication }
    }
    #expect(cautions(.pareto(ParetoCount(least: 20, shape: 2))) == [.endlessSubscribers(of: "p")])
    #expect(cautions(.pareto(ParetoCount(least: 20, shape: 2.1))) == [])
  }
}
