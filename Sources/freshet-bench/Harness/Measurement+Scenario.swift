import FreshetCore
import FreshetModel

extension Measurement {
  /// Simulates one replication of a scenario on the case's number of threads.
  ///
  /// - Parameters:
  ///   - window: The length of a window; `nil`: the scenario's own, or none where nobody influences anybody.
  ///   - checksum: What must be the same whenever the case is run.
  static func of(
    _ scenario: Scenario, _ benchmarkCase: BenchmarkCase, window: SimulationDuration? = nil,
    checksum: (ReplicationResult) -> Int
  ) throws(BenchmarkError) -> (measurement: Measurement, result: ReplicationResult) {
    let options = SimulationOptions(threads: benchmarkCase.integer("threads", default: 1), window: window)
    let stopwatch = Stopwatch()
    do throws(SimulationError) {
      let result = try Simulation(scenario).run(replication: 0, options: options)
      return (stopwatch.measurement(events: result.events, checksum: checksum(result)), result)
    } catch {
      throw .scenario("\(error)")
    }
  }
}
