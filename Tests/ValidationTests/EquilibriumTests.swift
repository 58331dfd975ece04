import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Demand is flat from the first hour on, whatever the law of the gaps: nobody notices when the run started.
struct EquilibriumTests {
  private let hours = 48
  private let users = 20_000.0
  private let replications = 16

  private var days: Double { Double(hours) / 24 }

  private func series(_ platform: Platform, flow: Int = 0, seed: UInt64) throws -> [[Int]] {
    try Fixture.run(Fixture.scenario(days: days, [platform], seed: seed), replications: replications).map {
      $0.baseline.series(flow: flow) { $0.attempts }
    }
  }

  /// Attempts of `people` in an hour.
  private func perHour(_ law: GapLaw, people: Double) -> Double { people * Fixture.hour / law.gap.mean }

  /// The bound on the standard error in an hour: rarer actions are counted less exactly.
  private func precision(_ law: GapLaw) -> Double { law.gap.mean > 30 * Fixture.day ? 0.1 : 0.02 }

  @Test func everyKindIsHere() {
    #expect(
      Set(GapLaw.all.map { type(of: $0.gap.kind).reference.name }) == Set(Distribution.registry.entries.map(\.name)))
  }

  @Test(arguments: GapLaw.all)
  func attemptsAreFlat(_ law: GapLaw) throws {
    let platform = Fixture.platform(users: users, actions: [Fixture.change(law.gap)])
    let expected = Array(repeating: perHour(law, people: users), count: hours)
    try expectCounts("flat, \(law.name)", expected: expected, precision: precision(law)) { try series(platform, seed: $0) }
  }

  @Test(arguments: GapLaw.all)
  func attemptsAreFlatWithSpread(_ law: GapLaw) throws {
    let spread = RateSpread.gamma(try GammaSpread(ParameterTable([("shape", .number(0.5))])))
    let platform = Fixture.platform(users: users, actions: [Fixture.change(law.gap, spread: spread)])
    let expected = Array(repeating: perHour(law, people: users), count: hours)
    try expectCounts("flat with spread, \(law.name)", expected: expected, precision: precision(law) * 1.5, seed: 2) {
      try series(platform, seed: $0)
    }
  }

  /// With new people coming evenly, attempts grow in proportion to the accounts.
  @Test(arguments: GapLaw.all)
  func newPeopleBringNoBurst(_ law: GapLaw) throws {
    let perDay = 24_000.0
    let platform = Fixture.platform(users: 0, actions: [Fixture.change(law.gap)], signUpsPerDay: perDay)
    let expected = (0..<hours).map { perHour(law, people: perDay / 24 * (Double($0) + 0.5)) }
    // The first hours have few accounts.
    let first = law.gap.mean > 30 * Fixture.day ? 6 : 1
    try expectCounts(
      "new people, \(law.name)", expected: Array(expected[first...]), precision: law.gap.mean > 30 * Fixture.day ? 0.2 : 0.1
    ) { seed in
      try series(platform, flow: 1, seed: seed).map { Array($0[first...]) }
    }
  }

  /// The check itself can fail: it refuses a start with whole gaps, for every law but the one that has no memory.
  @Test(arguments: GapLaw.all)
  func ordinaryStartIsRefused(_ law: GapLaw) {
    let counts = law.ordinaryStart(people: Int(users), hours: hours, replications: replications)
    let goodness = Goodness(counts, expected: Array(repeating: perHour(law, people: users), count: hours))
    #expect(goodness.fits == (law.name == "exponential"), "deviate \(goodness.deviate)")
    if law.name != "exponential" { #expect(goodness.deviate > 6) }
  }
}
