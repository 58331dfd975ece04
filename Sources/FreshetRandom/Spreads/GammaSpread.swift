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
    // Written as differences that stay exact for great shapes: Γ(k) = √(2π) k^(k − ½) e^(−k) Γ*(k).
    let constant = (shape / (2 * .pi)).squareRoot() / gsl_sf_gammastar(shape)
    return zip(pieces, pieces.dropFirst()).reduce(0) { sum, piece in
      sum + Quadrature.integral(from: piece.0, to: piece.1) { constant * exp(shape * ($0 - expm1($0))) * function(exp($0)) }
    }
  }

  /// Between which logarithms nearly all factors lie, but for 10⁻¹⁸ of the people, in pieces of which each is smooth: quadrature may miss a
  /// peak in a stretch that is far wider.
  private var pieces: [Double] {
    // For a great shape the logarithm is nearly normal, with a standard deviation of shape^−½.
    if shape > 100 { return [-14, -4, 0, 4, 14].map { $0 / shape.squareRoot() } }
    let start = (log(1e-18) + gsl_sf_lngamma(shape + 1)) / shape - log(shape)
    let end = log(1 + (100 + 20 * shape.squareRoot()) / shape)
    // Whoever is 10²² times slower than others does nothing.
    return [min(start, -51), -50, -10, end]
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
    let (part, rest) = (seconds, shape * gapMean / gapShape)
    // The smaller of the two parts of the whole has all of its digits.
    if part < rest {
      let share = part / (part + rest)
      return seconds / gapMean * gsl_cdf_beta_Q(share, gapShape, shape + 1) + gsl_cdf_beta_P(share, gapShape + 1, shape)
    }
    let share = rest / (part + rest)
    return seconds / gapMean * gsl_cdf_beta_P(share, shape + 1, gapShape) + gsl_cdf_beta_Q(share, shape, gapShape + 1)
  }
}
