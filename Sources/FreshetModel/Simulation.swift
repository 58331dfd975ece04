public import FreshetCore

/// A scenario made ready to run.
///
///     let simulation = Simulation(scenario)
///     let result = try simulation.run(replication: 0)
public struct Simulation: Sendable {
  public let scenario: Scenario
  public let layout: ResultLayout

  public init(_ scenario: Scenario) {
    self.scenario = scenario
    layout = ResultLayout(scenario)
  }

  /// Simulates one replication in both arms.
  ///
  /// - Parameters:
  ///   - replication: Its number from 0. The result depends on the scenario and this number alone.
  ///   - options: How to compute it; changes no result.
  ///   - monitor: Receives the progress and can stop the run.
  /// - Throws: ``SimulationError``.
  public func run(
    replication: Int, options: SimulationOptions = SimulationOptions(), monitor: RunMonitor = RunMonitor()
  ) throws(SimulationError) -> ReplicationResult {
    throw .stopped
  }
}

/// How a replication is computed. None of it changes a result.
public struct SimulationOptions: Sendable {
  /// The number of threads, at least 1.
  public var threads: Int
  /// The length of a window; absent: one window, the whole run, and blocks are streamed.
  public var window: SimulationDuration?

  public init(threads: Int = 1, window: SimulationDuration? = nil) {
    self.threads = threads
    self.window = window
  }
}

/// Why a replication came to no result.
public enum SimulationError: Error, Equatable, Sendable {
  /// Somebody asked for it; see ``RunMonitor/stop()``.
  case stopped
  /// The run's own book-keeping does not add up: a bug in Freshet.
  case notConserved(what: String, expected: Int, found: Int)
  /// A message was sent into the current window: a bug in Freshet.
  case causalityViolation(sent: SimulationTime, timestamp: SimulationTime)
}
