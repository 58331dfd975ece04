import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import Testing

/// A run that was simulated, through all the checks of the writer and back from the files.
@Suite struct SimulatedRunTests {
  private let results: RunResults
  private let folder: TemporaryFolder

  init() throws {
    let hour = 3600.0
    let exponential = { (hours: Double) in Distribution.exponential(Exponential(mean: hours * hour)) }
    let mix = ReactionMix(choices: [
      (0.5, .defer(Defer(delay: exponential(4)))), (0.3, .retry(Retry(gap: exponential(6), atMost: 2))),
      (0.2, .abandon(Abandon())),
    ])
    let scenario = Synthetic.scenario(
      origins: [("mainland", 0.7), ("overseas", 0.3)], actions: ["change_name"], signUps: true,
      end: .start + .minutes(96 * 60 + 20),
      restrictions: [
        Synthetic.restriction(origins: ["mainland"], from: .start + .hours(10), until: .start + .hours(40), reaction: mix),
        Synthetic.restriction(
          on: ["register"], origins: ["overseas"], from: .start + .hours(5), until: .start + .minutes(1830), reaction: mix),
      ])
    let simulation = Simulation(scenario)
    results = Synthetic.results(scenario).replacing(try (0..<4).map { try simulation.run(replication: $0) })
    folder = try TemporaryFolder()
  }

  /// From the file, so that a reader of the file finds what is promised.
  @Test func identitiesHoldInTheFile() throws {
    let rows = try folder.table("timeseries.csv", of: results)
    #expect(rows.count == 2 * 4 * 97)
    var backlog = 0.0
    var blocked = 0.0
    for (index, row) in rows.enumerated() {
      func value(_ name: String) throws -> Double { try #require(Double(row[name] ?? "")) }
      if index % 97 == 0 { backlog = 0 }
      let incoming = try value("attempts") + value("retried") + value("released")
      #expect(try incoming == value("completed") + value("blocked"))
      let reactions = try ["deferred", "retrying", "abandoned", "circumvented", "diverted"].reduce(0) { try $0 + value($1) }
      #expect(try value("blocked") + value("withheld") == reactions)
      let outOfReach = try value("unable") + value("deterred")
      #expect(try value("wishes") + value("arrived") == value("attempts") + value("withheld") + outOfReach)
      backlog += try value("deferred") + value("retrying") - value("released") - value("retried")
      backlog -= try value("superseded") + value("settled")
      #expect(try value("backlog") == backlog)
      blocked += try value("blocked")
      if row["arm"] == "baseline" { #expect(try value("blocked") == 0) }
    }
    #expect(blocked > 10_000)
  }

  /// The same totals by two ways.
  @Test func effectsAreTheSumsOfTheTimeseries() throws {
    let rows = try folder.table("timeseries.csv", of: results)
    let effects = results.effects()
    for (metric, column) in [("completed_total", "completed"), ("attempts_blocked", "blocked"), ("deferred", "deferred")] {
      for action in ["register", "change_name"] {
        let effect = try #require(effects.first { $0.key.metric == metric && $0.key.cohort == "all" && $0.key.action == action })
        for (arm, figure) in [("baseline", effect.baseline?.value), ("restricted", effect.restricted.value)] {
          let sum = rows.filter { $0["arm"] == arm && $0["action"] == action }.reduce(0) { $0 + (Double($1[column] ?? "") ?? 0) }
          #expect(sum == figure)
        }
      }
    }
  }

  @Test func theDifferenceIsTheDifference() throws {
    for effect in results.effects() {
      let difference = try effect.restricted.value - #require(effect.baseline).value
      #expect(effect.difference?.value == difference)
      if let interval = effect.difference?.interval { #expect(interval.contains(difference)) }
      // What never happens has no interval; all else happens often here.
      let happens = effect.restricted.value > 0 || effect.baseline?.value ?? 0 > 0
      #expect((effect.difference?.interval != nil) == happens)
    }
  }

  @Test func bothLiftsHaveASurge() throws {
    let rows = try folder.table("surge.csv", of: results)
    #expect(rows.map { $0["action"] } == ["change_name", "register"])
    #expect(rows[1]["lifted"] == "2017-10-18T06:30:00+08:00")
    for row in rows {
      let ratio = try #require(Double(row["peak_ratio"] ?? ""))
      let low = try #require(Double(row["peak_ratio_ci_low"] ?? ""))
      #expect(ratio > 1 && low < ratio)
      #expect(row["backlog_at_lift"] != "0" && row["half_backlog_h"] != "")
    }
  }
}

extension RunResults {
  func replacing(_ replications: [ReplicationResult]) -> RunResults {
    RunResults(scenario: scenario, start: clock.start, timeZone: clock.timeZone, replications: replications)
  }
}
