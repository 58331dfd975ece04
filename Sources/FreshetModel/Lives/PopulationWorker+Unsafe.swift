import FreshetCore
import FreshetRandom

/// What a thread carries while it lives people's lives.
final class PopulationWorker<Observer: AttemptObserver> {
  let tools: Tools<Observer>

  /// - Parameter livesWhole: Whether people live from beginning to end, one after the other, and not a window at a time.
  init(_ stream: consuming RandomStream, _ tally: Tally, _ monitor: RunMonitor, _ observer: Observer, livesWhole: Bool) {
    tools = Tools(stream, tally, monitor, observer, livesWhole: livesWhole)
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
    let earlyGaps: UnsafeMutablePointer<EarlyGap>
    let gapsAhead: UnsafeMutablePointer<GapAhead>
    let gapBatches = GapBatches()
    let gapsOfGroup = GapsOfGroup()
    let drawsBatches: Bool
    var observer: Observer
    var reportedEvents = 0
    var requests: [ServiceRequest] = []
    var services: [ServiceCounts] = []
  }

  private let contents: UnsafeMutablePointer<Contents>

  /// The members of a group that the kernel prepares.
  static var room: Int { 64 }

  init(_ stream: consuming RandomStream, _ tally: Tally, _ monitor: RunMonitor, _ observer: Observer, livesWhole: Bool) {
    contents = .allocate(capacity: 1)
    contents.initialize(
      to: Contents(
        stream: stream, tally: tally, monitor: .passRetained(monitor), early: .allocate(capacity: Self.room * Self.roomOfProcesses),
        earlyGaps: .allocate(capacity: Self.room), gapsAhead: .allocate(capacity: Self.room), drawsBatches: livesWhole, observer: observer))
    contents.pointee.early.initialize(repeating: .none, count: Self.room * Self.roomOfProcesses)
    earlyGaps.initialize(repeating: .none, count: Self.room)
    gapsAhead.initialize(repeating: .none, count: Self.room)
  }

  func deallocate() {
    tally.deallocate()
    contents.pointee.early.deallocate()
    earlyGaps.deallocate()
    gapsAhead.deallocate()
    contents.pointee.gapBatches.deallocate()
    contents.pointee.gapsOfGroup.deallocate()
    contents.pointee.monitor.release()
    contents.deinitialize(count: 1).deallocate()
  }

  var stream: RandomStream {
    @inline(__always) _read { yield contents.pointee.stream }
  }

  @inline(__always)
  var tally: Tally { contents.pointee.tally }

  /// Of how many processes there is room for the first draws.
  private static var roomOfProcesses: Int { 8 }

  /// Where the first draws of a process are kept that are made ahead of a person's beginning. They know their decision and are used for that
  /// alone, so whoever overwrites another's costs time, never a result.
  @inline(__always)
  func early(_ process: Int, of person: UInt64) -> UnsafeMutablePointer<EarlyDraws> {
    let place = (process & (Self.roomOfProcesses &- 1)) &* Self.room &+ Int(truncatingIfNeeded: person) & (Self.room &- 1)
    return contents.pointee.early + place
  }

  /// The same of gaps, one for each member of a group that the kernel prepares.
  @inline(__always)
  var earlyGaps: UnsafeMutablePointer<EarlyGap> { contents.pointee.earlyGaps }

  /// What is known ahead of the processes of the person who lives, where that is not packed; ``room`` of them.
  @inline(__always)
  var gapsAhead: UnsafeMutablePointer<GapAhead> { contents.pointee.gapsAhead }

  /// Whether gaps are drawn in batches: whoever lives for a window at a time would leave most of them to nobody.
  @inline(__always)
  var drawsBatches: Bool { contents.pointee.drawsBatches }

  /// Gaps that are drawn for many neighbours at once.
  @inline(__always)
  var gapsOfGroup: GapsOfGroup { contents.pointee.gapsOfGroup }

  /// Gaps of such processes that are drawn in batches.
  @inline(__always)
  var gapBatches: GapBatches { contents.pointee.gapBatches }

  var observer: Observer {
    get { contents.pointee.observer }
    nonmutating _modify { yield &contents.pointee.observer }
  }

  // MARK: Services

  /// Keeps a request until somebody posts it. One that is the same in the other arm is the same request.
  func keepRequest(_ request: ServiceRequest) {
    let last = contents.pointee.requests.count &- 1
    if last >= 0, request.isTwin(of: contents.pointee.requests[last]) {
      contents.pointee.requests[last].arms.formUnion(request.arms)
    } else {
      contents.pointee.requests.append(request)
    }
  }

  /// The requests that nobody has posted yet.
  @inline(__always)
  var hasRequests: Bool { !contents.pointee.requests.isEmpty }

  /// Hands out the requests in the order in which they were made.
  func takeRequests(_ body: (ServiceRequest) -> Void) {
    for request in contents.pointee.requests { body(request) }
    contents.pointee.requests.removeAll(keepingCapacity: true)
  }

  /// Keeps what a service has counted until the end of the run.
  func keep(_ counts: ServiceCounts) { contents.pointee.services.append(counts) }

  /// What services have counted that this worker has run.
  var services: [ServiceCounts] { contents.pointee.services }

  @inline(__always)
  var monitor: MonitorReference { MonitorReference(monitor: contents.pointee.monitor) }

  /// Whether somebody has asked the run to stop.
  @inline(__always)
  var isStopped: Bool { monitor.isStopped }

  /// Tells the monitor of the events since it was last told.
  func reportEvents() {
    let unreported = tally.events - contents.pointee.reportedEvents
    contents.pointee.monitor._withUnsafeGuaranteedRef { $0.add(events: unreported) }
    contents.pointee.reportedEvents = tally.events
  }
}

/// A monitor that somebody else keeps: it is asked at every event.
struct MonitorReference {
  fileprivate let monitor: Unmanaged<RunMonitor>

  @inline(__always)
  var isStopped: Bool { monitor._withUnsafeGuaranteedRef { $0.isStopped } }
}
