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

  public func draft(from stream: borrowing RandomStream) -> RateDraft {
    guard shape < 1 else { return .known(gsl_ran_gamma(stream.generator, shape, 1 / shape)) }
    let part = stream.positiveUniform()
    if root.isProduct {
      let factor = root(part)
      return .known(factor * sampler.sample(shape: shape + 1, scale: 1 / shape, from: stream))
    }
    return .power(base: sampler.sample(shape: shape + 1, scale: 1 / shape, from: stream), part: part, exponent: 1 / shape)
  }
}
