public import CGSL

/// A draw of a person's factor whose last step is not taken yet, since it costs most and few factors matter.
public enum RateDraft {
  case known(Double)
  /// `base` times a power of `part`, with a part below 1 and an exponent above.
  case power(base: Double, part: Double, exponent: Double)

  /// The factor.
  @inlinable @inline(__always)
  public var factor: Double {
    switch self {
    case .known(let factor): factor
    case .power(let base, let part, let exponent): base * pow(part, exponent)
    }
  }

  /// A number that the factor does not exceed, however it is rounded.
  @inlinable @inline(__always)
  public var bound: Double {
    switch self {
    case .known(let factor): factor
    case .power(let base, let part, let exponent): base * (exponent >= 2 ? part * part : part) * (1 + 1e-12)
    }
  }
}
