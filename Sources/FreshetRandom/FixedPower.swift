public import CGSL

/// Powers with an exponent that stays the same.
///
/// Where twice the exponent is a small whole number, as for the usual shapes of a gamma law, the power is a product of the number and
/// its root: quicker than `pow`, and rounded alike by every processor.
public struct FixedPower: BitwiseCopyable, Sendable, Hashable {
  @usableFromInline let exponent: Double
  /// Twice the exponent, 0 where that is no small whole number.
  @usableFromInline let halves: UInt8

  private static let mostHalves = 20.0

  /// - Parameter exponent: Above 0.
  public init(exponent: Double) {
    self.exponent = exponent
    let twice = 2 * exponent
    halves = twice == twice.rounded() && twice <= Self.mostHalves ? UInt8(twice) : 0
  }

  /// Whether a power costs next to nothing.
  @usableFromInline @inline(__always)
  var isProduct: Bool { halves > 0 }

  /// - Parameter number: From 0 to 1.
  /// - Complexity: O(exponent) where that is small, else one `pow`.
  @inlinable @inline(__always)
  public func callAsFunction(_ number: Double) -> Double {
    guard isProduct else { return pow(number, exponent) }
    var product = halves & 1 == 0 ? 1 : number.squareRoot()
    for _ in 0..<(halves / 2) { product *= number }
    return product
  }
}
