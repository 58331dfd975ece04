import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// People who hear of a platform from one another: the curve of Bass.
struct WordOfMouthTests {
  private let people = 50_000.0
  /// Per day.
  private let p = 0.03
  private let q = 0.4

  private func scenario(_ restrictions: [Restriction] = [], people: Double, seed: UInt64 = 1) -> Scenario {
    var tool = Platform(name: "vpn", users: 0, origins: [], actions: [], signUps: nil, lapse: nil)
    tool.isTool = true
    tool.spreading = Spreading(p: p / Fixture.day, q: q / Fixture.day)
    let change = Fixture.change(Fixture.exponential(days: 4))
    let platform = Platform(name: "p", users: 0, origins: [], actions: [change], signUps: nil, lapse: nil)
    var scenario = Fixture.scenario(days: 15, [platform, tool], restrictions: restrictions, seed: seed)
    scenario.people = [PeopleGroup(name: "g", count: people, accounts: [(0, 1), (1, 0)])]
    return scenario
  }

  /// Who has got it after some days, as the solution of F′ = (p + q·F)(1 − F).
  private func bass(_ days: Double) -> Double {
    let decay = exp(-(p + q) * days)
    return (1 - decay) / (1 + q / p * decay)
  }

  private func owners(_ arm: ArmCounts, day: Int) -> Int { arm.population(cohort: 1)[24 * day].accounts }

  @Test func curveOfBass() throws {
    try expectFigures(seed: 3) { seed in
      let results = try Fixture.run(scenario(people: people, seed: seed))
      return [3, 7, 15].flatMap { day in
        [
          Figure(
            "word of mouth: day \(day)", theory: people * bass(Double(day)), precision: 0.02, results.map { owners($0.restricted, day: day) })
        ]
      }
    }
  }

  /// In both arms people hear of it at the same moments, where nothing else makes them get it.
  @Test func nothing() throws {
    let result = try Simulation(scenario(people: 2000)).run(replication: 0)
    #expect(result.restricted.population(cohort: 1) == result.baseline.population(cohort: 1))
    #expect(result.restricted.total(flow: 0) == result.baseline.total(flow: 0))
  }

  /// Who gets a tool since they are stopped tells others, who were not.
  @Test func theStoppedTellOthers() throws {
    let adoption = (share: 0.5, delay: Fixture.exponential(days: 0.5))
    var block = Fixture.restriction(
      from: 1, until: 1000, reaction: [(1, .circumvent(Circumvent(tool: "vpn", adoption: adoption)))])
    block.scope = Scope(platform: 0, origins: [])
    block.scope.groups = ["g"]
    block.isConsistent = true
    let simulation = Simulation(scenario([block], people: 20_000))
    let results = try [1, 3].map { try simulation.run(replication: 0, options: SimulationOptions(threads: $0)) }
    #expect(results[0].values == results[1].values)
    let (baseline, restricted) = (owners(results[0].baseline, day: 7), owners(results[0].restricted, day: 7))
    // A half gets it when stopped; of the others more have heard of it than in the baseline.
    #expect(Double(restricted) > 20_000 * (0.5 * (1 - exp(-1)) + 0.5 * Double(baseline) / 20_000))
  }

  /// Who hears of a substitute does there what others do.
  @Test func substitutes() throws {
    var scenario = scenario(people: people)
    let change = Fixture.change(Fixture.exponential(days: 2))
    scenario.platforms[1] = Platform(
      name: "q", users: 0, origins: [], actions: [change], signUps: SignUps(rate: 1e-9, origins: [Origin(name: "g", share: 1)]), lapse: nil)
    scenario.platforms[1].spreading = Spreading(p: p / Fixture.day, q: 0)
    let results = try Fixture.run(scenario)
    // p a day, then a wish every other day.
    let theory = people * (15 - (1 - exp(-15 * p)) / p) / 2
    let figure = Figure("word of mouth: done there", theory: theory, precision: 0.02, results.map { $0.restricted.total(flow: 2).completed })
    #expect(figure.isCovered && figure.isPrecise, "\(figure.description)")
  }

  /// Who hears of a tool in both arms begins to want once: the first wish, which most have beyond the end of the run, is brought forward
  /// once by each.
  @Test func wishesAreBroughtForwardOnce() throws {
    let minute = 1 / (24.0 * 60)
    var freeze = Fixture.restriction(
      from: 8, until: 1000, announced: 8 - minute,
      anticipation: Anticipation(share: 1, delay: .constant(Constant(value: 1))))
    freeze.schedule = Schedule(from: Fixture.time(days: 8), until: .never)
    freeze.scope = Scope(platform: 1, origins: [])
    freeze.scope.groups = ["g"]
    var scenario = scenario([freeze], people: 2000)
    var change = Fixture.change(Fixture.exponential(days: 1000))
    change.demand = Demand([Demand.Point(at: Fixture.time(days: 10), factor: 2)])
    scenario.platforms[1].actions = [change]
    let result = try Simulation(scenario).run(replication: 0)
    let flow = try #require(result.layout.flows.lastIndex { $0.action == "change" })
    func completed(_ arm: ArmCounts) -> Int { (0..<8 * 24).reduce(0) { $0 + arm.counts(flow: flow, interval: $1).completed } }
    let holders = owners(result.restricted, day: 8)
    // One in 1.4 million wants it in the minute between.
    #expect(completed(result.restricted) - completed(result.baseline) == holders)
    #expect(holders > 1000)
  }
}
