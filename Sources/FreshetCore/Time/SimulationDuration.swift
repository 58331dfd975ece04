/// A length of simulated time in whole microseconds.
public struct SimulationDuration: Hashable, Comparable, Sendable, BitwiseCopyable {
  public var microseconds: Int64

  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The length nearest to `seconds`.
  ///
  /// Samplers give seconds as floating-point numbers; this is the one place where they are rounded, half a microsecond up.
  ///
  /// - Parameter seconds: Not negative; what lies beyond the range of time, and what is not a number, gives the longest length.
  @inlinable @inline(__always)
  public init(seconds: Double) {
    let microseconds = seconds * 1e6 + 0.5
    self.microseconds = microseconds < 9.2e18 ? Int64(microseconds) : .max
  }

  /// This length in seconds.
  @inlinable
  public var seconds: Double { Double(microseconds) / 1e6 }

  /// This length in hours.
  public var hours: Double { Double(microseconds) / 3.6e9 }

  public static var zero: SimulationDuration { SimulationDuration(microseconds: 0) }
  public static func minutes(_ count: Int64) -> SimulationDuration { SimulationDuration(microseconds: count * 60_000_000) }
  public static func hours(_ count: Int64) -> SimulationDuration { SimulationDuration(microseconds: count * 3_600_000_000) }
  public static func days(_ count: Int64) -> SimulationDuration { SimulationDuration(microseconds: count * 86_400_000_000) }

  @inlinable
  public static func < (left: SimulationDuration, right: SimulationDuration) -> Bool {
    left.microseconds < right.microseconds
  }
}
