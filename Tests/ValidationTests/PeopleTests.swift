import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import Foundation
import Testing

/// Groups of people who hold several accounts.
struct PeopleTests {
  private let days = 12.0

  private func platform(_ name: String, gap: Double) -> Platform {
    Platform(
      name: name, users: 0, origins: [], actions: [Fixture.change(Fixture.exponential(days: gap))], signUps: nil, lapse: nil)
  }

  private func freeze(_ platform: Int, groups: [String] = ["g"], traits: [String: [String]] = [:]) -> Restriction {
    var freeze = Fixture.restriction(from: 2, until: 7, name: "freeze-\(platform)")
    freeze.scope = Scope(platform: platform, origins: [])
    freeze.scope.groups = groups
    freeze.scope.traits = traits
    return freeze
  }

  private func scenario(
    _ groups: [PeopleGroup], _ restrictions: [Restriction], seed: UInt64 = 1, sample: Double = 1
  ) -> Scenario {
    var scenario = Fixture.scenario(
      days: days, [platform("p", gap: 10), platform("q", gap: 6)], restrictions: restrictions, seed: seed, sample: sample)
    scenario.people = groups
    return scenario
  }

  private func group(
    _ name: String = "g", count: Double = 20_000, p: Double = 0.8, q: Double = 0.5, carriers: [(String, Double)] = []
  ) -> PeopleGroup {
    PeopleGroup(
      name: name, count: count, accounts: [(0, p), (1, q)],
      traits: carriers.isEmpty ? [] : [PeopleGroup.Trait(name: "carrier", values: carriers.map { (name: $0.0, share: $0.1) })])
  }

  // MARK: Who they are

  @Test func cellsAreWhatIsExpected() {
    let cells = group(count: 1000, p: 0.8, q: 0.5, carriers: [("a", 0.7), ("b", 0.3)]).cells(of: 1000)
    #expect(cells.map(\.count) == [280, 120, 280, 120, 70, 30, 70, 30])
    #expect(cells.map(\.platforms) == [[0, 1], [0, 1], [0], [0], [1], [1], [], []])
    #expect(cells.map(\.traits) == [["a"], ["b"], ["a"], ["b"], ["a"], ["b"], ["a"], ["b"]])
    #expect(cells.map(\.people.lowerBound) == [0, 280, 400, 680, 800, 870, 900, 970])
  }

  /// Each cell is within one person of what is expected, and all make all.
  @Test(arguments: [1, 2, 7, 99, 12_345])
  func largestRemainders(_ people: Int) {
    let group = group(p: 0.373, q: 0.61, carriers: [("a", 0.635), ("b", 0.197), ("c", 0.168)])
    let cells = group.cells(of: people)
    #expect(cells.map(\.count).reduce(0, +) == people)
    let carriers = ["a": 0.635, "b": 0.197, "c": 0.168]
    for cell in cells {
      let share = (cell.platforms.contains(0) ? 0.373 : 0.627) * (cell.platforms.contains(1) ? 0.61 : 0.39) * carriers[cell.traits[0], default: 0]
      #expect(abs(Double(cell.count) - share * Double(people)) < 1)
    }
  }

  @Test func whoHoldsEverythingIsOneCell() {
    #expect(group(p: 1, q: 1).cells(of: 10).map(\.platforms) == [[0, 1]])
    #expect(group(p: 0, q: 1).cells(of: 10).map(\.platforms) == [[1]])
  }

  // MARK: One person is one person

  /// Freezes of both platforms: those who are blocked somewhere are fewer than those of one and those of the other together.
  @Test func distinctOverPlatforms() throws {
    let (p, q) = (1 - exp(-5 / 10.0), 1 - exp(-5 / 6.0))
    try expectFigures { seed in
      let results = try Fixture.run(scenario([group()], [freeze(0), freeze(1)], seed: seed))
      let people = 20_000.0
      return [
        Figure(
          "people: blocked on p", theory: 0.8 * p, precision: 0.02,
          results.map { Double($0.restricted.peopleBlockedInAny(cohort: 0)) / people }),
        Figure(
          "people: blocked on q", theory: 0.5 * q, precision: 0.02,
          results.map { Double($0.restricted.peopleBlockedInAny(cohort: 1)) / people }),
        Figure(
          "people: blocked anywhere", theory: 1 - (1 - 0.8 * p) * (1 - 0.5 * q), precision: 0.02,
          results.map { Double($0.restricted.peopleBlockedAnywhere(group: 0)) / people }),
      ]
    }
  }

  /// A freeze for some values of a trait stops those people alone.
  @Test func traitsAreScope() throws {
    let carriers = [("mobile", 0.6), ("unicom", 0.25), ("telecom", 0.15)]
    try expectFigures { seed in
      let results = try Fixture.run(
        scenario([group(p: 1, carriers: carriers)], [freeze(0, traits: ["carrier": ["unicom", "telecom"]])], seed: seed))
      return [
        Figure(
          "people: blocked by carrier", theory: 0.4 * (1 - exp(-5 / 10.0)), precision: 0.03,
          results.map { Double($0.restricted.peopleBlockedInAny(cohort: 0)) / 20_000 })
      ]
    }
  }

  /// One factor for all that a person does: who is blocked on one platform is more often blocked on the other, too.
  @Test func activityIsThePersons() throws {
    var group = group(p: 1, q: 1)
    group.activity = try RateSpread(ParameterTable([("gamma", .table(ParameterTable([("shape", .number(1))])))]))
    // E[e^(−aT)] = 1/(1 + T) with an exponential factor of mean 1.
    let (p, q) = (5 / 10.0, 5 / 6.0)
    try expectFigures { seed in
      let results = try Fixture.run(scenario([group], [freeze(0), freeze(1)], seed: seed))
      return [
        Figure(
          "people: blocked anywhere with one activity", theory: 1 - 1 / (1 + p + q), precision: 0.02,
          results.map { Double($0.restricted.peopleBlockedAnywhere(group: 0)) / 20_000 })
      ]
    }
  }

  // MARK: Weights

  /// A small group of which all are simulated beside a large one of which few are: sums weigh each person by those they stand for.
  @Test func weightsPerGroup() throws {
    var small = group("small", count: 400)
    small.sample = 1
    let scenario = scenario([group("large", count: 1e6, p: 1), small], [freeze(0, groups: ["large", "small"])], sample: 1 / 100.0)
    let results = try (0..<4).map { try Simulation(scenario).run(replication: $0) }
    let run = RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: results)
    #expect(run.layout.weights.map(\.factor).dropFirst() == [100, 1])
    let effects = run.effects().filter { $0.key.metric == "people_blocked" && $0.key.action == "all" }
    func value(_ platform: String, _ cohort: String) throws -> Double {
      try #require(effects.first { $0.key.platform == platform && $0.key.cohort == cohort }).restricted.value
    }
    let (large, few) = (try value("p", "large"), try value("p", "small"))
    #expect(large == results.reduce(0) { $0 + Double($1.restricted.peopleBlockedInAny(cohort: 0)) } * 25)
    #expect(few == results.reduce(0) { $0 + Double($1.restricted.peopleBlockedInAny(cohort: 1)) } / 4)
    #expect(try value("p", "all") == large + few)
    #expect(try value("all", "all") == large + few)
    let surge = try #require(run.surges().first)
    let abandoned = results.reduce(0) {
      $0 + 25 * Double($1.restricted.total(flow: 0).abandoned) + Double($1.restricted.total(flow: 1).abandoned) / 4
    }
    #expect(abs((surge[.abandonedTotal]?.value ?? 0) - abandoned) < 1e-6 * abandoned)
  }
}
