import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// A restriction that is longer, wider or stricter never gets more done, counting what is done anywhere: one restriction that ends within the
/// run, without extra wishes and without anything that couples people.
struct MonotoneTests {
  private struct Dice {
    var state: UInt64

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }

    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * next() }
  }

  /// How a restriction is: when it ends, in days, whom it concerns, and the share that it stops.
  private struct Strength {
    var until: Double
    var carriers: [String]
    var share: Double
  }

  private func scenario(_ strength: Strength, _ mix: [(Double, Reaction)], gap: Double, pending: Action.Pending, seed: UInt64) -> Scenario {
    func platform(_ name: String, isTool: Bool = false) -> Platform {
      var change = Fixture.change(Fixture.exponential(days: gap))
      change.pending = pending
      var platform = Platform(name: name, users: 0, origins: [], actions: isTool ? [] : [change], signUps: nil, lapse: nil)
      platform.isTool = isTool
      return platform
    }
    var block = Fixture.restriction(from: 3, until: strength.until, enforcement: strength.share, reaction: mix)
    block.scope = Scope(platform: 0, origins: [])
    block.scope.groups = ["g"]
    block.scope.traits = ["carrier": strength.carriers]
    block.isConsistent = true
    var scenario = Fixture.scenario(
      days: 20, [platform("p"), platform("vpn", isTool: true), platform("q")], restrictions: [block], seed: seed)
    scenario.people = [
      PeopleGroup(
        name: "g", count: 300, accounts: [(0, 1), (1, 0.3), (2, 0.5)],
        traits: [PeopleGroup.Trait(name: "carrier", values: [("a", 0.5), ("b", 0.5)])])
    ]
    // So the run also holds the days that are lost against those that are counted.
    scenario.countsActivity = true
    return scenario
  }

  /// What the people of the blocked platform get done there or, in its place, elsewhere.
  private func done(_ scenario: Scenario) throws -> Int {
    let result = try Simulation(scenario).run(replication: 0)
    let there = result.layout.cohorts.firstIndex { $0.platform == 2 }.flatMap { result.layout.flow(cohort: $0, action: "change") }
    let elsewhere = there.map { result.restricted.total(flow: $0).completed - result.baseline.total(flow: $0).completed } ?? 0
    return result.restricted.total(flow: 0).completed + elsewhere
  }

  @Test(arguments: 0..<200)
  func strongerIsNeverMore(_ number: Int) throws {
    var dice = Dice(state: UInt64(number) &* 7919 &+ 1)
    for _ in 0..<3 { _ = dice.next() }
    let weak = Strength(until: dice.between(4, 12), carriers: ["a"], share: dice.between(0.1, 0.9))
    var strong = weak
    switch number % 3 {
    case 0: strong.until = dice.between(weak.until, 14)
    case 1: strong.carriers = ["a", "b"]
    default: strong.share = dice.between(weak.share, 1)
    }
    let reactions: [Reaction] = [
      .circumvent(Circumvent(tool: "vpn", adoption: (dice.next(), Fixture.exponential(days: 1)))),
      .divert(Divert(to: "q")), Fixture.deferral(hours: dice.between(1, 40)),
      .retry(Retry(gap: Fixture.exponential(days: dice.between(0.05, 2)), atMost: 1 + Int(dice.between(0, 4)))), .abandon(Abandon()),
    ]
    let weights = reactions.map { _ in dice.next() }
    let mix = zip(weights, reactions).map { ($0 / weights.reduce(0, +), $1) }
    let (gap, seed) = (dice.between(0.5, 6), UInt64(number) + 1)
    let pending: Action.Pending = dice.next() < 0.5 ? .all : .latest
    let (less, more) = (
      try done(scenario(strong, mix, gap: gap, pending: pending, seed: seed)), try done(scenario(weak, mix, gap: gap, pending: pending, seed: seed))
    )
    #expect(more > 200)
    #expect(less <= more, "\(weak), \(strong)")
  }

  // MARK: Other kinds

  /// Kinds whose strength is a share, and what else they need.
  private static let kinds: [(kind: String, keys: [(key: String, value: ParameterValue)], strength: String)] = [
    ("friction", [("actions", changes)], "drop_out"), ("pledge", [("actions", changes)], "drop_out"),
    ("per_action_check", [("actions", changes)], "drop_out"), ("account_purge", [], "share"), ("real_name_mandate", [], "fails"),
    ("deterrence", [("actions", changes), ("recovers", recovers)], "depth"),
  ]
  private static let changes = ParameterValue.list([.text("change")])
  private static let recovers = ParameterValue.table(
    ParameterTable([("exponential", .table(ParameterTable([("mean", .number(5 * Fixture.day))])))]))

  private func scenario(_ number: Int, share: Double, until: Double, mix: [(Double, Reaction)], seed: UInt64) throws -> Scenario {
    let (kind, keys, strength) = Self.kinds[number]
    let its = try #require(RestrictionRegistry.kind(kind))
    var restriction = Fixture.restriction(from: 3, until: until, reaction: mix)
    let parameters = ParameterTable(keys + [(strength, .number(share))])
    restriction.effects = its.effects(parameters, offered: ["change", Action.register])
    restriction.measures = try its.measures(parameters, start: 0)
    return Fixture.scenario(
      days: 20, [Fixture.platform(users: 300, actions: [Fixture.change(Fixture.exponential(days: 2))], signUpsPerDay: 20)],
      restrictions: [restriction], seed: seed)
  }

  /// The same holds of every kind whose strength is a share: so many do not give up, lose their account, fail or fear more often and do more.
  @Test(arguments: 0..<120)
  func strongerKindsAreNeverMore(_ number: Int) throws {
    var dice = Dice(state: UInt64(number) &* 6271 &+ 5)
    for _ in 0..<3 { _ = dice.next() }
    let kind = number % Self.kinds.count
    let (share, until, again) = (dice.between(0.1, 0.9), dice.between(5, 14), dice.between(0, 1))
    let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: dice.between(0.05, 2)), atMost: 1 + Int(dice.between(0, 4))))
    let mix = Self.kinds[kind].strength == "fails" ? [(again, retry), (1 - again, .abandon(Abandon()))] : [(1, .abandon(Abandon()))]
    func done(_ share: Double) throws -> Int {
      let result = try Simulation(scenario(kind, share: share, until: until, mix: mix, seed: UInt64(number))).run(replication: 0)
      return result.layout.flows.indices.reduce(0) { $0 + result.restricted.total(flow: $1).completed }
    }
    let (strong, weak) = (try done(dice.between(share, 1)), try done(share))
    #expect(weak > 500 && strong <= weak, "\(Self.kinds[kind].kind) of \(share): \(weak), stronger \(strong)")
  }
}
