/// Equal stretches of simulated time from the start of the run, numbered from 0: windows, report intervals.
public struct TimeGrid: Hashable, Sendable, BitwiseCopyable {
  /// The length of a stretch.
  public let length: SimulationDuration
  @usableFromInline let factor: UInt64
  @usableFromInline let shift: UInt64

  /// - Parameter length: Longer than zero.
  public init(length: SimulationDuration) {
    self.length = length
    // Division by an invariant number: for 2ˢ ≤ length < 2ˢ⁺¹, 2 × time × ⌊2⁶³⁺ˢ / length + 1⌋ / 2⁶⁴⁺ˢ rounded down is exact
    // for every time below 2⁶². (Granlund and Montgomery, "Division by invariant integers using multiplication", PLDI '94.)
    let divisor = UInt64(max(1, length.microseconds))
    shift = UInt64(63 - divisor.leadingZeroBitCount)
    factor = divisor.dividingFullWidth(shift == 0 ? (0, 1 << 63) : (1 << (shift - 1), 0)).quotient + 1
  }

  /// The number of the stretch that an instant lies in, as `time / length` rounded down.
  ///
  /// - Parameter time: Not before the start, and before 2⁶² µs, some 146 000 years.
  /// - Complexity: O(1), a multiplication.
  @inlinable @inline(__always)
  public func index(of time: SimulationTime) -> Int {
    let product = UInt64(truncatingIfNeeded: time.microseconds &<< 1).multipliedFullWidth(by: factor)
    return Int(truncatingIfNeeded: product.high &>> shift)
  }
}
