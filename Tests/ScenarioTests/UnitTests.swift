import FreshetModel
import FreshetScenarios
import Testing

/// Numbers and their units.
@Suite struct UnitTests {
  @Test(
    arguments: [
      ("963 M", 963e6), ("963M", 963e6), ("1.04 bn", 1_040_000_000), ("300 k", 300_000), ("40", 40), ("1e3", 1000),
      ("0.5 k", 500),
      ("+7", 7), ("1.5e1", 15), ("12345678", 12_345_678),
    ] as [(String, Double)])
  func countIsRead(_ text: String, _ count: Double) throws {
    #expect(try load(smallScenario, "platforms.wechat.users=\(text)").scenario.platforms[0].users == count)
  }

  @Test(arguments: [
    "10_000", "10,000", "10'000", "963 m", "963 Mio", "1.5", "-1", "", ".5 M", "5. M", "0x10", "1e400", "1 M M", "inf",
  ])
  func otherCountsAreRefused(_ text: String) {
    #expect(problems(set: "platforms.wechat.users=\"\(text)\"").hasPrefix("error: "))
  }

  @Test(
    arguments: [
      ("3 h", 10_800.0), ("3h", 10_800), ("75 d", 6_480_000), ("1.5 y", 47_336_400), ("2 w", 1_209_600), ("1 mo", 2_629_800),
      ("90 min", 5400),
      ("250 ms", 0.25), ("30 s", 30), ("5 us", 5e-6), ("1e2 s", 100),
    ] as [(String, Double)])
  func durationIsRead(_ text: String, _ seconds: Double) throws {
    let file = try load(smallScenario, "platforms.wechat.actions.change_name.gap.exponential.mean=\(text)")
    #expect(file.scenario.platforms[0].actions[1].gap.mean == seconds)
  }

  @Test(arguments: ["3", "3 H", "3 hours", "0 d", "-1 d", "h", "3 h 20 min", "1e300 y", "nan d", "3 %"])
  func otherDurationsAreRefused(_ text: String) {
    #expect(problems(set: "platforms.wechat.actions.change_name.gap.exponential.mean=\"\(text)\"").hasPrefix("error: "))
  }

  @Test(
    arguments: [
      ("300 k per d", 300_000 / 86_400.0), ("5 per s", 5), ("1 M per mo", 1e6 / 2_629_800), ("0 per d", 0),
      ("40per h", 40 / 3600.0),
    ] as [(String, Double)])
  func rateIsRead(_ text: String, _ rate: Double) throws {
    #expect(try load(smallScenario, "platforms.wechat.sign_ups.rate=\(text)").scenario.platforms[0].signUps?.rate == rate)
  }

  @Test(arguments: ["300 k", "300 k/d", "300 k per", "per d", "300 k per d per h", "-5 per d", "300 K per d", "300 k per week"])
  func otherRatesAreRefused(_ text: String) {
    #expect(problems(set: "platforms.wechat.sign_ups.rate=\"\(text)\"").hasPrefix("error: "))
  }

  @Test(
    arguments: [("1/1000", 0.001), ("1 / 8", 0.125), ("0.1 %", 0.001), ("1", 1), ("0.25", 0.25), ("3/4", 0.75), ("100%", 1)]
      as [(String, Double)])
  func fractionIsRead(_ text: String, _ fraction: Double) throws {
    #expect(try load(smallScenario, "sample=\(text)").scenario.sample == fraction)
  }

  @Test(arguments: ["0", "2", "-1/2", "1/0", "1/", "/2", "1/2/3", "half", "101 %", "1:10"])
  func otherFractionsAreRefused(_ text: String) {
    #expect(problems(set: "sample=\"\(text)\"").hasPrefix("error: "))
  }

  @Test(arguments: [("0 %", 0.0), ("93 %", 0.93), ("93%", 0.93), ("0.1 %", 0.001), ("100 %", 1)] as [(String, Double)])
  func shareIsRead(_ text: String, _ share: Double) throws {
    let restriction = try load(smallScenario, "restrictions.0.enforcement=\(text)").scenario.restrictions[0]
    #expect(restriction.effects.map(\.verdict) == [.stop(share: share)])
  }

  @Test(arguments: ["1", "0.5", "101 %", "-1 %", "fifty %", "50 percent", "50 % %"])
  func otherSharesAreRefused(_ text: String) {
    #expect(problems(set: "restrictions.0.enforcement=\"\(text)\"").hasPrefix("error: "))
  }
}
