public import FreshetCore

/// Where members post their mail. Each worker has one.
public final class Outbox<Message: BitwiseCopyable & Sendable> {
  @usableFromInline
  struct State {
    /// The address of the member who is living.
    @usableFromInline var sender: UInt32
    /// The number of pieces of mail that the sender's block has posted.
    @usableFromInline var sequence: UInt32
    @usableFromInline var window: Int
    @usableFromInline var windowEnd: SimulationTime
    @usableFromInline var violation: (sender: UInt32, timestamp: SimulationTime)?

    @inlinable
    init() {
      sender = 0
      sequence = 0
      window = 0
      windowEnd = .start
      violation = nil
    }
  }

  @usableFromInline let state: UnsafeMutablePointer<State>
  @usableFromInline let runEnd: SimulationTime
  @usableFromInline let windows: TimeGrid
  @usableFromInline let blockStride: UInt32
  @usableFromInline let share: BlockShare
  @usableFromInline let store: MailStore<Message>

  /// - Parameter share: The blocks of this worker: their mail goes straight to where they find it, that of others at the window's end.
  @inlinable
  init(runEnd: SimulationTime, windows: TimeGrid, blockStride: Int, share: BlockShare) {
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    self.runEnd = runEnd
    self.windows = windows
    self.blockStride = UInt32(blockStride)
    self.share = share
    store = MailStore(blocks: share.count, workers: share.workers)
  }

  deinit {
    state.deallocate()
  }

  /// Posts a message.
  ///
  /// - Parameters:
  ///   - address: Whom it is for: block × block stride + member; it must exist.
  ///   - time: When it arrives, not before the end of the current window; an earlier time stops the run with
  ///     ``KernelError/causalityViolation(sender:timestamp:windowEnd:)``. Mail for the end of the run or later is dropped.
  @inlinable @inline(__always)
  public func post(_ message: Message, to address: UInt32, at time: SimulationTime) {
    guard time >= state.pointee.windowEnd else { return noteViolation(time) }
    guard time < runEnd else { return }
    let sequence = state.pointee.sequence
    state.pointee.sequence = sequence &+ 1
    let block = Int(address / blockStride)
    precondition(block < share.total, "mail for an address that no block has")
    let mail = Mail(time: time, sender: state.pointee.sender, sequence: sequence, target: address, message: message)
    let owner = share.worker(ofBlock: block)
    if owner == share.worker {
      add(mail, block: block)
    } else {
      store.add(mail, to: store.outgoing(to: owner))
    }
  }

  /// Puts mail where a block of this worker finds it.
  @inlinable @inline(__always)
  func add(_ mail: Mail<Message>, block: Int) {
    store.add(mail, block: share.place(of: block), window: windows.index(of: mail.time), currentWindow: state.pointee.window)
  }

  /// Takes what another worker's members have posted for the blocks of this one.
  @inlinable
  func admit(from other: Outbox) {
    other.store.forEach(in: other.store.outgoing(to: share.worker)) { mail in
      add(mail.pointee, block: Int(mail.pointee.target / blockStride))
    }
  }

  /// Forgets what was posted for other workers' blocks: they have it.
  @inlinable
  func forgetOutgoing() {
    for worker in 0..<share.workers { store.empty(store.outgoing(to: worker)) }
  }

  /// Keeps the first violation by content, so that the error is the same on any number of threads.
  @inlinable @inline(never)
  func noteViolation(_ time: SimulationTime) {
    if let known = state.pointee.violation, (known.sender, known.timestamp) <= (state.pointee.sender, time) { return }
    state.pointee.violation = (state.pointee.sender, time)
  }
}

/// The blocks that one of several workers has: every so many-th, since neighbours are alike, and some kinds of people have far more to do than
/// others.
@usableFromInline
struct BlockShare: Sendable {
  /// The number of all blocks.
  @usableFromInline let total: Int
  @usableFromInline let worker: Int
  @usableFromInline let workers: Int
  /// The number of this worker's blocks.
  @usableFromInline let count: Int

  @inlinable
  init(of total: Int, worker: Int, workers: Int) {
    (self.total, self.worker, self.workers) = (total, worker, workers)
    count = (total &- worker &+ workers &- 1) / workers
  }

  /// One block alone.
  @inlinable
  init(_ block: Int, of total: Int) { self.init(of: total, worker: block, workers: total) }

  /// For who has no blocks of its own.
  @inlinable
  init(noneOf total: Int) {
    self.total = total
    (worker, workers, count) = (0, 1, 0)
  }

  /// The number, among all, of an own block.
  @inlinable @inline(__always)
  func number(at place: Int) -> Int { worker &+ place &* workers }

  /// The place of a block among those of the worker who has it.
  @inlinable @inline(__always)
  func place(of block: Int) -> Int { block / workers }

  /// Who has a block.
  @inlinable @inline(__always)
  func worker(ofBlock block: Int) -> Int { block % workers }
}
