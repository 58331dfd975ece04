import FreshetModel
import FreshetRandom
import Testing

/// The profile of the week comes out hour by hour, and the rhythm moves wishes without making more or fewer.
struct RhythmTests {
  private let users = 20_000.0
  private let weeks = 2

  /// Shut from 2 to 5 at night and on Sundays, busier towards the weekend.
  private static let shifts = Rhythm(
    name: "shifts", hours: (0..<24).map { (2..<5).contains($0) ? 0 : 1 + Double($0) / 12 }, days: [1, 1, 1, 1.2, 1.5, 2, 0])

  private static let cases: [(String, Distribution, Rhythm)] = [
    ("exponential, evening", Fixture.exponential(days: 1), .evening),
    ("exponential, shifts", Fixture.exponential(days: 1), shifts),
    ("gamma, evening", .gamma(Gamma(mean: Fixture.day, shape: 0.5)), .evening),
    ("gamma, shifts", .gamma(Gamma(mean: Fixture.day, shape: 0.5)), shifts),
    ("poisson, shifts", .poisson(Poisson(meanCount: 4, unit: 6 * Fixture.hour)), shifts),
  ]

  private func run(_ index: Int, seed: UInt64, startMinute: Int64 = 0) throws -> [ReplicationResult] {
    let (_, gap, rhythm) = Self.cases[index]
    return try Fixture.run(
      Fixture.scenario(
        days: Double(7 * weeks), [Fixture.platform(users: users, actions: [Fixture.change(gap, rhythm: rhythm)])],
        seed: seed, startMinute: startMinute), replications: 10)
  }

  /// Attempts in each hour of the week.
  private func profile(_ result: ReplicationResult) -> [Int] {
    let series = result.baseline.series { $0.attempts }
    return (0..<168).map { hour in stride(from: hour, to: series.count, by: 168).reduce(0) { $0 + series[$1] } }
  }

  @Test(arguments: RhythmTests.cases.indices)
  func profileOfTheWeek(_ index: Int) throws {
    let (name, _, rhythm) = Self.cases[index]
    let profiles = try run(index, seed: 1).map(profile)
    let open = (0..<168).filter { rhythm.weights[$0] > 0 }
    for hour in 0..<168 where rhythm.weights[hour] == 0 {
      #expect(profiles.allSatisfy { $0[hour] == 0 }, "nothing in hour \(hour) of the week")
    }
    let expected = open.map { users / 24 * Double(weeks) * rhythm.weights[$0] }
    try expectCounts("rhythm, \(name)", expected: expected, precision: 0.05) { seed in
      try run(index, seed: seed).map(profile).map { profile in open.map { profile[$0] } }
    }
  }

  @Test(arguments: RhythmTests.cases.indices)
  func totalIsThatOfTheFlatRhythm(_ index: Int) throws {
    try expectFigures { seed in
      [
        Figure(
          "rhythm, \(Self.cases[index].0): total", theory: users * 7 * Double(weeks), precision: 0.005,
          try run(index, seed: seed).map { $0.baseline.total(flow: 0).attempts })
      ]
    }
  }

  /// A run that starts at half past: each report interval has half of one hour and half of the next.
  @Test func startInsideAnHour() throws {
    let weights = Self.shifts.weights
    let expected = (0..<168).map { users / 24 * Double(weeks) * (weights[$0] + weights[($0 + 1) % 168]) / 2 }
    let open = (0..<168).filter { expected[$0] > 0 }
    try expectCounts("rhythm from half past", expected: open.map { expected[$0] }, precision: 0.05) { seed in
      try run(1, seed: seed, startMinute: 30).map(profile).map { profile in open.map { profile[$0] } }
    }
    let shut = (0..<168).filter { expected[$0] == 0 }
    #expect(shut.count == 35)
    for profile in try run(1, seed: 1, startMinute: 30).map(profile) { #expect(shut.allSatisfy { profile[$0] == 0 }) }
  }

  /// People come to sign up by their own rhythm.
  @Test func signUps() throws {
    var platform = Fixture.platform(users: 0, signUpsPerDay: 20_000)
    platform.signUps?.rhythm = Self.shifts
    let open = (0..<168).filter { Self.shifts.weights[$0] > 0 }
    let expected = open.map { 20_000 / 24 * Double(weeks) * Self.shifts.weights[$0] }
    try expectCounts("rhythm of sign-ups", expected: expected, precision: 0.05) { [platform] seed in
      let scenario = Fixture.scenario(days: Double(7 * weeks), [platform], seed: seed)
      return try Fixture.run(scenario).map(profile).map { profile in open.map { profile[$0] } }
    }
  }
}
