import Synchronization

/// What a run tells while it goes on, and the way to stop it. Shared between threads.
public final class RunMonitor: Sendable {
  private let eventCount = Atomic<Int>(0)
  private let doneShare = Atomic<Int>(0)
  private let stopFlag = Atomic<Bool>(false)

  public init() {}

  /// Events processed in the blocks, or the windows of a coupled run, that are done.
  public var events: Int { eventCount.load(ordering: .relaxed) }

  /// The part that is done of the replication in hand, from 0 to 1.
  public var share: Double { Double(doneShare.load(ordering: .relaxed)) / 1e6 }

  /// Whether a stop was asked for.
  public var isStopped: Bool { stopFlag.load(ordering: .relaxed) }

  /// Asks the run to stop: every person stops at the next event, and it throws ``SimulationError/stopped``. May be called from any
  /// thread and from a signal source.
  public func stop() { stopFlag.store(true, ordering: .relaxed) }

  func add(events: Int) { eventCount.add(events, ordering: .relaxed) }
  func setShare(_ share: Double) { doneShare.store(Int(share * 1e6), ordering: .relaxed) }
}
