import CGSL

/// A sequence of points that fills a cube more evenly than chance does.
///
///     QuasiSequence.halton.points(3, dimensions: 2)   // [[0.5, 0.3333…], [0.25, 0.6666…], [0.75, 0.1111…]]
///
/// - Source: Bratley and Fox, Algorithm 659: implementing Sobol's quasirandom sequence generator, ACM Transactions on Mathematical
///   Software 14, 1988; Halton and Smith, Algorithm 247, Communications of the ACM 7, 1964; as GSL has them.
public enum QuasiSequence: Sendable {
  case sobol
  case halton

  private var type: UnsafePointer<gsl_qrng_type>? {
    switch self {
    case .sobol: freshet_sobol_type()
    case .halton: freshet_halton_type()
    }
  }

  /// The most dimensions that it has. GSL takes more, and then writes where it may not.
  public var mostDimensions: Int { type.map { Int($0.pointee.max_dimension) } ?? 0 }

  /// The first points of the sequence, each coordinate above 0 and below 1. They depend on the arguments alone.
  ///
  /// - Parameters:
  ///   - count: How many, at least 0.
  ///   - dimensions: At least 1.
  /// - Returns: `nil` where there are more dimensions than ``mostDimensions``.
  /// - Complexity: O(`count` × `dimensions`).
  public func points(_ count: Int, dimensions: Int) -> [[Double]]? {
    GSL.reportErrorsByValue()
    guard (1...mostDimensions).contains(dimensions), let generator = gsl_qrng_alloc(type, UInt32(dimensions)) else { return nil }
    defer { gsl_qrng_free(generator) }
    return (0..<count).map { _ in
      var point = Array(repeating: 0.0, count: dimensions)
      _ = gsl_qrng_get(generator, &point)
      return point
    }
  }
}
