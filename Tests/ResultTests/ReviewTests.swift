import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// Reviewers in the tables: a service of one arm, whose rows add up in whole people, and whose changes are those of the restriction.
@Suite struct ReviewTests {
  private let results: RunResults
  private let folder: TemporaryFolder

  init() throws {
    var restriction = Synthetic.restriction(
      on: ["change_name"], from: .start + .hours(10), until: .start + .hours(60),
      reaction: ReactionMix(choices: [
        (0.5, .retry(Retry(gap: .exponential(Exponential(mean: 7200)), atMost: 2))), (0.5, .abandon(Abandon())),
      ]))
    restriction.effects = [Effect(gating: ["change_name"], .review(refuses: 0.3))]
    var scenario = Synthetic.scenario(end: .start + .hours(96), restrictions: [restriction], users: 300_000)
    let full = ReactionMix(choices: [(1, .abandon(Abandon()))])
    var service = Service(
      name: restriction.name, platform: 0, action: "change_name", capacity: .rate(5, shape: nil), full: full, answersWithin: .minutes(1))
    (service.room, service.patience) = (20_000, .exponential(Exponential(mean: 4 * 3600)))
    service.hours = Service.Hours(opens: 8, closes: 20)
    service.owner = Service.Owner(0, of: restriction.scope, in: .restricted)
    scenario.services = [service]
    let simulation = Simulation(scenario)
    results = Synthetic.results(scenario).replacing(try (0..<3).map { try simulation.run(replication: $0) })
    folder = try TemporaryFolder()
  }

  @Test func rowsOfTheServiceAddUp() throws {
    let rows = try folder.table("services.csv", of: results)
    #expect(rows.count == 96 && rows.allSatisfy { $0["arm"] == "restricted" && $0["service"] == "p-freeze" && $0["class"] == "all" })
    var (present, sums) = (0, [String: Int]())
    for (hour, row) in rows.enumerated() {
      func value(_ name: String) throws -> Int { try #require(Int(row[name] ?? "")) }
      for name in ["arrived", "served", "refused", "full", "reneged", "replaced"] { sums[name, default: 0] += try value(name) }
      let left = try value("served") + value("refused") + value("full") + value("reneged") + value("replaced")
      present += try value("arrived") - left
      #expect(try present == value("waiting") + value("in_service"), "hour \(hour)")
      let isOpen = hour >= 10 && (8..<20).contains(hour % 24)
      #expect((row["busy_share"] == "") == !isOpen, "hour \(hour)")
    }
    #expect(sums.allSatisfy { $0.value > 1000 }, "\(sums)")
    let share = Double(sums["refused", default: 0]) / Double(sums["refused", default: 0] + sums["served", default: 0])
    #expect(abs(share - 0.3) < 0.03)
  }

  @Test func theLedgerNamesTheRestriction() throws {
    let rows = try folder.table("ledger.csv", of: results)
    #expect(rows.map { $0["restriction"] } == ["p-freeze"])
    let effects = results.effects()
    let total = try #require(effects.first { $0.key.metric == "completed_total" })
    let (lost, gained) = (try #require(Double(rows[0]["lost"] ?? "")), try #require(Double(rows[0]["gained"] ?? "")))
    let difference = try #require(total.difference)
    #expect(abs(lost - gained + difference.value) <= 2)
  }
}
