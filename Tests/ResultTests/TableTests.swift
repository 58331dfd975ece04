import Foundation
import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetResults
import Testing

@Suite struct TableTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let scenario = Synthetic.scenario(
    origins: [("mainland", 0.9), ("overseas", 0.1)], actions: ["change_name", "change_bio"],
    end: SimulationTime(microseconds: 9_000_000_000), restrictions: [])

  /// Scripts depend on these.
  @Test(arguments: [
    (
      "timeseries.csv",
      "time,arm,platform,cohort,action,attempts,retried,released,completed,blocked,deferred,retrying,abandoned,circumvented,"
        + "diverted,backlog,waiting,local_time,elapsed_h,wishes,arrived,withheld,superseded,settled,unable,deterred,dropped,replaced"
    ),
    ("population.csv", "time,arm,platform,cohort,accounts,active,registered,lapsed,suspended,circumventing,local_time,elapsed_h,read_only,closed"),
    (
      "effects.csv",
      "metric,platform,cohort,action,baseline,restricted,difference,ci_low,ci_high,relative_percent,replications,"
        + "baseline_ci_low,baseline_ci_high,restricted_ci_low,restricted_ci_high,relative_percent_ci_low,relative_percent_ci_high,too_few"
    ),
    ("ledger.csv", "restriction,platform,cohort,action,stopped,withheld,lost,gained,later,earlier,user_days_lost,user_days_gained"),
    ("replications.csv", "replication,metric,platform,cohort,action,baseline,restricted"),
    (
      "surge.csv",
      "restriction,platform,action,lifted"
        + [
          "baseline_per_h", "peak_per_h", "peak_ratio", "peak_time", "backlog_at_lift", "half_backlog_h", "recovery_h",
          "released_total", "abandoned_total", "usual_peak_per_h", "peak_10min_per_h", "peak_1min_per_h",
        ].map { ",\($0),\($0)_ci_low,\($0)_ci_high" }.joined() + ",too_few"
        + ["drain_h", "wait_max_s", "in_time_share"].map { ",\($0),\($0)_ci_low,\($0)_ci_high" }.joined()
    ),
  ])
  func headers(_ file: String, _ header: String) throws {
    _ = try folder.table(file, of: Synthetic.results(scenario))
    #expect(try folder.text("run/" + file).hasPrefix(header + "\n"))
    let table = try #require(ResultTables.all.first { $0.file == file })
    #expect(table.columns.map(\.name).joined(separator: ",") == header)
    #expect(table.columns.allSatisfy { $0.meaning.hasSuffix(".") })
  }

  @Test func timeseriesCountsPeople() throws {
    let rows = try folder.table(
      "timeseries.csv",
      of: Synthetic.results(scenario, replications: 2) { replication, baseline, restricted in
        baseline[flow: 0, interval: 0, .fresh, .completed] = 3 + replication
        restricted[flow: 3, interval: 0, .fresh, .deferred] = 4
        restricted[flow: 3, interval: 0, .fresh, .retrying] = 2
        restricted[flow: 3, interval: 1, .retried, .retrying] = 1
        restricted[flow: 3, interval: 1, .retried, .abandoned] = 1
        restricted[flow: 3, interval: 2, .released, .completed] = 3
      })
    #expect(rows.count == 2 * 4 * 3)
    // Each series is in one piece: arm, platform, cohort, action, time.
    #expect(rows.prefix(12).allSatisfy { $0["arm"] == "baseline" })
    #expect(rows[3..<6].allSatisfy { $0["cohort"] == "mainland" && $0["action"] == "change_bio" })
    #expect(
      rows.prefix(3).map { $0["time"] } == [
        "2017-10-17T00:00:00+08:00", "2017-10-17T01:00:00+08:00", "2017-10-17T02:00:00+08:00",
      ])
    #expect(rows[1]["local_time"] == "2017-10-17 01:00:00" && rows[1]["elapsed_h"] == "1.0")
    #expect(rows[0]["attempts"] == "350" && rows[0]["completed"] == "350" && rows[0]["blocked"] == "0")
    let last = rows.suffix(3).map { $0 }
    #expect(last.map { $0["backlog"] } == ["600", "500", "200"])
    #expect(last.map { $0["blocked"] } == ["600", "200", "0"])
    #expect(last.map { $0["retried"] } == ["0", "200", "0"])
    #expect(last.map { $0["released"] } == ["0", "0", "300"])
    #expect(last.allSatisfy { $0["waiting"] == "0" })
  }

  @Test func populationIsTheStockAtTheIntervalsStart() throws {
    let rows = try folder.table(
      "population.csv",
      of: Synthetic.results(scenario) { _, _, restricted in
        // Ten lapse in the first interval and return in the second.
        for (instant, change) in [(1, 10), (2, -10)] {
          restricted[cohort: 1, .active, instant: instant] -= change
          restricted[cohort: 1, .lapsed, instant: instant] += change
        }
      })
    #expect(rows.count == 2 * 2 * 3)
    let overseas = rows.suffix(3).map { $0 }
    #expect(overseas.map { $0["accounts"] } == ["100000", "100000", "100000"])
    #expect(overseas.map { $0["active"] } == ["100000", "99000", "100000"])
    #expect(overseas.map { $0["lapsed"] } == ["0", "1000", "0"])
    #expect(overseas[1]["time"] == "2017-10-17T01:00:00+08:00")
  }

  @Test func replicationsHaveWholePeople() throws {
    let results = Synthetic.results(scenario, replications: 3) { replication, baseline, restricted in
      baseline[flow: 2, interval: 0, .fresh, .completed] = 7 * replication
      restricted[flow: 2, interval: 0, .fresh, .completed] = 5 * replication
    }
    let rows = try folder.table("replications.csv", of: results)
    #expect(rows.count == 3 * results.effects().count)
    let own = rows.filter { $0["metric"] == "completed_total" && $0["cohort"] == "overseas" && $0["action"] == "change_name" }
    #expect(own.map { $0["replication"] } == ["0", "1", "2"])
    #expect(own.map { $0["baseline"] } == ["0", "700", "1400"] && own.map { $0["restricted"] } == ["0", "500", "1000"])
  }

  /// A sum over actions has a name; what belongs to no action has none.
  @Test func theSumOverActionsIsAll() throws {
    let rows = try folder.table("effects.csv", of: Synthetic.results(scenario))
    #expect(rows.contains { $0["metric"] == "people_blocked" && $0["cohort"] == "mainland" && $0["action"] == "all" })
    #expect(Set(rows.filter { $0["action"] == "" }.map { $0["metric"] }) == ["active_end", "people_circumventing"])
  }

  @Test func onlySomeTables() throws {
    let results = Synthetic.results(scenario)
    try results.write(Synthetic.attachments, tables: ["surge", "effects"], into: RunFolder(path: folder.path + "/run"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/run").sorted()
    #expect(names == ["effects.csv", "manifest.json", "scenario.yaml", "surge.csv"])
    let manifest = try JSONSerialization.jsonObject(with: Data(folder.text("run/manifest.json").utf8)) as? [String: Any]
    #expect((manifest?["files_sha256"] as? [String: String])?.keys.sorted() == ["effects.csv", "scenario.yaml", "surge.csv"])
  }

  /// What is not written is checked all the same.
  @Test func tablesThatAreNotWrittenAreChecked() throws {
    let broken = Synthetic.results(scenario) { _, _, restricted in
      restricted[flow: 0, interval: 1, .released, .completed] = 1
    }
    #expect(throws: ResultError.self) {
      try broken.write(Synthetic.attachments, tables: ["surge"], into: RunFolder(path: folder.path + "/run"))
    }
  }

  @Test func manifestNamesEveryFile() throws {
    try Synthetic.results(scenario, replications: 3).write(
      Synthetic.attachments, into: RunFolder(path: folder.path + "/run"))
    let text = try folder.text("run/manifest.json")
    let manifest = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(manifest["weight"] as? Double == 100)
    #expect(manifest["users_simulated"] as? Int == 10_000)
    #expect(manifest["replications"] as? Int == 3)
    #expect(manifest["events"] as? Int == 30)
    #expect(manifest["until"] as? String == "2017-10-17T02:30:00+08:00")
    #expect(manifest["scenario_sha256"] as? String == sha256("freshet: 1\n"))
    let digests = try #require(manifest["files_sha256"] as? [String: String])
    let others = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/run").filter { $0 != "manifest.json" }
    #expect(others.sorted() == digests.keys.sorted())
    for name in others { #expect(try digests[name] == sha256(folder.text("run/" + name))) }
  }

  @Test func dataFilesLieBesideTheScenario() throws {
    var attachments = Synthetic.attachments
    attachments.dataFiles = [("gaps.csv", Array("1\n2\n".utf8))]
    try Synthetic.results(scenario).write(attachments, into: RunFolder(path: folder.path + "/run"))
    #expect(try folder.text("run/gaps.csv") == "1\n2\n")
  }

  @Test func withoutBaseline() throws {
    let results = Synthetic.results(scenario, replications: 2, baseline: false)
    #expect(try folder.table("timeseries.csv", of: results).allSatisfy { $0["arm"] == "restricted" })
    #expect(try folder.table("population.csv", of: results).allSatisfy { $0["arm"] == "restricted" })
    for row in try folder.table("effects.csv", of: results) {
      #expect(["baseline", "difference", "ci_low", "ci_high", "relative_percent"].allSatisfy { row[$0] == "" })
      #expect(row["restricted"] != "")
    }
  }

  @Test func stoppedWritingLeavesNothing() throws {
    let monitor = RunMonitor()
    monitor.stop()
    let target = try RunFolder(path: folder.path + "/run")
    #expect(throws: ResultError.stopped) {
      try Synthetic.results(scenario).write(Synthetic.attachments, into: target, monitor: monitor)
    }
    #expect(folder.names == [])
  }
}
