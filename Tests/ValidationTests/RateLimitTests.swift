import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// People who come to sign up under a rate limit.
struct RateLimitTests {
  /// A limit of so many real people per hour.
  private static func limit(
    _ perHour: Double, everyMinutes minutes: Int64 = 60, from: Double = 0, until: Double = 1000,
    reaction: Reaction = .abandon(Abandon()), name: String = "limit"
  ) -> Restriction {
    var restriction = Fixture.restriction([Action.register], from: from, until: until, name: name, reaction: [(1, reaction)])
    restriction.kind = RateLimit.reference.name
    restriction.effects[0].verdict = .limit(rate: perHour / Fixture.hour, adjustsEvery: .minutes(minutes))
    return restriction
  }

  private static func scenario(
    hours: Double, perHour: Double, _ restrictions: [Restriction], seed: UInt64 = 1, sample: Double = 1
  ) -> Scenario {
    Fixture.scenario(
      days: hours / 24, [Fixture.platform(users: 0, signUpsPerDay: perHour * 24)], restrictions: restrictions, seed: seed,
      sample: sample)
  }

  /// Demand of λ per stretch whose excess abandons: after the first stretch λ·E[min(1, c / N)] come through, N ~ Poisson(λ). That
  /// is the limit c and a little more, c / λ of a person where λ is well above c.
  private func throughput(demand: Double, limit: Double) -> Double {
    (0...Int(demand + 40 * demand.squareRoot() + 40)).reduce(0) { sum, count in
      let probability = exp(Double(count) * log(demand) - demand - lgamma(Double(count) + 1))
      return sum + demand * probability * min(1, limit / max(1, Double(count)))
    }
  }

  @Test(arguments: [(600.0, 300.0, 0.01), (40, 20, 0.02), (100, 110, 0.01)])
  func excessAbandons(demand: Double, limit: Double, precision: Double) throws {
    let hours = 240.0
    try expectFigures { seed in
      let results = try Fixture.run(
        Self.scenario(hours: hours, perHour: demand, [Self.limit(limit)], seed: seed), replications: 16)
      let expected = throughput(demand: demand, limit: limit)
      #expect(expected < limit + limit / demand * 1.2)
      return [
        Figure(
          "limit of \(limit) for \(demand): completed per hour", theory: expected, precision: precision,
          results.map { Double($0.restricted.series { $0.completed }[1...].reduce(0, +)) / (hours - 1) }),
        Figure(
          "limit of \(limit) for \(demand): first hour", theory: demand, precision: 0.2,
          results.map { $0.restricted.counts(flow: 0, interval: 0).completed }),
      ]
    }
  }

  /// The limit is one of real people: with a sample of a tenth, 60 simulated people meet it in an hour of 600.
  @Test func sampleIsScaled() throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        Self.scenario(hours: 240, perHour: 600, [Self.limit(300)], seed: seed, sample: 0.1), replications: 16)
      return [
        Figure(
          "sampled limit: completed per hour", theory: 10 * throughput(demand: 60, limit: 30), precision: 0.02,
          results.map { 10 * Double($0.restricted.series { $0.completed }[1...].reduce(0, +)) / 239 })
      ]
    }
  }

  /// A limit of twice the demand is 20 standard deviations away.
  @Test func nobodyIsStoppedWellBelow() throws {
    for result in try Fixture.run(Self.scenario(hours: 240, perHour: 400, [Self.limit(800)])) {
      #expect(result.restricted.total(flow: 0).blocked == 0)
      #expect(result.restricted.total(flow: 0).completed == result.baseline.total(flow: 0).completed)
    }
  }

  /// Demand λ of twice the limit c, and everybody tries again after exponential gaps of mean r. In the fluid limit the backlog is
  /// (λ − c)·t. A limit that adjusts after stretches of h lets through what demand has grown by since: h·c more in the first
  /// stretch, which stops nobody, and then h·c·ln(1 + (λ − c)·t / (λ·r)) until time t.
  @Test func excessTriesAgain() throws {
    let (demand, limit, gap, stretch) = (6000.0, 3000.0, 1.0, 1.0 / 12)
    try expectFigures { seed in
      let retry = Reaction.retry(Retry(gap: .exponential(Exponential(mean: gap * Fixture.hour)), atMost: 1000))
      let results = try Fixture.run(
        Self.scenario(hours: 24, perHour: demand, [Self.limit(limit, everyMinutes: 5, reaction: retry)], seed: seed))
      return [6, 12, 24].map { hour in
        let growth = 1 + (demand - limit) * Double(hour) / (demand * gap)
        let fluid = (demand - limit) * Double(hour)
        let theory = fluid - stretch * limit * (1 + log(growth))
        #expect(abs(theory / fluid - 1) < 0.04)
        return Figure(
          "limit: backlog after \(hour) h", theory: theory, precision: 0.01,
          results.map { $0.restricted.series { $0.backlogChange }[..<hour].reduce(0, +) })
      }
    }
  }

  /// A pause of T, after which the D = λ·T who waited come back with exponential delays of mean m, to a limit c above λ. In the
  /// fluid limit c come through until the flood is over, D / (c − λ) after the lift.
  ///
  /// A limit that adjusts after stretches of h knows nothing of the flood in the first one and lets all F come through, and is then
  /// late by the growth of the attempts from stretch to stretch, from F at first to h·(λ + B / r) when a backlog B is left that attempts
  /// again after gaps of mean r.
  @Test func floodAfterAPause() throws {
    let (demand, limit, pause, stretch) = (2000.0, 4000.0, 20.0, 1.0 / 12)
    let (delay, gap) = (1.0, 0.5)
    try expectFigures { seed in
      let wait = Fixture.restriction(
        [Action.register], from: 0, until: pause / 24, name: "pause", reaction: [(1, Fixture.deferral(hours: delay))])
      let retry = Reaction.retry(Retry(gap: .exponential(Exponential(mean: gap * Fixture.hour)), atMost: 1000))
      let results = try Fixture.run(
        Self.scenario(hours: 60, perHour: demand, [wait, Self.limit(limit, everyMinutes: 5, reaction: retry)], seed: seed))
      let waiting = demand * pause
      let first = waiting * (1 - exp(-stretch / delay)) + demand * stretch
      let figures = [6, 9, 12].map { hour in
        let fluid = limit * Double(hour)
        var theory = fluid
        for _ in 0..<20 {
          let backlog = waiting + demand * Double(hour) - theory
          let attempts = stretch * (demand + backlog / gap)
          theory = first + fluid - limit * stretch + limit * stretch * log(attempts / first)
        }
        #expect(abs(theory / fluid - 1) < 0.15)
        return Figure(
          "flood: completed \(hour) h after the lift", theory: theory, precision: 0.01,
          results.map { $0.restricted.series { $0.completed }[Int(pause)...].prefix(hour).reduce(0, +) })
      }
      // The flood over, nobody is left.
      let end = Int(pause + waiting / (limit - demand)) + 8
      for result in results { #expect(result.restricted.series { $0.backlogChange }[..<end].reduce(0, +) < 200) }
      return figures
    }
  }

  /// Two limits with stretches of their own: the window is what goes into both.
  @Test func limitsOfSeveralStretches() throws {
    var platforms = [Fixture.platform("p", users: 0, signUpsPerDay: 24_000), Fixture.platform("q", users: 0, signUpsPerDay: 12_000)]
    var other = Self.limit(250, everyMinutes: 40, name: "other")
    other.scope.platform = 1
    let both = Fixture.scenario(days: 4, platforms, restrictions: [Self.limit(500, everyMinutes: 60), other])
    #expect(both.lookahead == .minutes(20))
    // Each is the same without the other: a limit adjusts when its own stretch is full.
    platforms[1].signUps = nil
    let first = Fixture.scenario(days: 4, platforms, restrictions: [Self.limit(500, everyMinutes: 60)])
    #expect(first.lookahead == .hours(1))
    let (alone, together) = (try Simulation(first).run(replication: 0), try Simulation(both).run(replication: 0))
    let flows = (alone.layout.flow(cohort: 0, action: Action.register) ?? -1, together.layout.flow(cohort: 0, action: Action.register) ?? -1)
    #expect(alone.restricted.total(flow: flows.0) == together.restricted.total(flow: flows.1))
    #expect(alone.restricted.total(flow: flows.0).blocked > 1000)
  }

  /// Scenarios without a limit have no lookahead, and are streamed.
  @Test func onlyLimitsCouple() {
    #expect(Self.scenario(hours: 24, perHour: 10, [Fixture.restriction([Action.register], from: 0.1, until: 0.2)]).lookahead == nil)
  }

  /// A limit that begins inside a stretch has counted for a part of it, and allows for that part.
  @Test func beginsInsideAStretch() throws {
    try expectFigures { seed in
      let results = try Fixture.run(
        Self.scenario(hours: 4, perHour: 6000, [Self.limit(3000, from: 1.75 / 24)], seed: seed), replications: 16)
      return [
        Figure(
          "limit from 1:45: third hour", theory: 3000, precision: 0.02,
          results.map { $0.restricted.counts(flow: 0, interval: 2).completed }),
        Figure(
          "limit from 1:45: second hour", theory: 6000, precision: 0.02,
          results.map { $0.restricted.counts(flow: 0, interval: 1).completed }),
      ]
    }
  }

  /// Attempts that a restriction before it stops do not reach it.
  @Test func countsWhatReachesIt() throws {
    try expectFigures { seed in
      let half = Fixture.restriction([Action.register], from: 0, until: 10, enforcement: 0.5, name: "half")
      let results = try Fixture.run(
        Self.scenario(hours: 48, perHour: 2000, [half, Self.limit(600)], seed: seed), replications: 16)
      return [
        Figure(
          "limit behind another: completed per hour", theory: throughput(demand: 1000, limit: 600), precision: 0.01,
          results.map { Double($0.restricted.series { $0.completed }[1...].reduce(0, +)) / 47 })
      ]
    }
  }
}
