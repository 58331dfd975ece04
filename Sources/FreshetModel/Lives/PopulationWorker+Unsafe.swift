import FreshetCore
import FreshetRandom

/// What a thread carries while it lives people's lives.
final class PopulationWorker<Observer: AttemptObserver> {
  let tools: Tools<Observer>

  init(_ stream: consuming RandomStream, _ tally: Tally, _ monitor: RunMonitor) {
    tools = Tools(stream, tally, monitor)
  }

  deinit { tools.deallocate() }
}

/// A worker's tools: a stream of draws and the counts.
///
/// A handle on memory of the worker's: lives take it along without counting references.
struct Tools<Observer: AttemptObserver> {
  private struct Contents: ~Copyable {
    let stream: RandomStream
    let tally: Tally
    let monitor: Unmanaged<RunMonitor>
    let early: UnsafeMutablePointer<EarlyDraws>
    let gapsAhead: UnsafeMutablePointer<GapAhead>
    var observer = Observer()
    var reportedEvents = 0
  }

  private let contents: UnsafeMutablePointer<Contents>

  init(_ stream: consuming RandomStream, _ tally: Tally, _ monitor: RunMonitor) {
    contents = .allocate(capacity: 1)
    contents.initialize(
      to: Contents(
        stream: stream, tally: tally, monitor: .passRetained(monitor), early: .allocate(capacity: 64), gapsAhead: .allocate(capacity: 64)))
    early.initialize(repeating: .none, count: 64)
    gapsAhead.initialize(repeating: .none, count: 64)
  }

  func deallocate() {
    tally.deallocate()
    early.deallocate()
    gapsAhead.deallocate()
    contents.pointee.monitor.release()
    contents.deinitialize(count: 1).deallocate()
  }

  var stream: RandomStream {
    @inline(__always) _read { yield contents.pointee.stream }
  }

  @inline(__always)
  var tally: Tally { contents.pointee.tally }

  /// Draws that were made ahead: in windows for each of 64 people, else for what one decides next. Each is used for its own
  /// decision alone, so it does not matter when another takes its place.
  @inline(__always)
  var early: UnsafeMutablePointer<EarlyDraws> { contents.pointee.early }

  /// For each process of the person who lives, where that is not packed.
  @inline(__always)
  var gapsAhead: UnsafeMutablePointer<GapAhead> { contents.pointee.gapsAhead }

  var observer: Observer {
    get { contents.pointee.observer }
    nonmutating _modify { yield &contents.pointee.observer }
  }

  /// Whether somebody has asked the run to stop.
  @inline(__always)
  var isStopped: Bool { contents.pointee.monitor._withUnsafeGuaranteedRef { $0.isStopped } }

  /// Tells the monitor of the events since it was last told.
  func reportEvents() {
    let unreported = tally.events - contents.pointee.reportedEvents
    contents.pointee.monitor._withUnsafeGuaranteedRef { $0.add(events: unreported) }
    contents.pointee.reportedEvents = tally.events
  }
}
