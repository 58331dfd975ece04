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
  @usableFromInline let blockCount: Int
  /// The blocks of this worker; their mail goes straight into its store.
  @usableFromInline let ownBlocks: Range<Int>
  @usableFromInline let store: MailStore<Message>
  /// Mail for the blocks of other workers, until the end of the window.
  @usableFromInline var outgoing: [(block: Int, window: Int, mail: Mail<Message>)] = []

  @inlinable
  init(runEnd: SimulationTime, windows: TimeGrid, blockStride: Int, blockCount: Int, ownBlocks: Range<Int>) {
    state = .allocate(capacity: 1)
    state.initialize(to: State())
    self.runEnd = runEnd
    self.windows = windows
    self.blockStride = UInt32(blockStride)
    self.blockCount = blockCount
    self.ownBlocks = ownBlocks
    store = MailStore(blocks: ownBlocks.count)
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
    precondition(block < blockCount, "mail for an address that no block has")
    let mail = Mail(
      time: time, sender: state.pointee.sender, sequence: sequence, target: address % blockStride, message: message)
    let window = windows.index(of: time)
    if ownBlocks.contains(block) {
      store.add(mail, block: block &- ownBlocks.lowerBound, window: window, currentWindow: state.pointee.window)
    } else {
      outgoing.append((block, window, mail))
    }
  }

  /// Keeps the first violation by content, so that the error is the same on any number of threads.
  @inlinable @inline(never)
  func noteViolation(_ time: SimulationTime) {
    if let known = state.pointee.violation, (known.sender, known.timestamp) <= (state.pointee.sender, time) { return }
    state.pointee.violation = (state.pointee.sender, time)
  }
}
