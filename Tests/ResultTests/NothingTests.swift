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

  private static func tables(_ restrictions: [Restriction], following: Following? = nil) throws -> [String] {
    var scenario = Synthetic.scenario(
      origins: [("mainland", 0.9), ("overseas", 0.1)], signUps: true, end: .start + .hours(48), restrictions: restrictions, users: 300_000)
    scenario.platforms[0].following = following
    let simulation = Simulation(scenario)
    let results = Synthetic.results(scenario).replacing(try (0..<2).map { try simulation.run(replication: $0) })
    let folder = try TemporaryFolder()
    _ = try folder.table("timeseries.csv", of: results)
    let whole = try ["timeseries.csv", "population.csv"].map { try folder.text("run/" + $0) }
    // What is done while it is in force is nothing that there could be without it.
    let figures = try ["effects.csv", "replications.csv"].map { name in
      try folder.text("run/" + name).split(separator: "\n").filter { !$0.contains("completed_during") }.joined(separator: "\n")
    }
    return whole + figures
  }

  /// What a kind does to the actions that it can stop here, and how it says that it stops nobody.
  private static let kinds: [(kind: String, keys: [(key: String, value: ParameterValue)], nothing: [(key: String, value: ParameterValue)])] = [
    ("profile_freeze", [("attributes", .list([.text("name")]))], [("enforcement", .number(0))]),
    ("freeze", [("actions", actions)], [("enforcement", .number(0))]),
    ("registration_pause", [], [("enforcement", .number(0))]),
    ("maintenance", [], [("enforcement", .number(0))]),
    // Who signs up hears two windows later that they may, and does nothing meanwhile.
    ("rate_limit", [("actions", changes), ("limit", .number(0.001))], [("limit", .number(1e9))]),
    ("platform_block", [], [("leak", .number(1))]),
    ("platform_block", [("functions", actions)], [("leak", .number(1))]),
    ("intermittent_block", [], [("leak", .number(1))]),
    ("tool_disruption", [], [("works", .number(1))]),
    ("store_removal", [], [("enforcement", .number(0))]),
    ("account_purge", [("share", .number(1))], [("share", .number(0))]),
    ("real_name_mandate", [("fails", .number(1))], [("fails", .number(0))]),
    ("deterrence", [("actions", actions), ("depth", .number(1))], [("depth", .number(0))]),
    ("friction", [("actions", actions), ("drop_out", .number(1))], [("drop_out", .number(0))]),
    ("pledge", [("actions", actions), ("drop_out", .number(1))], [("drop_out", .number(0))]),
    ("per_action_check", [("actions", actions), ("drop_out", .number(1))], [("drop_out", .number(0))]),
    ("gate", [("actions", actions)], [("verdict", verdict("stop", [("share", .number(0))]))]),
    ("gate", [("actions", changes)], [("verdict", verdict("limit", [("rate", .number(1e9))]))]),
  ]
  private static let changes = ParameterValue.list([.text("change_name")])
  private static let actions = ParameterValue.list([.text("change_name"), .text("register")])

  private static func verdict(_ name: String, _ keys: [(key: String, value: ParameterValue)]) -> ParameterValue {
    .table(ParameterTable([(name, .table(ParameterTable(keys)))]))
  }

  @Test func allKindsAreHere() {
    // Of a deadline those alone are concerned who are late, each with a schedule of its own.
    // Reviewers are a service; where they are asked by nobody is seen in their own tests.
    #expect(Set(Self.kinds.map(\.kind) + ["compliance_deadline", "approval"]) == Set(RestrictionRegistry.registry.entries.map(\.name)))
  }

  @Test(arguments: kinds.indices)
  func everyKindCanBeExactlyNothing(_ index: Int) throws {
    let (kind, keys, nothing) = Self.kinds[index]
    func restriction(
      _ more: [(key: String, value: ParameterValue)] = [], origins: [String] = ["mainland", "overseas"]
    ) throws -> Restriction {
      var restriction = Self.restriction(origins: origins)
      let parameters = ParameterTable(more + keys)
      let kind = try #require(RestrictionRegistry.kind(kind))
      restriction.effects = kind.effects(parameters, offered: ["change_name", Action.register])
      restriction.measures = try kind.measures(parameters, start: 0)
      return restriction
    }
    let free = try Self.tables([])
    #expect(try Self.tables([restriction(nothing)]) == free)
    #expect(try Self.tables([restriction(origins: [])]) == free)
    for schedule in [Schedule([]), Schedule(from: .start + .hours(10), until: .start + .hours(10)), Schedule(standingUntil: .start)] {
      var short = try restriction()
      short.schedule = schedule
      #expect(try Self.tables([short]) == free)
    }
    // And what stops somebody is something; only where there is a tool there is something to disrupt.
    #expect(try (Self.tables([restriction()]) == free) == (kind == "tool_disruption"))
  }

  @Test func nothingIsExactlyNothing() throws {
    let free = try Self.tables([])
    #expect(try Self.tables([Self.restriction(share: 0)]) == free)
    #expect(try Self.tables([Self.restriction(origins: [])]) == free)
    #expect(try Self.tables([Self.restriction(until: .start + .hours(10))]) == free)
    // And what stops somebody is something.
    #expect(try Self.tables([Self.restriction()]) != free)
  }

  /// Who leaves when stopped, or as others do, stays where nobody is stopped.
  @Test func nobodyLeavesForNothing() throws {
    let free = try Self.tables([])
    func leaving(_ share: Double) -> Restriction {
      var restriction = Self.restriction(share: share)
      restriction.reaction = ReactionMix(choices: [(0.5, .leave(Leave(after: 1))), (0.5, .abandon(Abandon()))])
      return restriction
    }
    let law = Distribution.exponential(Exponential(mean: 3600))
    let following = Following(threshold: Beta(mean: 0.9, deviation: 0.05), looks: law)
    #expect(try Self.tables([leaving(0)]) == free)
    #expect(try Self.tables([], following: following) == free)
    #expect(try Self.tables([leaving(0)], following: following) == free)
    #expect(try Self.tables([leaving(1)]) != free)
    #expect(try Self.tables([leaving(1)], following: following) != Self.tables([leaving(1)]))
  }
}
