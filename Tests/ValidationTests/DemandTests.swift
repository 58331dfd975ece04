import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Demand by date multiplies a rate: what is expected in an interval is the rate times the integral of the factor.
struct DemandTests {
  private let days = 6
  private let perDay = 40_000.0
  private let users = 20_000.0

  /// A rush that begins in the evening of the second day, is at its height at midnight, falls off, and ends by a jump.
  private static let rush: [(hour: Double, factor: Double)] = [
    (42, 1), (48, 3), (56, 2), (90, 0.5), (100 - 1.0 / 60, 0.5), (100, 1.5), (130, 1.5), (134, 0),
  ]

  private static func demand(_ points: [(hour: Double, factor: Double)]) -> Demand {
    Demand(points.map { Demand.Point(at: .start + SimulationDuration(seconds: $0.hour * Fixture.hour), factor: $0.factor) })
  }

  /// The integral of the factor of ``rush`` from the first hour to the other, in hours: trapezoids between its points.
  private static func integral(_ from: Double, _ until: Double) -> Double {
    func factor(_ hour: Double) -> Double {
      guard let next = rush.firstIndex(where: { $0.hour > hour }) else { return rush[rush.count - 1].factor }
      guard next > 0 else { return rush[0].factor }
      let (left, right) = (rush[next - 1], rush[next])
      return left.factor + (right.factor - left.factor) * (hour - left.hour) / (right.hour - left.hour)
    }
    let edges = [from] + rush.map(\.hour).filter { from < $0 && $0 < until } + [until]
    return zip(edges, edges.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * (factor($1.0) + factor($1.1.nextDown)) / 2 }
  }

  /// A platform where people sign up, or where they act if the action has a demand.
  private func scenario(
    signUps: Demand?, action: Demand? = nil, rhythm: Rhythm? = nil, gap: Distribution = Fixture.exponential(days: 1), seed: UInt64 = 1,
    startMinute: Int64 = 0
  ) -> Scenario {
    var change = Fixture.change(gap, rhythm: rhythm)
    change.demand = action
    var platform =
      action == nil ? Fixture.platform(users: 0, signUpsPerDay: perDay) : Fixture.platform(users: users, actions: [change])
    platform.signUps?.rhythm = rhythm
    platform.signUps?.demand = signUps
    return Fixture.scenario(days: Double(days), [platform], seed: seed, startMinute: startMinute)
  }

  /// Attempts in each interval, as far as anything is expected there, beside what is expected; `rate` is per hour.
  private func expect(_ name: String, rate: Double, minutes: Int = 60, rhythm: Rhythm? = nil, _ scenario: (UInt64) -> Scenario) throws {
    let length = Double(minutes) / 60
    let all = (0..<Int(Double(days * 24) / length)).map { interval in
      let from = Double(interval) * length
      return rate * (rhythm?.weights[Int(from) % 168] ?? 1) * Self.integral(from, from + length)
    }
    let expected = all.indices.filter { all[$0] >= 10 }
    try expectCounts(name, expected: expected.map { all[$0] }, precision: 0.15) { seed in
      var scenario = scenario(seed)
      scenario.reportInterval = .minutes(Int64(minutes))
      return try Fixture.run(scenario, replications: 10).map { result in
        let series = result.baseline.series { $0.attempts }
        for interval in all.indices where all[interval] == 0 { #expect(series[interval] == 0, "\(name): interval \(interval)") }
        return expected.map { series[$0] }
      }
    }
  }

  @Test func signUpsByTheHour() throws {
    try expect("demand: sign-ups by the hour", rate: perDay / 24) { scenario(signUps: Self.demand(Self.rush), seed: $0) }
  }

  /// A quarter of an hour is the finest that is exact; around midnight nothing jumps.
  @Test func signUpsByTheQuarterOfAnHour() throws {
    try expect("demand: sign-ups by the quarter", rate: perDay / 24, minutes: 15) { scenario(signUps: Self.demand(Self.rush), seed: $0) }
    let before = Self.integral(47.75, 48)
    let after = Self.integral(48, 48.25)
    #expect(before / 0.25 > 2.9 && after / 0.25 > 2.9)
  }

  @Test func signUpsWithARhythm() throws {
    try expect("demand: sign-ups with a rhythm", rate: perDay / 24, rhythm: .evening) {
      scenario(signUps: Self.demand(Self.rush), rhythm: .evening, seed: $0)
    }
  }

  /// Actions begin in equilibrium of operational time, whatever their law.
  @Test(arguments: [
    ("exponential", Fixture.exponential(days: 1)), ("gamma", .gamma(Gamma(mean: Fixture.day, shape: 0.5))),
    ("erlang", .erlang(Erlang(mean: Fixture.day, stages: 3))),
  ] as [(String, Distribution)])
  func actions(_ name: String, _ gap: Distribution) throws {
    try expect("demand: actions, \(name)", rate: users / 24) {
      scenario(signUps: nil, action: Self.demand(Self.rush), gap: gap, seed: $0)
    }
    try expect("demand: actions with a rhythm, \(name)", rate: users / 24, rhythm: .evening) {
      scenario(signUps: nil, action: Self.demand(Self.rush), rhythm: .evening, gap: gap, seed: $0)
    }
  }

  /// The run may start, and a point may lie, anywhere in a quarter of an hour.
  @Test func startInsideACell() throws {
    let demand = Demand([
      Demand.Point(at: SimulationTime(microseconds: -7_200_000_000), factor: 0), Demand.Point(at: .start + .minutes(90), factor: 3.5),
    ])
    for startMinute in [7, 52] as [Int64] {
      try expectFigures { seed in
        var scenario = scenario(signUps: demand, seed: seed, startMinute: startMinute)
        scenario.end = .start + .minutes(90)
        scenario.reportInterval = .minutes(90)
        return [
          Figure(
            "demand: from minute \(startMinute)", theory: perDay / 16 * (2 + 3.5) / 2, precision: 0.01,
            try Fixture.run(scenario, replications: 20).map { $0.baseline.total(flow: 0).attempts })
        ]
      }
    }
  }

  /// It is not normalised.
  @Test func factor2DoublesTheTotal() throws {
    let twice = Self.demand([(hour: 10, factor: 2)])
    try expectFigures { seed in
      let signUps = try Fixture.run(scenario(signUps: twice, seed: seed))
      let actions = try Fixture.run(scenario(signUps: nil, action: twice, rhythm: .evening, seed: seed))
      // The run ends on a Saturday evening: six of seven days, which are all alike.
      return [
        Figure(
          "demand 2: sign-ups", theory: 2 * perDay * Double(days), precision: 0.01,
          signUps.map { $0.baseline.total(flow: 0).attempts }),
        Figure(
          "demand 2: actions", theory: 2 * users * Double(days), precision: 0.01,
          actions.map { $0.baseline.total(flow: 0).attempts }),
      ]
    }
  }

  /// A factor of 1 is no factor, to the last count.
  @Test(arguments: [nil, Rhythm.evening])
  func factor1IsNone(_ rhythm: Rhythm?) throws {
    let one = Self.demand([(hour: -100, factor: 5), (hour: -10, factor: 1), (hour: 30.3, factor: 1), (hour: 150, factor: 1), (hour: 160, factor: 7)])
    func counts(_ demand: Demand?) throws -> [Counts] {
      var change = Fixture.change(Fixture.exponential(days: 1), rhythm: rhythm)
      change.demand = demand
      var platform = Fixture.platform(users: 2000, actions: [change], signUpsPerDay: 500)
      platform.signUps?.rhythm = rhythm
      platform.signUps?.demand = demand
      let scenario = Fixture.scenario(days: Double(days), [platform], restrictions: [Fixture.restriction(from: 1, until: 3)])
      return try Fixture.run(scenario, replications: 2).map(\.values)
    }
    #expect(try counts(one) == counts(nil))
    #expect(try counts(Self.demand([(hour: 0, factor: 1), (hour: 150, factor: 1.01)])) != counts(nil))
  }

  /// Who is counted twice as often is stopped as often as twice the time would stop: 1 − e^(−∫factor/G).
  @Test func peopleBlocked() throws {
    let (from, until) = (1.5, 2.5)
    try expectFigures { seed in
      var scenario = scenario(signUps: nil, action: Self.demand(Self.rush), gap: Fixture.exponential(days: 4), seed: seed)
      scenario.restrictions = [Fixture.restriction(from: from, until: until)]
      let length = Self.integral(24 * from, 24 * until) / 24
      return [
        Figure(
          "demand: people blocked", theory: users * (1 - exp(-length / 4)), precision: 0.02,
          try Fixture.run(scenario).map { $0.restricted.peopleBlocked(flow: 0) })
      ]
    }
  }

  @Test func threadsAndWindowsChangeNothing() throws {
    let scenario = scenario(signUps: Self.demand(Self.rush), rhythm: .evening)
    let simulation = Simulation(scenario)
    let whole = try simulation.run(replication: 0)
    #expect(try simulation.run(replication: 0, options: SimulationOptions(threads: 2, window: .hours(1))).values == whole.values)
  }

  // MARK: The factor

  @Test func meansAreThoseOfTheTrapezoids() {
    let demand = Self.demand(Self.rush)
    func time(_ hour: Double) -> SimulationTime { .start + SimulationDuration(seconds: hour * Fixture.hour) }
    for (from, until) in [(0, 1), (41, 43), (47, 49.5), (0, 144), (95, 101), (99.99, 100), (133, 135), (140, 141), (44, 44.01)] {
      let expected = Self.integral(from, until) / (until - from)
      #expect(abs(demand.mean(from: time(from), until: time(until)) - expected) < 1e-6, "\(from) to \(until)")
    }
    #expect(demand.factor(at: time(45)) == 2)
    #expect(demand.factor(at: time(0)) == 1 && demand.factor(at: .never) == 0)
    #expect(demand.mean(from: time(45), until: time(45)) == 2)
  }
}
