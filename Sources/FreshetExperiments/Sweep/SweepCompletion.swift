import FreshetModel
public import FreshetResults
import FreshetScenarios

/// Puts runs together whose replications were done in several places, none of which had all of them.
public enum SweepCompletion {
  /// The records of the runs that have all replications in the logs, and no results.
  ///
  /// - Parameters:
  ///   - plan: What the sweep is.
  ///   - index: What its logs hold.
  ///   - folders: Those that may keep the scenario of a run.
  public static func records(_ plan: SweepPlan, _ index: SweepIndex, folders: [String]) -> [SweepRecord] {
    plan.keys.filter { !index.contains(.point, $0) && index.contains(.part(replication: 0), $0) }.compactMap { key in
      folders.lazy.compactMap { record(of: key, SweepFolder.scenario(of: key, in: $0), plan, index) }.first
    }
  }

  private static func record(of key: SweepKey, _ path: String, _ plan: SweepPlan, _ index: SweepIndex) -> SweepRecord? {
    // Another version might make something else of it.
    guard let includesBaseline = [true, false].first(where: { SweepRun.version(includesBaseline: $0) == plan.version }),
      let file = try? ScenarioLoader.load(path: path),
      SweepKey(
        version: plan.version, metrics: plan.metrics, rule: plan.rule.isEmpty ? nil : plan.rule, scenarioText: file.resolvedText,
        dataFiles: file.dataFiles) == key
    else { return nil }
    let simulation = Simulation(file.scenario)
    let parts = (0..<file.scenario.replications).compactMap { replication in
      index.content(.part(replication: replication), key).flatMap { PointWork.result($0, simulation) }
    }
    guard parts.count == file.scenario.replications else { return nil }
    let results = RunResults(
      scenario: file.scenario, start: file.start, timeZone: file.timeZone, replications: parts, includesBaseline: includesBaseline)
    return (try? PointRecord(results, metrics: plan.metrics)).map { SweepRecord(.point, key: key, content: $0.content) }
  }
}
