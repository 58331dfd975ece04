import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// People who come to sign up under a rate limit.
struct RateLimitTests {
  /// A limit of so many real people per hour.
  static func limit(
    _ perHour: Double, burst: Double = 1, from: Double = 0, until: Double = 1000, reaction: Reaction = .abandon(Abandon()),
    name: String = "limit", window: SimulationDuration? = nil
  ) -> Restriction {
    var restriction = Fixture.restriction([Action.register], from: from, until: until, name: name, reaction: [(1, reaction)])
    restriction.kind = RateLimit.reference.name
    restriction.effects[0].verdict = .limit(Limit(rate: perHour / Fixture.hour, burst: burst, answersWithin: window))
    return restriction
  }

  static func scenario(
    hours: Double, perHour: Double, _ restrictions: [Restriction], seed: UInt64 = 1, sample: Double = 1
  ) -> Scenario {
    Fixture.scenario(
      days: hours / 24, [Fixture.platform(users: 0, signUpsPerDay: perHour * 24)], restrictions: restrictions, seed: seed,
      sample: sample)
  }

  private static func completed(_ result: ReplicationResult) -> [Int] { result.restricted.series { $0.completed } }

  /// The share that an M/D/1 queue with room for so many, the one in service included, turns away: what a bucket of so many tokens does,
  /// whose tokens come one after the other. From the chain of what those who leave an M/G/1/K leave behind (Gross and Harris,
  /// Fundamentals of Queueing Theory, section 5.1.8): 1 − 1 / (π₀ + ρ).
  static func loss(load: Double, room: Int) -> Double {
    let arrivals = (0...room).map { exp(Double($0) * log(load) - load - lgamma(Double($0) + 1)) }
    var chain = [1.0]
    for place in 0..<room - 1 {
      let others = (1..<max(1, place + 1)).reduce(0.0) { $0 + chain[$1] * arrivals[place + 1 - $1] }
      chain.append((chain[place] - others - arrivals[place]) / arrivals[0])
    }
    return 1 - 1 / (chain[0] / chain.reduce(0, +) + load)
  }

  /// With one token, Erlang's formula for one server, whatever its law.
  @Test func lossOfOneToken() {
    #expect(abs(Self.loss(load: 0.7, room: 1) - 0.7 / 1.7) < 1e-12)
    // By hand: a₀ = e^−ρ, π = (1, (1 − a₀) / a₀).
    let (load, none) = (0.8, exp(-0.8))
    #expect(abs(Self.loss(load: load, room: 2) - (1 - 1 / (none + load))) < 1e-12)
  }

  @Test(arguments: [(0.9, 1), (0.9, 5), (1.1, 20), (0.6, 2), (2.0, 3)])
  func excessAbandons(load: Double, burst: Int) throws {
    let rate = 300.0
    try expectFigures { seed in
      let results = try Fixture.run(
        Self.scenario(hours: 240, perHour: load * rate, [Self.limit(rate, burst: Double(burst))], seed: seed), replications: 16)
      return [
        Figure(
          "limit of \(burst) tokens, load \(load): share turned away", theory: Self.loss(load: load, room: burst), precision: 0.05,
          results.map { Double($0.restricted.total(flow: 0).blocked) / Double($0.restricted.total(flow: 0).attempts) })
      ]
    }
  }

  /// No more than the rate and the burst come through in any time, and as many where always somebody asks.
  @Test(arguments: [1.0, 40, 250])
  func countsExactly(burst: Double) throws {
    let rate = 300.0
    for result in try Fixture.run(Self.scenario(hours: 48, perHour: 3000, [Self.limit(rate, burst: burst)]), replications: 4) {
      let counts = Self.completed(result)
      for first in counts.indices {
        var sum = 0.0
        for last in first..<counts.count {
          sum += Double(counts[last])
          #expect(sum <= rate * Double(last - first + 1) + burst)
        }
      }
      let all = Double(counts.reduce(0, +))
      // At a tenfold load a token lies idle for a tenth of its time at most.
      #expect(all > rate * 48 * (burst == 1 ? 0.9 : 0.9999) + burst - 2 && all <= rate * 48 + burst)
      #expect(counts == (0..<counts.count).map { result.services[0].value(.restricted, 0, .served, interval: $0) })
      #expect(result.restricted.total(flow: 0).waitingChange == 0)
    }
  }

  /// The share of the limit that is used is what comes through.
  @Test func isBusyWithWhatComesThrough() throws {
    for result in try Fixture.run(Self.scenario(hours: 48, perHour: 200, [Self.limit(300, burst: 20, from: 0.5, until: 1.5)])) {
      let service = result.services[0]
      func sum(_ hours: Range<Int>, _ counter: ServiceCounter) -> Double {
        Double(hours.reduce(0) { $0 + service.value(.restricted, 0, counter, interval: $1) })
      }
      #expect(service.available == (0..<48).map { (12..<36).contains($0) ? 3_600_000_000 : 0 })
      // The last tokens that are used are filled in after the lift.
      #expect(abs(sum(12..<36, .busy) / 3.6e9 * 300 - sum(12..<36, .served)) <= 21)
      #expect(sum(0..<12, .arrived) + sum(36..<48, .arrived) == 0 && sum(12..<36, .full) == Double(result.restricted.total(flow: 0).blocked))
    }
  }

  /// The limit is one of real people: with a sample of a tenth, a token stands for ten.
  @Test func sampleIsScaled() throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        Self.scenario(hours: 240, perHour: 540, [Self.limit(600, burst: 50)], seed: seed, sample: 0.1), replications: 16)
      return [
        Figure(
          "sampled limit: share turned away", theory: Self.loss(load: 0.9, room: 5), precision: 0.05,
          results.map { Double($0.restricted.total(flow: 0).blocked) / Double($0.restricted.total(flow: 0).attempts) })
      ]
    }
  }

  /// Who comes, comes and is let through, whatever the windows are; only what somebody does then depends on them.
  @Test func windowsChangeNothing() throws {
    func run(_ window: SimulationDuration) throws -> [Int] {
      let result = try Simulation(Self.scenario(hours: 48, perHour: 500, [Self.limit(300, burst: 10, window: window)])).run(replication: 0)
      return Self.completed(result) + result.restricted.series { $0.blocked }
    }
    let first = try run(.minutes(1))
    for window in [SimulationDuration(seconds: 7), .minutes(10), .hours(3)] { #expect(try run(window) == first) }
  }

  @Test func nobodyIsStoppedWellBelow() throws {
    for result in try Fixture.run(Self.scenario(hours: 240, perHour: 400, [Self.limit(800, burst: 100)])) {
      #expect(result.restricted.total(flow: 0).blocked == 0)
      #expect(result.restricted.total(flow: 0).completed == result.baseline.total(flow: 0).completed)
      // Nobody is late, either.
      #expect(Self.completed(result) == result.baseline.series { $0.completed })
    }
  }

  /// Demand λ of twice the limit c, and everybody tries again after exponential gaps of mean r. In the fluid limit the backlog is
  /// (λ − c)·t, and a burst less.
  @Test func excessTriesAgain() throws {
    let (demand, limit, burst) = (6000.0, 3000.0, 50.0)
    try expectFigures { seed in
      let retry = Reaction.retry(Retry(gap: .exponential(Exponential(mean: Fixture.hour)), atMost: 1000))
      let results = try Fixture.run(
        Self.scenario(hours: 24, perHour: demand, [Self.limit(limit, burst: burst, reaction: retry)], seed: seed))
      return [6, 12, 24].map { hour in
        Figure(
          "limit: backlog after \(hour) h", theory: (demand - limit) * Double(hour) - burst, precision: 0.01,
          results.map { $0.restricted.series { $0.backlogChange }[..<hour].reduce(0, +) })
      }
    }
  }

  /// A pause of T, after which the D = λ·T who waited come back with exponential delays, to a limit c above λ: c come through until
  /// the flood is over, D / (c − λ) after the lift.
  @Test func floodAfterAPause() throws {
    let (demand, limit, burst, pause) = (2000.0, 4000.0, 100.0, 20.0)
    let wait = Fixture.restriction(
      [Action.register], from: 0, until: pause / 24, name: "pause", reaction: [(1, Fixture.deferral(hours: 1))])
    let retry = Reaction.retry(Retry(gap: .exponential(Exponential(mean: 0.5 * Fixture.hour)), atMost: 1000))
    let results = try Fixture.run(
      Self.scenario(hours: 60, perHour: demand, [wait, Self.limit(limit, burst: burst, reaction: retry)]), replications: 4)
    for result in results {
      for hour in [1, 6, 12] {
        let through = Double(Self.completed(result)[Int(pause)...].prefix(hour).reduce(0, +))
        #expect(abs(through - limit * Double(hour) - burst) <= 1)
      }
      let end = Int(pause + demand * pause / (limit - demand)) + 8
      #expect(result.restricted.series { $0.backlogChange }[..<end].reduce(0, +) < 200)
    }
  }

  /// Two limits with windows of their own, on two platforms: the shorter ones hold for both, and change nothing.
  @Test func limitsOfSeveralWindows() throws {
    var platforms = [Fixture.platform("p", users: 0, signUpsPerDay: 24_000), Fixture.platform("q", users: 0, signUpsPerDay: 12_000)]
    var other = Self.limit(250, name: "other", window: .minutes(1))
    other.scope.platform = 1
    let first = Self.limit(500, window: .hours(1))
    let both = Fixture.scenario(days: 4, platforms, restrictions: [first, other])
    #expect(both.lookahead == .minutes(1))
    platforms[1].signUps = nil
    let alone = Fixture.scenario(days: 4, platforms, restrictions: [first])
    #expect(alone.lookahead == .hours(1))
    let results = (try Simulation(alone).run(replication: 0), try Simulation(both).run(replication: 0))
    let flows = (results.0.layout.flow(cohort: 0, action: Action.register) ?? -1, results.1.layout.flow(cohort: 0, action: Action.register) ?? -1)
    #expect(results.0.restricted.total(flow: flows.0) == results.1.restricted.total(flow: flows.1))
    #expect(results.0.restricted.total(flow: flows.0).blocked > 1000)
  }

  /// Two limits on the same people, one after the other: the narrower one decides. Before it comes what a queue of the platform does.
  @Test func limitsOfTheSame() throws {
    var scenario = Self.scenario(
      hours: 48, perHour: 1000, [Self.limit(600, burst: 50), Self.limit(400, burst: 50, from: 1, name: "second")])
    let service = Service(
      name: "queue", platform: 0, action: Action.register, capacity: .rate(300 / Fixture.hour, shape: nil),
      full: ReactionMix(choices: []), answersWithin: .minutes(1))
    for hasQueue in [false, true] {
      if hasQueue { scenario.services.insert(service, at: 0) }
      for result in try Fixture.run(scenario, replications: 4) {
        let total = result.restricted.total(flow: 0)
        let first = hasQueue ? 1 : 0
        func sum(_ service: Int, _ counter: ServiceCounter, _ arm: Arm = .restricted) -> Int {
          (0..<48).reduce(0) { $0 + result.services[service].value(arm, 0, counter, interval: $1) }
        }
        // In the beginning the bucket is full, and some tokens run over.
        #expect(abs(sum(first, .served) - 600 * 48 - 50) <= 15 && abs(sum(first + 1, .served) - 400 * 24 - 50) <= 15)
        #expect(sum(first, .full) + sum(first + 1, .full) == total.blocked)
        if hasQueue {
          // The queue works all the time, but for the first minutes. Whoever is under way to it at the end has not arrived.
          #expect(abs(sum(0, .arrived) - (600 + 400) * 24) < 120 && abs(total.completed - 300 * 48) < 30)
          #expect(sum(0, .arrived, .baseline) == result.baseline.total(flow: 0).attempts)
        } else {
          #expect(abs(total.completed - (600 + 400) * 24) < 120)
        }
      }
    }
  }

  /// A limit in both arms, and reviewers after it in one: the other arm does not wait for them, and nobody is lost when the run ends.
  @Test func aLimitBeforeReviewersOfOneArm() throws {
    var limit = Self.limit(300, burst: 20, window: .minutes(10))
    limit.arms = .both
    var approval = Fixture.restriction([Action.register], from: 0, until: 1000, name: "approval")
    approval.effects = [Effect(gating: [Action.register], .review(refuses: 0))]
    var scenario = Self.scenario(hours: 24, perHour: 1000, [limit, approval])
    var reviewers = Service(
      name: "approval", platform: 0, action: Action.register, capacity: .rate(200 / Fixture.hour, shape: nil), full: ReactionMix(choices: []),
      answersWithin: .minutes(10))
    reviewers.owner = Service.Owner(1, of: approval.scope, in: .restricted)
    scenario.services = [reviewers] + Service.limits(of: scenario.restrictions)
    for result in try Fixture.run(scenario, replications: 4) {
      func sum(_ service: Int, _ counter: ServiceCounter, _ arm: Arm) -> Int {
        (0..<24).reduce(0) { $0 + result.services[service].value(arm, 0, counter, interval: $1) }
      }
      let baseline = result.baseline.total(flow: 0)
      #expect(baseline.completed == sum(1, .served, .baseline) && baseline.completed == baseline.attempts - baseline.blocked)
      #expect(sum(1, .served, .restricted) == sum(1, .served, .baseline))
      #expect(abs(result.restricted.total(flow: 0).completed - 200 * 24) < 80)
    }
  }

  /// Scenarios without a limit have no lookahead, and are streamed.
  @Test func onlyLimitsCouple() {
    #expect(Self.scenario(hours: 24, perHour: 10, [Fixture.restriction([Action.register], from: 0.1, until: 0.2)]).lookahead == nil)
  }

  /// A limit begins with all its tokens.
  @Test func beginsFull() throws {
    let results = try Fixture.run(
      Self.scenario(hours: 4, perHour: 6000, [Self.limit(3000, burst: 500, from: 1.75 / 24)]), replications: 4)
    for result in results {
      let counts = Self.completed(result)
      #expect(counts[0] == result.restricted.series { $0.attempts }[0])
      #expect(abs(counts[1] - result.restricted.series { $0.attempts }[1] + result.restricted.series { $0.blocked }[1]) == 0)
      #expect(abs(counts[2] + counts[3] - 6000) <= 2)
    }
  }

  /// Attempts that another restriction stops do not reach it, whichever comes first in the file.
  @Test(arguments: [false, true])
  func countsWhatReachesIt(isFirst: Bool) throws {
    try expectFigures { seed in
      let half = Fixture.restriction([Action.register], from: 0, until: 20, enforcement: 0.5, name: "half")
      let restrictions = [half, Self.limit(1000, burst: 8)]
      let results = try Fixture.run(
        Self.scenario(hours: 240, perHour: 1800, isFirst ? restrictions.reversed() : restrictions, seed: seed), replications: 16)
      return [
        Figure(
          "limit \(isFirst ? "before" : "behind") another: share turned away", theory: Self.loss(load: 0.9, room: 8), precision: 0.05,
          results.map { result in
            let service = result.services[0]
            func sum(_ counter: ServiceCounter) -> Double {
              Double((0..<240).reduce(0) { $0 + service.value(.restricted, 0, counter, interval: $1) })
            }
            return sum(.full) / sum(.arrived)
          })
      ]
    }
  }
}
