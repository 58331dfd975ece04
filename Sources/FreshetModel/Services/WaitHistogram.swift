public import FreshetCore

/// How often waits of each length were counted: exact up to 127 µs, and above in 64 equal parts of every power of two, so that no
/// wait is off by more than 1/128 of itself. Sums of histograms are histograms: nothing depends on who counts what.
///
/// - Source: Tene's HdrHistogram, which divides powers of two in the same way.
public struct WaitHistogram: Sendable, Equatable {
  private static let exactBits = 7
  /// The number of bins.
  static let bins = 64 * (62 - exactBits + 1) + 128

  private var counts: [Int]
  /// How many were counted.
  public private(set) var total = 0

  public init() { counts = Array(repeating: 0, count: Self.bins) }

  /// The bin of a wait.
  @inline(__always)
  static func bin(of wait: SimulationDuration) -> Int {
    let value = UInt64(max(0, wait.microseconds))
    guard value >= 1 &<< UInt64(exactBits) else { return Int(value) }
    let shift = 63 &- value.leadingZeroBitCount &- (exactBits &- 1)
    return shift &* 64 &+ Int(truncatingIfNeeded: value &>> UInt64(shift))
  }

  /// The middle of a bin, in microseconds.
  static func microseconds(ofBin bin: Int) -> Int64 {
    guard bin >= 1 << exactBits else { return Int64(bin) }
    let shift = bin / 64 - 1
    let part = Int64(bin - shift * 64)
    return part << Int64(shift) + (1 << Int64(shift)) / 2
  }

  /// Counts a wait.
  package mutating func add(_ wait: SimulationDuration) { add(1, bin: Self.bin(of: wait)) }

  mutating func add(_ count: Int, bin: Int) {
    counts[bin] += count
    total += count
  }

  /// The wait that a share of those counted do not exceed; `nil` where none was counted.
  ///
  /// - Parameter share: From 0 to 1.
  /// - Complexity: O(bins).
  public func quantile(_ share: Double) -> SimulationDuration? {
    guard total > 0 else { return nil }
    let rank = max(1, Int((share * Double(total)).rounded(.up)))
    var sum = 0
    for (bin, count) in counts.enumerated() {
      sum += count
      if sum >= rank { return SimulationDuration(microseconds: Self.microseconds(ofBin: bin)) }
    }
    return nil
  }

  /// How many were counted whose wait is at most this, as far as the bins tell.
  public func count(atMost wait: SimulationDuration) -> Int { counts[...Self.bin(of: wait)].reduce(0, +) }
}
