/// The numbers between two ends: what an estimate is compatible with.
public struct ConfidenceInterval: Sendable, Equatable {
  public let low: Double
  public let high: Double

  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The interval around a value.
  public init(_ center: Double, halfWidth: Double) {
    self.init(low: center - halfWidth, high: center + halfWidth)
  }

  public var halfWidth: Double { (high - low) / 2 }

  /// The part of the interval that lies in a range: what the estimated number can be at all.
  public func clamped(to range: ClosedRange<Double>) -> ConfidenceInterval {
    ConfidenceInterval(
      low: min(max(low, range.lowerBound), range.upperBound), high: min(max(high, range.lowerBound), range.upperBound))
  }

  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
