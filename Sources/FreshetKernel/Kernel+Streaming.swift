public import Dispatch
public import FreshetCore
public import Synchronization

extension Kernel {
  /// Each worker takes the next block, lives its members through and drops it.
  ///
  /// - Parameter windows: Absent: one window, the whole run.
  @inlinable
  func streamBlocks(
    in windows: TimeGrid?, coupling: Model.Coupling, progress: @escaping @Sendable (Double) -> Bool
  ) throws(KernelError) -> [Model.Worker] {
    nonisolated(unsafe) let workers = (0..<self.workers).map { _ in model.makeWorker() }
    nonisolated(unsafe) let outboxes = workers.map { _ in
      Outbox<Model.Message>(
        runEnd: end, windows: TimeGrid(length: end - .start), blockStride: model.blockStride,
        share: BlockShare(noneOf: model.blockCount))
    }
    let queue = BlockQueue(count: model.blockCount)
    onAllWorkers { index in
      let surroundings = Surroundings<Model>(coupling: coupling, worker: workers[index], outbox: outboxes[index])
      outboxes[index].state.pointee.windowEnd = end
      while let block = queue.next() {
        if let windows {
          live(block, through: windows, in: surroundings)
        } else {
          live(block, in: surroundings)
        }
        let finished = queue.finishOne()
        if !progress(Double(finished) / Double(queue.count)), finished < queue.count { queue.stop() }
      }
    }
    try checkViolations(outboxes, windowEnd: end)
    if queue.isStopped { throw .stopped }
    return workers
  }

  /// One block's members, each from beginning to end: as many as the model has room for begin, then those live on.
  @inlinable @inline(never)
  func live(_ index: Int, in surroundings: Surroundings<Model>) {
    let block = model.makeBlock(index, worker: surroundings.worker)
    let members = model.memberCount(of: block)
    precondition(members <= model.blockStride, "a block with more members than the stride")
    let firstAddress = UInt32(truncatingIfNeeded: index &* model.blockStride)
    for first in stride(from: 0, to: members, by: UInt64.bitWidth) {
      let group = first..<min(members, first &+ UInt64.bitWidth)
      var waiting = (UInt64.max &>> UInt64(UInt64.bitWidth &- group.count)) & ~model.endQuiet(group, of: block, worker: surroundings.worker)
      while waiting != 0 {
        let due = begin(&waiting, from: first, of: block, worker: surroundings.worker)
        live(due, from: first, of: block, firstAddress: firstAddress, in: surroundings)
        forEach(due) { model.finish(first &+ $0, of: block, worker: surroundings.worker) }
      }
    }
  }

  /// Begins members until as many have something to live for as the model has room for, and finishes the others.
  ///
  /// - Parameter waiting: Who has not begun, one bit each, counted from the first; those who begin are taken out.
  /// - Returns: Who has something to live for.
  @inlinable @inline(__always)
  func begin(_ waiting: inout UInt64, from first: Int, of block: Model.Block, worker: Model.Worker) -> UInt64 {
    var due: UInt64 = 0
    while waiting != 0, due.nonzeroBitCount < model.room {
      let lowest = waiting & (0 &- waiting)
      waiting &= waiting &- 1
      let member = first &+ lowest.trailingZeroBitCount
      if model.begin(member, of: block, worker: worker) < end {
        due |= lowest
      } else {
        model.finish(member, of: block, worker: worker)
      }
    }
    return due
  }

  /// Lets those live to the end who have something to live for.
  @inlinable @inline(__always)
  func live(_ due: UInt64, from first: Int, of block: Model.Block, firstAddress: UInt32, in surroundings: Surroundings<Model>) {
    forEach(due) {
      let member = first &+ $0
      surroundings.outbox.state.pointee.sender = firstAddress &+ UInt32(truncatingIfNeeded: member)
      let next = model.advance(member, of: block, until: end, in: surroundings)
      precondition(next >= end, "a member that is due in a window that is over")
    }
  }

  /// Calls `body` with the position of each bit that is set.
  @inlinable @inline(__always)
  func forEach(_ bits: UInt64, _ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }

  /// One block, window by window. Nobody may post mail, so the outbox is that of a run of one window.
  @inlinable @inline(never)
  func live(_ index: Int, through windows: TimeGrid, in surroundings: Surroundings<Model>) {
    let crew = WindowCrew(
      model: model, worker: surroundings.worker, windows: Windows(windows, until: end), blocks: BlockShare(index, of: model.blockCount),
      outbox: surroundings.outbox)
    crew.begin()
    for window in 0..<crew.windows.count where crew.isBusy(in: window) { crew.live(window, coupling: surroundings.coupling) }
    crew.finish()
  }

  /// Runs `body` once for each worker, on as many threads or, where there is little to do, on this one.
  @inlinable
  func onAllWorkers(isLittle: Bool = false, _ body: @Sendable (Int) -> Void) {
    if workers == 1 || isLittle {
      for worker in 0..<workers { body(worker) }
    } else {
      DispatchQueue.concurrentPerform(iterations: workers, execute: body)
    }
  }

  @inlinable
  func checkViolations(_ outboxes: [Outbox<Model.Message>], windowEnd: SimulationTime) throws(KernelError) {
    let violations = outboxes.compactMap { $0.state.pointee.violation }
    guard let first = violations.min(by: { ($0.sender, $0.timestamp) < ($1.sender, $1.timestamp) }) else { return }
    throw .causalityViolation(sender: first.sender, timestamp: first.timestamp, windowEnd: windowEnd)
  }
}

/// The blocks that no worker has taken yet.
@usableFromInline
final class BlockQueue: Sendable {
  @usableFromInline let count: Int
  @usableFromInline let taken = Atomic<Int>(0)
  @usableFromInline let finished = Atomic<Int>(0)
  @usableFromInline let stopped = Atomic<Bool>(false)

  @inlinable
  init(count: Int) {
    self.count = count
  }

  @inlinable
  func next() -> Int? {
    if isStopped { return nil }
    let block = taken.add(1, ordering: .relaxed).oldValue
    return block < count ? block : nil
  }

  /// - Returns: The number of blocks finished, this one included.
  @inlinable
  func finishOne() -> Int { finished.add(1, ordering: .relaxed).newValue }

  @inlinable
  func stop() { stopped.store(true, ordering: .relaxed) }

  @inlinable
  var isStopped: Bool { stopped.load(ordering: .relaxed) }
}
