public import FreshetCore

/// When something is in force: from an instant up to another, without that one.
public struct Schedule: Sendable, Equatable, BitwiseCopyable {
  public var from: SimulationTime
  /// The lift, ``SimulationTime/never`` for what stands. May lie after the end of the run.
  public var until: SimulationTime

  public init(from: SimulationTime, until: SimulationTime) {
    self.from = from
    self.until = until
  }

  /// Whether the lift comes after the start of a run and before its end.
  public func isLifted(before end: SimulationTime) -> Bool { .start < until && until < end }

  @inline(__always)
  func isInForce(at time: SimulationTime) -> Bool { from <= time && time < until }
}
