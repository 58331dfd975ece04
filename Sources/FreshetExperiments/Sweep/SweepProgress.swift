import FreshetModel
import Synchronization

/// How far a sweep has come, and the way to stop it. Shared between threads.
public final class SweepProgress: Sendable {
  private struct State {
    var isStopped = false
    var monitors: [Int: RunMonitor] = [:]
    var next = 0
    var done = 0
    var failed = 0
    var reused = 0
    var replications = 0
    var events = 0
    var simulated = Duration.zero
  }

  /// The runs of the sweep: its points, and the one they are held against. Points that are the same run count once.
  public let runs: Int
  private let state = Mutex(State())

  public init(runs: Int) { self.runs = runs }

  /// Runs that have results, those that were known already among them.
  public var done: Int { state.withLock { $0.done } }
  /// Runs that were known before.
  public var reused: Int { state.withLock { $0.reused } }
  public var failed: Int { state.withLock { $0.failed } }
  /// Replications that were simulated.
  public var replications: Int { state.withLock { $0.replications } }
  /// Wall-clock time that went into simulating them, added up over the threads.
  public var simulated: Duration { state.withLock { $0.simulated } }
  /// Replications in hand.
  public var running: Int { state.withLock { $0.monitors.count } }
  public var events: Int { state.withLock { state in state.monitors.values.reduce(state.events) { $0 + $1.events } } }
  public var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Asks the sweep to stop soon, with all that is finished kept. May be called from any thread.
  public func stop() {
    state.withLock { state in
      state.isStopped = true
      for monitor in state.monitors.values { monitor.stop() }
    }
  }

  /// Simulates a replication under the eyes of the progress.
  func watch(
    _ run: (RunMonitor) throws(SimulationError) -> ReplicationResult
  ) throws(SimulationError) -> ReplicationResult {
    let monitor = RunMonitor()
    let number = state.withLock { state in
      state.next += 1
      state.monitors[state.next] = monitor
      if state.isStopped { monitor.stop() }
      return state.next
    }
    defer { state.withLock { state in state.monitors[number] = nil } }
    let start = ContinuousClock.now
    let result = try run(monitor)
    let length = ContinuousClock.now - start
    state.withLock { state in
      state.simulated += length
      state.replications += 1
      state.events += result.events
    }
    return result
  }

  func countDone() { state.withLock { $0.done += 1 } }
  func countFailed() { state.withLock { $0.failed += 1 } }

  func countReused() {
    state.withLock { state in
      state.done += 1
      state.reused += 1
    }
  }
}
