import Foundation
import FreshetCore
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// Restrictions that stand in the baseline too: what comes on top of them shows what it adds.
struct BothArmsTests {
  private static let people = 10_000.0
  private static let owners = 0.4
  private static let share = 0.9
  private static let from = 4.0
  private static let until = 10.0
  private static let days = 14.0

  private static func restriction(
    _ name: String, on platform: Int, _ actions: [String], share: Double = 1, reaction: [(Double, Reaction)] = [(1, .abandon(Abandon()))]
  ) -> Restriction {
    var restriction = Fixture.restriction(actions, from: from, until: until, enforcement: share, name: name, reaction: reaction)
    restriction.scope = Scope(platform: platform, origins: [])
    restriction.scope.groups = ["g"]
    return restriction
  }

  /// People of `p`, which has been blocked for long, some of whom own a tool.
  private static func scenario(_ reaction: [(Double, Reaction)], more: [Restriction] = [], seed: UInt64 = 1) -> Scenario {
    var block = restriction("block", on: 0, ["change"], reaction: reaction)
    block.schedule = Schedule(standingUntil: .never)
    block.isConsistent = true
    block.arms = .both
    var change = Fixture.change(Fixture.exponential(days: 1))
    change.pending = .all
    var vpn = Platform(name: "vpn", users: 0, origins: [], actions: [], signUps: nil, lapse: nil)
    vpn.isTool = true
    let platforms = ["p", "q"].map { Platform(name: $0, users: 0, origins: [], actions: [change], signUps: nil, lapse: nil) }
    var scenario = Fixture.scenario(days: days, [platforms[0], vpn, platforms[1]], restrictions: [block] + more, seed: seed)
    scenario.people = [PeopleGroup(name: "g", count: people, accounts: [(0, 1), (1, owners), (2, 0.5)])]
    scenario.countsActivity = true
    return scenario
  }

  private static let mix: [(Double, Reaction)] = [
    (0.5, .circumvent(Circumvent(tool: "vpn"))), (0.2, .divert(Divert(to: "q", keep: 0.5))),
    (0.2, .retry(Retry(gap: Fixture.exponential(days: 0.5), atMost: 3))), (0.1, .abandon(Abandon())),
  ]

  private static func ledger(_ scenario: Scenario) throws -> [LedgerRow] {
    RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: try Fixture.run(scenario, replications: 2)).ledger()
  }

  /// Alone it changes nothing, whatever people do because of it.
  @Test func aloneItChangesNothing() throws {
    let scenario = Self.scenario(Self.mix)
    for result in try Fixture.run(scenario, replications: 2) {
      let (baseline, restricted) = (result.baseline, result.restricted)
      #expect(baseline.peopleBlocked(flow: 0) > 9000 && baseline.total(flow: 0).circumvented > 10_000)
      for flow in result.layout.flows.indices {
        for interval in 0..<result.layout.intervals {
          #expect(baseline.counts(flow: flow, interval: interval) == restricted.counts(flow: flow, interval: interval))
        }
      }
      for cohort in result.layout.cohorts.indices {
        #expect(baseline.population(cohort: cohort) == restricted.population(cohort: cohort))
        #expect(baseline.dailyActive(cohort: cohort) == restricted.dailyActive(cohort: cohort))
      }
    }
    let rows = try Self.ledger(scenario)
    #expect(rows.contains { $0.counts[.stopped, default: 0] > 100_000 })
    for counter in [LedgerCounter.lost, .gained, .userDaysLost, .userDaysGained] {
      #expect(rows.allSatisfy { $0.counts[counter] == 0 })
    }
  }

  /// In the restricted arm it does what it does where the baseline lacks it.
  @Test func theRestrictedArmIsTheSame() throws {
    var alone = Self.scenario(Self.mix)
    let both = try Fixture.run(alone, replications: 1)[0]
    alone.restrictions[0].arms = .restricted
    let restricted = try Fixture.run(alone, replications: 1)[0]
    for flow in both.layout.flows.indices { #expect(both.restricted.total(flow: flow) == restricted.restricted.total(flow: flow)) }
    #expect(both.baseline.total(flow: 0) != restricted.baseline.total(flow: 0))
  }

  /// A tool that fails beside it: of those who go round with the tool the share that it fails is lost, while it does.
  @Test func aToolThatFails() throws {
    let fails = 0.7
    try expectFigures { seed in
      let failing = Self.restriction("failing", on: 1, [Action.connect], share: fails)
      let scenario = Self.scenario(
        [(Self.share, .circumvent(Circumvent(tool: "vpn"))), (1 - Self.share, .abandon(Abandon()))], more: [failing], seed: seed)
      let results = try Fixture.run(scenario)
      let through = Self.people * Self.share * Self.owners
      return [
        Figure(
          "both arms: completed with a tool that works", theory: through * Self.days, precision: 0.02,
          results.map { $0.baseline.total(flow: 0).completed }),
        Figure(
          "both arms: less with one that fails", theory: through * (Self.until - Self.from) * fails, precision: 0.03,
          results.map { $0.baseline.total(flow: 0).completed - $0.restricted.total(flow: 0).completed }),
        Figure(
          "both arms: user-days less with one that fails",
          theory: through * (Self.until - Self.from) * (exp(-(1 - fails)) - exp(-1)), precision: 0.03,
          results.map { $0.baseline.userDays(cohort: 0) - $0.restricted.userDays(cohort: 0) }),
      ]
    }
  }

  /// What the second changes adds up, whoever is charged with it.
  @Test func theLedgerAddsUp() throws {
    let scenario = Self.scenario(Self.mix, more: [Self.restriction("failing", on: 1, [Action.connect], share: 0.7)])
    let rows = try Self.ledger(scenario).filter { $0.platform == "p" }
    let results = try Fixture.run(scenario, replications: 2)
    let fewer = results.reduce(0) { $0 + $1.baseline.total(flow: 0).completed - $1.restricted.total(flow: 0).completed }
    let net = rows.reduce(0) { $0 + $1.counts[.lost, default: 0] - $1.counts[.gained, default: 0] }
    #expect(fewer > 10_000 && abs(2 * net - fewer) <= 1)
    let days = rows.reduce(0) { $0 + $1.counts[.userDaysLost, default: 0] - $1.counts[.userDaysGained, default: 0] }
    #expect(days > 1000)
  }
}
