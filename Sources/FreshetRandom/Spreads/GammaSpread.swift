import CGSL
public import FreshetCore

/// Rates that follow a gamma law of mean 1.
public struct GammaSpread: RateSpreadKind {
  public static let reference = EntryReference(
    name: "gamma",
    meaning: "Gamma law of mean 1: with a shape below 1 most people do next to nothing and a few make most of the actions.",
    keys: [.required("shape", .number(.positive), "The shape; the variance of the factor is 1 / shape.")],
    example: "{gamma: {shape: 0.3}}")

  public let shape: Double
  /// For the shape + 1.
  private let sampler: GammaSampler
  private let root: FixedPower

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let shape = parameters.number("shape") else { throw ParameterProblem("shape", .missing) }
    self.shape = shape
    sampler = GammaSampler(shape: shape + 1)
    root = FixedPower(exponent: 1 / shape)
  }

  public var variance: Double { 1 / shape }

  public func sample(from stream: borrowing RandomStream) -> Double {
    guard shape < 1 else { return gsl_ran_gamma(stream.generator, shape, 1 / shape) }
    let part = root(stream.positiveUniform())
    return part * sampler.sample(shape: shape + 1, scale: 1 / shape, from: stream)
  }

  /// The gamma law of shape + 1 with the same scale.
  public func sampleSizeBiased(from stream: borrowing RandomStream) -> Double {
    sampler.sample(shape: shape + 1, scale: 1 / shape, from: stream)
  }

  /// By the logarithm of the factor, whose density has no pole where the shape is below 1.
  public func mean(of function: (Double) -> Double) -> Double {
    let constant = shape * log(shape) - gsl_sf_lngamma(shape)
    // Below lies 10⁻¹⁸ of the people, above less.
    let start = (log(1e-18) + gsl_sf_lngamma(shape + 1)) / shape - log(shape)
    let end = log(1 + (100 + 20 * shape.squareRoot()) / shape)
    return Quadrature.integral(from: start, to: end) { exp(constant + shape * ($0 - exp($0))) * function(exp($0)) }
  }

  /// The probability that the first event comes before a time, for gaps that follow a gamma law: closed, since the quotient of two gamma
  /// variables follows a beta law of the second kind.
  ///
  /// - Parameters:
  ///   - seconds: The time.
  ///   - gapMean: The mean of the gaps at the mean rate, in seconds.
  ///   - gapShape: Their shape.
  package func equilibriumProbability(_ seconds: Double, gapMean: Double, gapShape: Double) -> Double {
    GSL.reportErrorsByValue()
    let part = seconds / (seconds + shape * gapMean / gapShape)
    return seconds / gapMean * gsl_cdf_beta_Q(part, gapShape, shape + 1) + gsl_cdf_beta_P(part, gapShape + 1, shape)
  }
}
