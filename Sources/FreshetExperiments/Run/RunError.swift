public import FreshetModel

/// Why a run came to no results.
public enum RunError: Error, Equatable, Sendable {
  /// Somebody asked for it; `completed` replications were complete and are dropped.
  case stopped(completed: Int)
  /// A replication failed: a bug in Freshet.
  case failed(replication: Int, SimulationError)
}
