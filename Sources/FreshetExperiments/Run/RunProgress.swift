public import FreshetModel
import Synchronization

/// How far a run of several replications has come, and the way to stop it. Shared between threads.
public final class RunProgress: Sendable {
  private struct State {
    var monitor = RunMonitor()
    var completed = 0
    var completedEvents = 0
    var isStopped = false
  }

  /// The replications of the run.
  public let replications: Int
  private let state = Mutex(State())

  public init(replications: Int) {
    self.replications = replications
  }

  /// The replications that are complete.
  public var completed: Int { state.withLock { $0.completed } }

  /// Events processed so far.
  public var events: Int { state.withLock { $0.completedEvents + $0.monitor.events } }

  /// The part that is done of the replication in hand, from 0 to 1.
  public var shareOfReplication: Double { state.withLock { $0.monitor.share } }

  /// The part that is done of the whole run, from 0 to 1.
  public var share: Double {
    state.withLock { min(1, (Double($0.completed) + $0.monitor.share) / Double(max(1, replications))) }
  }

  /// Whether a stop was asked for.
  public var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Asks the run to stop soon; it then throws ``RunError/stopped(completed:)``. May be called from any thread.
  public func stop() {
    state.withLock {
      $0.isStopped = true
      $0.monitor.stop()
    }
  }

  /// The monitor of the replication in hand and, after the last, of what is done with the results.
  public var monitor: RunMonitor { state.withLock { $0.monitor } }

  /// Counts the replication in hand as complete and begins the next.
  func complete(events: Int) {
    state.withLock {
      $0.completed += 1
      $0.completedEvents += events
      $0.monitor = RunMonitor()
      if $0.isStopped { $0.monitor.stop() }
    }
  }
}
