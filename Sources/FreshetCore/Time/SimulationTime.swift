/// An instant of simulated time: whole microseconds since the start of the run.
///
/// Ties and sums are exact. An instant and a length of time are two types; see ``SimulationDuration``. Time on the
/// user's own clock is always called wall-clock time and never has this type.
public struct SimulationTime: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Microseconds since the start of the run.
  public var microseconds: Int64

  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The start of the run.
  public static var start: SimulationTime { SimulationTime(microseconds: 0) }

  /// Later than every instant of any run: what has this time does not happen.
  @inlinable
  public static var never: SimulationTime { SimulationTime(microseconds: .max) }

  @inlinable
  public static func < (left: SimulationTime, right: SimulationTime) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The instant `duration` later, or ``never`` where that lies beyond the range of time.
  @inlinable
  public static func + (time: SimulationTime, duration: SimulationDuration) -> SimulationTime {
    let (sum, overflow) = time.microseconds.addingReportingOverflow(duration.microseconds)
    return overflow ? .never : SimulationTime(microseconds: sum)
  }

  /// The length of time from `earlier` to `later`.
  @inlinable
  public static func - (later: SimulationTime, earlier: SimulationTime) -> SimulationDuration {
    SimulationDuration(microseconds: later.microseconds &- earlier.microseconds)
  }
}

extension SimulationTime: CustomStringConvertible {
  public var description: String { self == .never ? "never" : "\(microseconds) µs" }
}
