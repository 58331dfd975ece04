/// The mean and the variance of numbers that come one at a time, numerically stable.
///
///     Moments(of: [1, 2, 3, 4]).variance   // 1.6666… (5/3)
///
/// - Source: Welford, Note on a method for calculating corrected sums of squares and products, Technometrics 4, 1962.
public struct Moments: Sendable, Equatable {
  /// How many numbers came.
  public private(set) var count = 0
  /// Their mean, 0 before the first.
  public private(set) var mean = 0.0
  private var squares = 0.0

  public init() {}

  public init(of values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// The same of an array: a sweep has many.
  public init(of values: [Double]) {
    for value in values { add(value) }
  }

  public mutating func add(_ value: Double) {
    count += 1
    let deviation = value - mean
    mean += deviation / Double(count)
    squares += deviation * (value - mean)
  }

  /// The unbiased variance (divisor n − 1); `nil` of fewer than two numbers.
  public var variance: Double? { count > 1 ? squares / Double(count - 1) : nil }

  /// The standard error of the mean, √(variance / n); `nil` of fewer than two numbers.
  public var standardError: Double? { variance.map { ($0 / Double(count)).squareRoot() } }
}
