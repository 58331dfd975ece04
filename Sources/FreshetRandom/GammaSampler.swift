import CGSL

/// Draws of `gsl_ran_gamma` for one shape, to the last bit, with the root and the quotients that depend on the shape alone computed
/// once: they take GSL as long as all else.
///
/// - Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM Transactions on Mathematical Software 26,
///   2000; GSL 2.7, `randist/gamma.c`.
struct GammaSampler: Sendable {
  /// Their letters.
  private let d: Double
  private let c: Double

  /// - Parameter shape: At least 1.
  init(shape: Double) {
    d = shape - 1.0 / 3.0
    c = (1.0 / 3.0) / d.squareRoot()
  }

  @inline(__always)
  func sample(scale: Double, from stream: borrowing RandomStream) -> Double {
    while true {
      let x = gsl_ran_gaussian_ziggurat(stream.generator, 1)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = stream.positiveUniform()
      if u < 1 - 0.0331 * x * x * x * x || log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return scale * d * v }
    }
  }

  /// A draw for a shape below 1, where this is the sampler for `shape` + 1.
  @inline(__always)
  func sample(shape: Double, scale: Double, from stream: borrowing RandomStream) -> Double {
    let u = stream.positiveUniform()
    return sample(scale: scale, from: stream) * pow(u, 1 / shape)
  }
}
