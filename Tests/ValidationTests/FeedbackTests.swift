import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// People who do as others do, in all ways at once: what is counted adds up, whatever the threads.
struct FeedbackTests {
  private let groups = ["g", "h"]

  private func platform(_ name: String, users: Double = 0, lapse: Lapse? = nil) -> Platform {
    let (post, change) = (Action(name: "post", gap: Fixture.exponential(days: 1)), Fixture.change(Fixture.exponential(days: 3)))
    return Platform(
      name: name, users: users, origins: users > 0 ? Fixture.everybody : [], actions: [post, change],
      signUps: SignUps(
        rate: 30 / Fixture.day,
        origins: (users > 0 ? [Origin(name: Origin.unnamed, share: 0.5)] : []) + [Origin(name: "g", share: users > 0 ? 0.5 : 1)]),
      lapse: lapse)
  }

  private func scope(_ platform: Int, users: Bool = false) -> Scope {
    var scope = Scope(platform: platform, origins: users ? [Origin.unnamed] : [])
    scope.groups = groups
    return scope
  }

  private func restriction(
    _ name: String, on platform: Int, _ actions: [String] = ["post"], share: Double = 1, users: Bool = false, _ reaction: [(Double, Reaction)]
  ) -> Restriction {
    var restriction = Fixture.restriction(actions, from: 2, until: 9, enforcement: share, name: name, reaction: reaction)
    restriction.scope = scope(platform, users: users)
    restriction.isConsistent = true
    return restriction
  }

  private func scenario(seed: UInt64) -> Scenario {
    var vpn = Platform(name: "vpn", users: 0, origins: [], actions: [], signUps: nil, lapse: nil)
    vpn.isTool = true
    vpn.spreading = Spreading(p: 0.01 / Fixture.day, q: 0.5 / Fixture.day)
    let lapse = Lapse(after: Fixture.exponential(days: 6), returning: Fixture.exponential(days: 2))
    var (one, two, three) = (platform("one", users: 300, lapse: lapse), platform("two", lapse: lapse), platform("three"))
    let looks = Fixture.exponential(days: 0.5)
    one.following = Following(threshold: Beta(mean: 0.7, deviation: 0.2), gap: 0.02, looks: looks)
    two.following = Following(threshold: Beta(mean: 0.8, deviation: 0.1), looks: looks)
    two.spreading = Spreading(p: 0.02 / Fixture.day, q: 0.2 / Fixture.day)
    three.spreading = Spreading(p: 0.01 / Fixture.day, q: 0.3 / Fixture.day)
    let adoption = (share: 0.3, delay: Fixture.exponential(days: 0.5))
    let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: 0.3), atMost: 3))
    let deferral = Fixture.deferral(hours: 8)
    let freeze = restriction(
      "freeze", on: 0, users: true,
      [
        (0.2, .divert(Divert(to: "two", keep: 0.5, returns: Fixture.exponential(days: 2)))), (0.3, .leave(Leave(after: 2, to: "three"))),
        (0.2, retry), (0.3, deferral),
      ])
    let block = restriction(
      "block", on: 1, share: 0.7,
      [(0.4, .circumvent(Circumvent(tool: "vpn", adoption: adoption))), (0.3, .leave(Leave(after: 3, to: "one"))), (0.3, retry)])
    let limit = restriction("pause", on: 2, ["register", "change"], share: 0.5, [(0.4, .leave(Leave(after: 1))), (0.6, deferral)])
    var purge = restriction("purge", on: 0, [], users: true, [(1, .abandon(Abandon()))])
    purge.effects = []
    let renewal = Suspension.Renewal(share: 0.3, delay: Fixture.exponential(days: 1))
    purge.measures = [.suspend(Suspension(.share(0.2), restored: Fixture.exponential(days: 3), renewal: renewal))]
    var fear = restriction("fear", on: 0, [], users: true, [(1, .abandon(Abandon()))])
    fear.effects = [Effect(gating: ["post", "change"], .deter)]
    var afraid = Fear(depth: 0.4, recovers: Fixture.exponential(days: 2), exposedBy: "purge")
    afraid.contact = 1 / Fixture.day
    var leaving = Suspension(.share(0.1), after: Fixture.exponential(days: 2))
    leaving.isLeaving = true
    fear.measures = [.deter(afraid), .suspend(leaving)]
    var scenario = Fixture.scenario(days: 12, [one, two, three, vpn], restrictions: [freeze, block, limit, purge, fear], seed: seed)
    scenario.people = [
      PeopleGroup(name: "g", count: 600, accounts: [(0, 0.8), (1, 0.4), (2, 0.1), (3, 0.1)]),
      PeopleGroup(name: "h", count: 300, accounts: [(0, 0.9), (1, 0), (2, 0), (3, 0)]),
    ]
    scenario.countsActivity = true
    return scenario
  }

  @Test(arguments: 1...12)
  func everythingAtOnce(_ seed: Int) throws {
    let scenario = scenario(seed: UInt64(seed))
    let simulation = Simulation(scenario)
    let results = try [1, 3].map { try simulation.run(replication: 0, options: SimulationOptions(threads: $0)) }
    #expect(results[0].values == results[1].values)
    let folder = FileManager.default.temporaryDirectory.appending(path: "feedback-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // The identities are checked on every row that is written.
    try ResultWriter.write(
      RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: [results[0]]),
      RunEstimates(effects: [], surges: [], replications: []),
      attachments: Attachments(version: "0", name: "feedback", scenarioText: "", threads: 1, wallClock: WallClock()),
      into: RunFolder(path: folder))
    let closed = simulation.layout.cohorts.indices.reduce(0) { $0 + results[0].restricted.populationAtEnd(cohort: $1).closed }
    #expect(closed > 100)
  }

  /// What differs for whom no restriction stopped is charged to the quantity of the platform.
  @Test func rowsOfTheLedger() throws {
    let scenario = scenario(seed: 1)
    let results = RunResults(
      scenario: scenario, start: 0, timeZone: .gmt, replications: [try Simulation(scenario).run(replication: 0)])
    let names = Set(results.ledger().map(\.restriction))
    #expect(names == ["freeze", "block", "pause", "purge", "fear", "quantity one", "quantity two", "quantity three", "quantity vpn"])
  }
}
