import FreshetExperiments
import FreshetResults
import FreshetScenarios

/// What a run comes to, for the closing table and for scripts.
struct RunSummary {
  let name: String
  let title: String?
  let results: RunResults
  let effects: [EffectRow]
  let surges: [SurgeRow]
  /// The run folder, as the user named it.
  let output: String
  let wallClockSeconds: Double

  init(_ file: ScenarioFile, _ results: RunResults, output: String, wallClock: WallClock) {
    name = file.name
    title = file.title
    self.results = results
    effects = results.effects()
    surges = results.surges()
    self.output = output
    wallClockSeconds = wallClock.elapsedSeconds
  }

  /// Simulated people at the start, in each replication.
  var people: Int { results.layout.accounts.reduce(0, +) }
}
