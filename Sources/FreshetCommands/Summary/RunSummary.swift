import FreshetExperiments
import FreshetModel
import FreshetResults
import FreshetScenarios

/// What a run comes to, for the closing table and for scripts.
struct RunSummary {
  let name: String
  let title: String?
  /// The names of the restrictions that were left out.
  let leftOut: [String]
  /// What the command line changed.
  let overrides: [String]
  let results: RunResults
  let effects: [EffectRow]
  let surges: [SurgeRow]
  /// What its reader should know of the scenario.
  let cautions: [Caution]
  /// The run folder, as the user named it.
  let output: String
  let wallClockSeconds: Double

  private let effectsByKey: [FigureKey: EffectRow]
  /// The name of the cohort that is a whole platform.
  private let wholes: [String: String]

  init(_ file: ScenarioFile, _ results: RunResults, overrides: [String], output: String, wallClock: WallClock) {
    self.overrides = overrides
    name = file.name
    title = file.title
    leftOut = file.leftOut
    self.results = results
    effects = results.effects()
    surges = results.surges()
    cautions = Caution.all(of: results.scenario)
    self.output = output
    wallClockSeconds = wallClock.elapsedSeconds
    effectsByKey = Dictionary(effects.map { ($0.key, $0) }) { first, _ in first }
    wholes = Dictionary(
      results.layout.cohorts.indices.map { (results.platform(cohort: $0), results.layout.cohorts[$0].name) }
    ) { _, _ in Origin.unnamed }
  }

  /// What stands in the tables of estimates.
  var estimates: RunEstimates {
    RunEstimates(effects: effects, surges: surges, replications: results.replicationRows())
  }

  /// Simulated people at the start, in each replication.
  var people: Int { results.layout.people }

  /// The name of the cohort that is a whole platform.
  func whole(of platform: String) -> String { wholes[platform] ?? Origin.unnamed }

  var hasSeveralPlatforms: Bool { wholes.count > 1 }

  /// A figure of all cohorts of a platform together.
  func effect(_ metric: String, platform: String, action: String) -> EffectRow? {
    effectsByKey[FigureKey(metric: metric, platform: platform, cohort: whole(of: platform), action: action)]
  }

  /// The platforms and actions where an attempt was blocked or the arms differ, in the order of `effects.csv`.
  var touched: [(platform: String, action: String)] {
    effects.lazy.map(\.key)
      .filter { $0.metric == "attempts_blocked" && $0.action != Action.all && $0.cohort == wholes[$0.platform] }
      .map { ($0.platform, $0.action) }
      .filter { platform, action in
        let blocked = effect("attempts_blocked", platform: platform, action: action)?.restricted.value
        let difference = effect("completed_total", platform: platform, action: action)?.difference?.value
        return (blocked ?? 0) > 0 || (difference ?? 0) != 0
      }
  }
}
