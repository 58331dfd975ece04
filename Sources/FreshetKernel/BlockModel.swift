public import FreshetCore

/// What the kernel simulates: members (logical processes) in blocks, who live by events of their own and by mail.
///
/// The kernel knows nothing about them but when each is due next. Inside a window members cannot influence one another; each due
/// member lives its own events up to the window's end, in its own time order, before the next one is touched. What a member
/// does to another travels as mail and arrives in a later window; what all do to all travels through the coupling.
///
/// A history must depend on the members alone: a hook may use the worker for scratch and for tallies (whose sums do not depend on
/// order), but nothing that it does may depend on which worker it is or on what the worker did before.
public protocol BlockModel: Sendable {
  /// The state of a block's members. Best a final class around unsafe buffers: the hooks below are the hot path.
  associatedtype Block: AnyObject
  /// What a thread carries: streams of draws, tallies, scratch.
  associatedtype Worker: AnyObject
  /// What mail carries.
  associatedtype Message: BitwiseCopyable & Sendable = NoMessage
  /// Model-wide quantities that are constant inside a window.
  associatedtype Coupling: Sendable = Void

  /// The number of blocks. It depends on the population alone, never on threads.
  var blockCount: Int { get }

  /// A member's address is block × `blockStride` + member. At least the size of every block, 1 to 65 535.
  var blockStride: Int { get }

  /// Whether members influence one another, by mail or by the coupling. Where they do not, a block need not wait for the
  /// others at the end of a window, and mail that would arrive before the end is a causality violation.
  var isCoupled: Bool { get }

  /// Whether members post mail, which takes that they influence one another.
  var hasMail: Bool { get }

  func makeWorker() -> Worker

  /// How many members a block can hold who have begun and not finished, where a run has no windows: 1 to 64. The same code for many
  /// members in turn stays in a processor's cache of code.
  var room: Int { get }

  /// Creates a block before its members begin.
  func makeBlock(_ index: Int, worker: Worker) -> Block

  /// The number of members of a block; constant.
  func memberCount(of block: Block) -> Int

  /// Ends the lives of those who will have nothing to do until the end of the run, among some neighbouring members who have not begun. They do not
  /// begin, and are not finished one by one: so a run costs as much as what happens in it, however many members nothing happens to.
  /// Members of a run with windows are not asked.
  ///
  /// - Parameter members: At most 64, the first a multiple of 64.
  /// - Returns: Whose life has ended, one bit each, counted from the first.
  func endQuiet(_ members: Range<Int>, of block: Block, worker: Worker) -> UInt64

  /// Starts a member's life.
  ///
  /// - Returns: The timestamp of its first event of its own, not before the start; `.never` if it has none.
  func begin(_ member: Int, of block: Block, worker: Worker) -> SimulationTime

  /// Makes neighbouring members ready for a window in which they may be due, before the first of them lives: each may have only mail, or
  /// nothing.
  ///
  /// Here a model makes ahead what takes long and depends on nobody, such as a draw: a processor does that for many members in
  /// little more than the time of one. It changes nothing that a history could show. Members of a run without windows are not prepared.
  ///
  /// - Parameters:
  ///   - due: Those members, one bit each, counted from the first; not none.
  ///   - first: A multiple of 64.
  func prepare(_ due: UInt64, from first: Int, of block: Block, worker: Worker)

  /// Processes all the member's own events with timestamps before `end`, in time order. Called up to each piece of mail, where what it
  /// returns is ignored, and then up to the window's end; it may have nothing to do.
  ///
  /// - Returns: The timestamp of its next event, at least `end` (at a window's end an earlier one traps); `.never` if it has none.
  func advance(
    _ member: Int, of block: Block, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime

  /// Processes one piece of mail. The member's own events before `time` have been processed, those at `time` have not.
  func receive(
    _ message: Message, at time: SimulationTime, by member: Int, of block: Block, in surroundings: Surroundings<Self>)

  /// Ends a member's life, when all of it before the end of the run has been lived.
  func finish(_ member: Int, of block: Block, worker: Worker)

  /// What a worker has counted for the coupling, asked once after each window of a coupled run: what was counted since it was last asked.
  ///
  /// - Returns: The same number of counts from every worker; the kernel adds them position by position, so that the order of the
  ///   workers cannot matter.
  func takeCounts(of worker: Worker) -> [Int]

  /// Updates the model-wide quantities after each window of a coupled run.
  ///
  /// - Parameters:
  ///   - coupling: The quantities that held in the window that ends; to be changed to those of the next one. All that a later
  ///     window needs is in it.
  ///   - counts: The sums over all workers of what ``takeCounts(of:)`` gave.
  ///   - time: The end of the window.
  func couple(_ coupling: inout Coupling, counts: [Int], at time: SimulationTime)
}

/// What surrounds the members whom a worker lets live through a window: the same for all of them.
public struct Surroundings<Model: BlockModel> {
  /// The model-wide quantities of the window.
  public let coupling: Model.Coupling
  /// Who lets them live.
  public let worker: Model.Worker
  /// Where they post their mail.
  public let outbox: Outbox<Model.Message>

  @inlinable
  init(coupling: Model.Coupling, worker: Model.Worker, outbox: Outbox<Model.Message>) {
    self.coupling = coupling
    self.worker = worker
    self.outbox = outbox
  }
}

/// The message of models without mail.
public struct NoMessage: BitwiseCopyable, Sendable {
  init() {}
}

extension BlockModel {
  @inlinable
  public var isCoupled: Bool { true }

  @inlinable
  public var hasMail: Bool { isCoupled }

  @inlinable
  public var room: Int { 1 }

  @inlinable @inline(__always)
  public func endQuiet(_ members: Range<Int>, of block: Block, worker: Worker) -> UInt64 { 0 }

  @inlinable
  public func receive(
    _ message: Message, at time: SimulationTime, by member: Int, of block: Block, in surroundings: Surroundings<Self>
  ) {}

  @inlinable @inline(__always)
  public func prepare(_ due: UInt64, from first: Int, of block: Block, worker: Worker) {}

  @inlinable
  public func finish(_ member: Int, of block: Block, worker: Worker) {}

  @inlinable
  public func takeCounts(of worker: Worker) -> [Int] { [] }

  @inlinable
  public func couple(_ coupling: inout Coupling, counts: [Int], at time: SimulationTime) {}
}
