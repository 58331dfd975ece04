import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// A restriction that stops nobody is exactly nothing, to the last byte of the tables.
@Suite struct NothingTests {
  private static let mix = ReactionMix(choices: [(1, .defer(Defer(delay: .exponential(Exponential(mean: 3600)))))])

  private static func restriction(
    origins: [String] = ["mainland", "overseas"], until: SimulationTime = .start + .hours(30), share: Double = 1
  ) -> Restriction {
    var restriction = Synthetic.restriction(
      on: ["change_name", "register"], origins: origins, from: .start + .hours(10), until: until, reaction: mix)
    restriction.effects[0].verdict = .stop(share: share)
    restriction.knowledge.learns = 1
    restriction.knowledge.notice = .exponential(Exponential(mean: 7200))
    return restriction
  }

  private static func tables(_ restrictions: [Restriction]) throws -> [String] {
    let scenario = Synthetic.scenario(
      origins: [("mainland", 0.9), ("overseas", 0.1)], signUps: true, end: .start + .hours(48), restrictions: restrictions, users: 300_000)
    let simulation = Simulation(scenario)
    let results = Synthetic.results(scenario).replacing(try (0..<2).map { try simulation.run(replication: $0) })
    let folder = try TemporaryFolder()
    _ = try folder.table("timeseries.csv", of: results)
    return try ["timeseries.csv", "population.csv"].map { try folder.text("run/" + $0) }
  }

  @Test func nothingIsExactlyNothing() throws {
    let free = try Self.tables([])
    #expect(try Self.tables([Self.restriction(share: 0)]) == free)
    #expect(try Self.tables([Self.restriction(origins: [])]) == free)
    #expect(try Self.tables([Self.restriction(until: .start + .hours(10))]) == free)
    // And what stops somebody is something.
    #expect(try Self.tables([Self.restriction()]) != free)
  }
}
