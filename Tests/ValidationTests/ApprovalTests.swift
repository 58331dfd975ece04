import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Reviewers whom people have to ask in one arm, and who may refuse.
struct ApprovalTests {
  private static func exponential(minutes mean: Double) -> Distribution { .exponential(Exponential(mean: mean * 60)) }

  /// Adds a restriction whose reviewers serve some actions.
  private static func approve(
    _ scenario: inout Scenario, _ actions: [String] = [Action.register], from: Double = 1, until: Double = 1000, refuses: Double = 0,
    by capacity: Service.Capacity, _ change: (inout Restriction, inout Service) -> Void = { _, _ in }
  ) {
    var restriction = Fixture.restriction(from: from, until: until, name: "approval")
    restriction.effects = [Effect(gating: actions, .review(refuses: refuses))]
    restriction.effects[0].drawn = .wish
    var service = Service(
      name: "approval", platform: 0, action: Action.register, capacity: capacity,
      full: ReactionMix(choices: [(1, .abandon(Abandon()))]), answersWithin: .minutes(1))
    service.actions = actions
    change(&restriction, &service)
    service.owner = Service.Owner(scenario.restrictions.count, of: restriction.scope, in: restriction.arms)
    scenario.restrictions.append(restriction)
    scenario.services.append(service)
  }

  private static func signUps(days: Double, perDay: Double, seed: UInt64) -> Scenario {
    Fixture.scenario(days: days, [Fixture.platform(users: 1, signUpsPerDay: perDay)], seed: seed)
  }

  private static func waiting(_ result: ReplicationResult, atHour hour: Int, _ arm: Arm = .restricted) -> Int {
    result[arm].series(flow: 0, .waitingChange).prefix(hour).reduce(0, +)
  }

  /// Erlang C while it is in force, and nothing before it, or in the other arm.
  @Test func waits() throws {
    let (servers, load) = (3, 2.0)
    let theory = Theory.erlangC(servers: servers, load: load) / (Double(servers) - load) * 60
    try expectFigures { seed in
      var scenario = Self.signUps(days: 31, perDay: load * 1440, seed: seed)
      Self.approve(&scenario, by: .servers(servers, time: Self.exponential(minutes: 1)))
      let results = try Fixture.run(scenario, replications: 12)
      for result in results {
        for counter in ServiceCounter.allCases {
          func isSeen(_ arm: Arm, _ hours: Range<Int>) -> Bool {
            hours.contains { result.services[0].value(arm, 0, counter, interval: $0) != 0 }
          }
          #expect(!isSeen(.baseline, 0..<result.layout.intervals) && !isSeen(.restricted, 0..<24))
        }
        #expect(result.services[0].available[..<24].allSatisfy { $0 == 0 } && result.services[0].available[24...].allSatisfy { $0 > 0 })
        let (baseline, restricted) = (result.baseline.total(flow: 0), result.restricted.total(flow: 0))
        #expect(baseline.completed == baseline.attempts && baseline.waitingChange == 0 && restricted.blocked == 0)
        #expect(restricted.attempts == baseline.attempts && restricted.waitingChange == restricted.attempts - restricted.completed)
      }
      func sum(_ result: ReplicationResult, _ counter: ServiceCounter) -> Double { ServiceTests.sum(result, counter) }
      return [
        Figure("approval: mean wait", theory: theory, precision: 0.03, results.map { sum($0, .waited) / sum($0, .begun) / 1e6 }),
        Figure(
          "approval: busy share", theory: load / Double(servers), precision: 0.01,
          results.map { sum($0, .busy) / Double($0.services[0].available.dropFirst().reduce(0, +)) }),
        // Who is delayed is everybody who comes through.
        Figure(
          "approval: sign-ups that are late", theory: 30 * load * 1440, precision: 0.01,
          results.map { $0.restricted.registrationsDelayed(flow: 0) }),
      ]
    }
  }

  /// Who is refused tries again: in vain where it is a matter of the wish or the person, else each time with the same chance.
  @Test(arguments: Drawn.allCases)
  func refusals(_ drawn: Drawn) throws {
    let (perDay, share, retries) = (3000.0, 0.3, 2)
    let again = Reaction.retry(Retry(gap: Self.exponential(minutes: 5), atMost: retries))
    let lost = drawn == .attempt ? pow(share, Double(retries + 1)) : share
    let asked = drawn == .attempt ? 1 + share + share * share : 1 + 2 * share
    try expectFigures { seed in
      var scenario = Self.signUps(days: 11, perDay: perDay, seed: seed)
      Self.approve(&scenario, refuses: share, by: .servers(100, time: Self.exponential(minutes: 2))) { restriction, _ in
        restriction.effects[0].drawn = drawn
        restriction.reaction = ReactionMix(choices: [(1, again)])
      }
      let results = try Fixture.run(scenario)
      for result in results {
        let total = result.restricted.total(flow: 0)
        #expect(total.blocked == Int(ServiceTests.sum(result, .refused)) && total.dropped == 0)
        #expect(result.baseline.total(flow: 0).blocked == 0)
      }
      return [
        Figure(
          "approval: lost, \(drawn)", theory: 10 * perDay * lost, precision: 0.05, results.map { $0.restricted.total(flow: 0).abandoned }),
        Figure("approval: asked, \(drawn)", theory: 10 * perDay * asked, precision: 0.02, results.map { ServiceTests.sum($0, .arrived) }),
      ]
    }
  }

  /// Overnight all who come wait for the opening, as many as come in sixteen hours; by day they are worked off at the rate that is left.
  @Test func officeHours() throws {
    let (perHour, rate) = (200.0, 800.0)
    try expectFigures { seed in
      var scenario = Self.signUps(days: 5, perDay: perHour * 24, seed: seed)
      Self.approve(&scenario, by: .rate(rate / 3600, shape: nil)) { $1.hours = Service.Hours(opens: 9, closes: 17) }
      let results = try Fixture.run(scenario, replications: 12)
      return [
        Figure(
          "approval: in line at the first opening", theory: perHour * 9, precision: 0.03, results.map { Self.waiting($0, atHour: 24 + 9) }),
        Figure(
          "approval: in line at the second opening", theory: perHour * 16, precision: 0.02, results.map { Self.waiting($0, atHour: 48 + 9) }),
        Figure(
          "approval: in line two hours later", theory: perHour * 16 - 2 * (rate - perHour), precision: 0.03,
          results.map { Self.waiting($0, atHour: 48 + 11) }),
      ]
    }
  }

  /// Who is in line at the lift is still reviewed, and refused or not, while new people are not asked.
  @Test func lift() throws {
    let (perHour, rate, share) = (300.0, 200.0, 0.25)
    try expectFigures { seed in
      var scenario = Self.signUps(days: 4, perDay: perHour * 24, seed: seed)
      Self.approve(&scenario, until: 2, refuses: share, by: .rate(rate / 3600, shape: nil)) { restriction, _ in
        restriction.reaction = ReactionMix(choices: [(1, Fixture.deferral(hours: 1))])
      }
      let results = try Fixture.run(scenario, replications: 12)
      for result in results {
        #expect(ServiceTests.sum(result, .served) + ServiceTests.sum(result, .refused) == ServiceTests.sum(result, .arrived))
        #expect(Self.waiting(result, atHour: 96) == 0)
        // Who was refused after the lift comes again all the same.
        let total = result.restricted.total(flow: 0)
        #expect(total.deferred == total.blocked && total.released > total.deferred - 20)
      }
      return [
        Figure("approval: in line at the lift", theory: 24 * (perHour - rate), precision: 0.05, results.map { Self.waiting($0, atHour: 48) }),
        Figure(
          "approval: in line six hours later", theory: 24 * (perHour - rate) - 6 * rate, precision: 0.1,
          results.map { Self.waiting($0, atHour: 54) }),
        Figure("approval: refused", theory: 24 * perHour * share, precision: 0.02, results.map { $0.restricted.total(flow: 0).blocked }),
      ]
    }
  }

  /// People outside its scope, and everybody while it is not in force, live as if there was none.
  @Test func exempt() throws {
    let change = Fixture.change(.exponential(Exponential(mean: 5 * Fixture.hour)))
    func run(_ origins: [String]?, until: Double = 6) throws -> ReplicationResult {
      var scenario = Fixture.scenario(
        days: 8, [Fixture.platform(users: 1000, actions: [change], signUpsPerDay: 100, origins: [
          Origin(name: "media", share: 0.5), Origin(name: "others", share: 0.5),
        ])])
      guard let origins else { return try Fixture.run(scenario, replications: 1)[0] }
      Self.approve(&scenario, ["change"], from: 2, until: until, refuses: 0.5, by: .rate(0.02, shape: nil)) { restriction, _ in
        restriction.scope.origins = origins
      }
      return try Fixture.run(scenario, replications: 1)[0]
    }
    let free = try run(nil)
    func series(_ result: ReplicationResult, _ arm: Arm, _ flow: Int) -> [[Int]] {
      FlowCounter.allCases.map { result[arm].series(flow: flow, $0) }
    }
    for nothing in [try run([]), try run(["media", "others"], until: 2)] {
      for arm in Arm.allCases {
        for flow in free.layout.flows.indices { #expect(series(nothing, arm, flow) == series(free, arm, flow)) }
        #expect(ServiceTests.sum(nothing, .arrived, arm) == 0)
      }
    }
    let some = try run(["others"])
    for (flow, place) in free.layout.flows.enumerated() {
      #expect(series(some, .baseline, flow) == series(free, .baseline, flow))
      let isSame = series(some, .restricted, flow) == series(free, .restricted, flow)
      #expect(isSame == (free.layout.cohorts[place.cohort].name == "media" || place.action == Action.register))
    }
  }

  /// With everything that may come before and after it: nothing depends on threads, all adds up, and windows change nothing where nobody reacts.
  @Test(arguments: [Arms.restricted, .both])
  func everything(_ arms: Arms) throws {
    let act = { (name: String) in Action(name: name, gap: .exponential(Exponential(mean: 5 * Fixture.hour))) }
    let lapse = Lapse(after: Fixture.exponential(days: 3), returning: Fixture.exponential(days: 1))
    func scenario(reacts: Bool, window: SimulationDuration) -> Scenario {
      var scenario = Fixture.scenario(
        days: 8, [Fixture.platform(users: 2000, actions: [act("change"), act("post")], signUpsPerDay: 200, lapse: lapse)])
      let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: 0.2), atMost: 3))
      let reviewers = Service.Capacity.servers(3, time: Self.exponential(minutes: 1))
      // Who signs up has the account when they hear of it: windows tell then.
      Self.approve(&scenario, ["change"] + (reacts ? [Action.register] : []), refuses: 0.3, by: reviewers) { restriction, service in
        service.hours = Service.Hours(opens: 8, closes: 20)
        service.patience = Self.exponential(minutes: 600)
        service.answersWithin = window
        restriction.arms = arms
        if arms == .both { restriction.schedule = Schedule(standingUntil: .never) }
        guard reacts else { return }
        service.room = 300
        service.full = ReactionMix(choices: [(0.5, retry), (0.5, Fixture.deferral(hours: 3))])
        restriction.reaction = ReactionMix(choices: [(0.4, Fixture.deferral(hours: 5)), (0.4, retry), (0.2, .abandon(Abandon()))])
        restriction.knowledge.notice = Fixture.exponential(days: 0.1)
      }
      if reacts {
        scenario.restrictions.append(
          Fixture.restriction(from: 3, until: 4, enforcement: 0.6, name: "freeze", reaction: [(0.5, Fixture.deferral(hours: 5)), (0.5, retry)]))
        var friction = Fixture.restriction(["change", Action.register], from: 2, until: 6, name: "friction", reaction: [])
        friction.effects = [Effect(gating: ["change", Action.register], .friction)]
        friction.measures = [.holdUp(Friction(dropOut: 0.1, delay: Fixture.exponential(days: 0.1)))]
        scenario.restrictions.append(friction)
      }
      scenario.countsActivity = true
      return scenario
    }
    for reacts in [false, true] {
      let first = try Fixture.run(scenario(reacts: reacts, window: .minutes(1)), replications: 1)[0]
      for threads in [3, 7] {
        #expect(try Fixture.run(scenario(reacts: reacts, window: .minutes(1)), replications: 1, threads: threads)[0].values == first.values)
      }
      for arm in Arm.allCases {
        let isAsked = arms.contains(Arms(arm))
        for flow in [0, 1] {
          for interval in 0..<first.layout.intervals {
            let counts = first[arm].counts(flow: flow, interval: interval)
            #expect(
              counts.attempts + counts.retried + counts.released
                == counts.completed + counts.blocked + counts.dropped + counts.replaced + counts.waitingChange)
          }
        }
        let total = first[arm].total(flow: 1)
        #expect(isAsked ? total.blocked > 1000 && total.dropped > 300 && total.replaced > 10 : total.completed == total.wishes - total.unable)
        #expect(first[arm].total(flow: 2).completed == first[arm].total(flow: 2).attempts)
      }
      guard !reacts else { continue }
      let other = try Fixture.run(scenario(reacts: false, window: .minutes(7)), replications: 1)[0]
      for arm in Arm.allCases {
        for flow in [0, 1] { #expect(other[arm].total(flow: flow) == first[arm].total(flow: flow)) }
        for counter in ServiceCounter.allCases { #expect(ServiceTests.sum(other, counter, arm) == ServiceTests.sum(first, counter, arm)) }
      }
    }
  }

  /// Of the people who are refused, some turn to another platform, and what is missing is charged to the restriction alone.
  @Test func ledger() throws {
    let (perDay, share) = (1000.0, 0.4)
    try expectFigures { seed in
      var scenario = Self.signUps(days: 11, perDay: perDay, seed: seed)
      scenario.platforms.append(Fixture.platform("q", users: 1, signUpsPerDay: 1))
      Self.approve(&scenario, refuses: share, by: .servers(20, time: Self.exponential(minutes: 5))) { restriction, _ in
        restriction.reaction = ReactionMix(choices: [(0.5, .divert(Divert(to: "q"))), (0.5, .abandon(Abandon()))])
      }
      let results = try Fixture.run(scenario)
      for result in results { #expect(result.layout.causes.count == 1) }
      let other = try #require(results[0].layout.flows.firstIndex { $0.cohort == 1 })
      return [
        Figure(
          "approval: charged with", theory: 10 * perDay * share, precision: 0.03,
          results.map { $0.restricted.ledger(0, flow: 0, .lost) - Self.waiting($0, atHour: 264) }),
        Figure(
          "approval: diverted", theory: 10 * perDay * share / 2, precision: 0.05, results.map { $0.restricted.ledger(0, flow: other, .gained) }),
      ]
    }
  }
}
