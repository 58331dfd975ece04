public import FreshetModel
public import FreshetResults
public import FreshetScenarios

/// All replications of a scenario, one after the other, each on all threads.
public struct ScenarioRun: Sendable {
  public let file: ScenarioFile
  /// How to compute it; changes no result.
  public var options: SimulationOptions
  /// Whether the results tell of the baseline arm. The restricted arm is the same with and without it.
  public var includesBaseline: Bool

  public init(_ file: ScenarioFile, options: SimulationOptions = SimulationOptions(), includesBaseline: Bool = true) {
    self.file = file
    self.options = options
    self.includesBaseline = includesBaseline
  }

  /// A progress that fits the run.
  public func makeProgress() -> RunProgress { RunProgress(replications: file.scenario.replications) }

  /// Simulates all replications.
  ///
  /// The results depend on the scenario alone.
  ///
  /// - Parameter progress: Learns how far the run has come, and can stop it.
  /// - Throws: ``RunError``.
  public func run(progress: RunProgress) throws(RunError) -> RunResults {
    let simulation = Simulation(file.scenario)
    var results: [ReplicationResult] = []
    for replication in 0..<file.scenario.replications {
      do throws(SimulationError) {
        let result = try simulation.run(replication: replication, options: options, monitor: progress.monitor)
        progress.complete(events: result.events)
        results.append(result)
      } catch .stopped {
        throw .stopped(completed: replication)
      } catch {
        throw .failed(replication: replication, error)
      }
    }
    return RunResults(
      scenario: file.scenario, start: file.start, timeZone: file.timeZone, replications: results,
      includesBaseline: includesBaseline)
  }
}
