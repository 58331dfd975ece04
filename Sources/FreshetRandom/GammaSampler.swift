import CGSL

/// Draws of `gsl_ran_gamma` for one shape, but for how a power is rounded, with the root that depends on the shape alone computed once:
/// it takes GSL as long as all else.
///
/// - Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM Transactions on Mathematical Software 26,
///   2000; GSL 2.7, `randist/gamma.c`.
struct GammaSampler: BitwiseCopyable, Sendable, Hashable {
  /// Their letter.
  private let c: Double

  /// - Parameter shape: At least 1.
  init(shape: Double) { c = (1.0 / 3.0) / Self.d(shape).squareRoot() }

  /// The other letter; not kept, since laws are copied and should be small.
  @inline(__always)
  private static func d(_ shape: Double) -> Double { shape - 1.0 / 3.0 }

  /// - Parameter shape: That of the sampler.
  @inline(__always)
  func sample(shape: Double, scale: Double, from stream: borrowing RandomStream) -> Double {
    let d = Self.d(shape)
    while true {
      let x = gsl_ran_gaussian_ziggurat(stream.generator, 1)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = stream.positiveUniform()
      if u < 1 - 0.0331 * x * x * x * x || u.naturalLogarithm < 0.5 * x * x + d * (1 - v + v.naturalLogarithm) { return scale * d * v }
    }
  }
}
