public import FreshetCore

/// A conservative discrete-event simulation in windows; inside a window one member after the other lives, not one event after the other.
///
/// Because members cannot influence one another inside a window, letting each due member live to the window's end, one
/// after the other, gives exactly the history of the global time order. The result does not depend on the number of workers.
///
/// - Source: Chandy and Misra, "Distributed simulation", IEEE TSE 5 (1979); Nicol, "The cost of conservative synchronization in
///   parallel discrete event simulations", JACM 40 (1993).
public struct Kernel<Model: BlockModel>: Sendable {
  public let model: Model
  /// Events before this instant are processed.
  public let end: SimulationTime
  /// The length of a window, at most the model's lookahead: the shortest time from when a member posts mail to when it arrives. Absent: the
  /// whole run is one window, in which mail that would arrive before the end is a violation and ``BlockModel/couple(_:counts:at:)`` is never
  /// called.
  ///
  /// Blocks of a model that is not coupled, or of a run without windows, are streamed: created, lived through and dropped one after
  /// the other, so that memory does not grow with the population.
  public let window: SimulationDuration?
  /// The number of threads, at least 1.
  public let workers: Int

  /// What breaks a rule below, or one of ``BlockModel``, traps: the model is wrong, and so would the history be.
  ///
  /// - Parameters:
  ///   - end: After the start.
  ///   - window: Longer than zero.
  ///   - workers: Taken as 1 where it is less, and as the number of blocks where it is more.
  public init(model: Model, end: SimulationTime, window: SimulationDuration?, workers: Int) {
    precondition((1...65_535).contains(model.blockStride), "a block stride out of range")
    precondition((1...64).contains(model.room), "room out of range")
    precondition(end > .start, "a run that ends before it starts")
    precondition(window.map { $0 > .zero } ?? true, "a window of no length")
    precondition(
      !model.hasMail || Model.Message.self == NoMessage.self || model.blockCount * model.blockStride <= 1 << 32,
      "more addresses than mail has numbers for")
    self.model = model
    self.end = end
    self.window = window
    self.workers = max(1, min(workers, model.blockCount))
  }

  /// Runs the model from the start to the end.
  ///
  /// - Parameters:
  ///   - coupling: The model-wide quantities of the first window.
  ///   - progress: Called now and then, on any thread, with the part of the run that is done; the run stops when it returns
  ///     `false`.
  /// - Returns: The workers with their tallies, in order. Only sums over all of them mean anything.
  /// - Throws: ``KernelError``.
  @inlinable
  public func run(
    coupling: Model.Coupling, progress: @escaping @Sendable (Double) -> Bool = { _ in true }
  ) throws(KernelError) -> [Model.Worker] {
    if let window, model.isCoupled {
      try runWindows(TimeGrid(length: window), coupling: coupling, progress: progress)
    } else {
      try streamBlocks(in: window.map { TimeGrid(length: $0) }, coupling: coupling, progress: progress)
    }
  }
}
