import CGSL
public import FreshetCore

/// Gaps that come in bursts (shape below 1) or regularly (shape above 1).
public struct Gamma: DistributionKind {
  public static let reference = EntryReference(
    name: "gamma",
    meaning: "Bursts with long pauses where the shape is below 1, exponential at 1, ever more regular above.",
    keys: [
      .required("mean", .duration(.positive), "The mean."),
      .required("shape", .number(.positive), "The shape: 1 / the squared coefficient of variation."),
    ],
    example: "{gamma: {mean: 75 d, shape: 0.5}}",
    source: "Bursty gaps of human actions: Barabási, Nature 435 (2005)")

  public let mean: Double
  public let shape: Double
  /// For the shape + 1.
  private let sampler: GammaSampler
  private let root: FixedPower

  public init(mean: Double, shape: Double) {
    self.mean = mean
    self.shape = shape
    sampler = GammaSampler(shape: shape + 1)
    root = FixedPower(exponent: 1 / shape)
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let mean = parameters.number("mean") else { throw ParameterProblem("mean", .missing) }
    guard let shape = parameters.number("shape") else { throw ParameterProblem("shape", .missing) }
    self.init(mean: mean, shape: shape)
  }

  var scale: Double { mean / shape }

  public var variance: Double { mean * mean / shape }

  public func cumulativeProbability(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    return gsl_cdf_gamma_P(value, shape, scale)
  }

  public func equilibriumProbability(_ value: Double) -> Double { Self.equilibriumProbability(value, mean: mean, shape: shape) }

  /// The part of an integral by parts that is left over is the length-biased law, a gamma law as well.
  static func equilibriumProbability(_ value: Double, mean: Double, shape: Double) -> Double {
    GSL.reportErrorsByValue()
    return value / mean * gsl_cdf_gamma_Q(value, shape, mean / shape) + gsl_cdf_gamma_P(value, shape + 1, mean / shape)
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    // The usual shape: half of the square of a normal variable, a third of the work.
    if shape == 0.5 {
      let normal = gsl_ran_gaussian_ziggurat(stream.generator, 1)
      return scale / 2 * normal * normal
    }
    guard shape < 1 else { return gsl_ran_gamma(stream.generator, shape, scale) }
    let factor = root(stream.positiveUniform())
    return factor * sampler.sample(shape: shape + 1, scale: scale, from: stream)
  }

  /// The length-biased gamma law is the gamma law of shape + 1 with the same scale.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let lengthBiased = sampler.sample(shape: shape + 1, scale: scale, from: stream)
    return stream.uniform() * lengthBiased
  }
}
