import CGSL
public import FreshetCore

/// Gaps whose end becomes the less likely (shape below 1) or the more likely (shape above 1) the longer one has waited.
public struct Weibull: DistributionKind {
  public static let reference = EntryReference(
    name: "weibull",
    meaning: "The longer one has waited, the less likely the end is where the shape is below 1, the likelier where it is above.",
    keys: [
      .optional("mean", .duration(.positive), "The mean."),
      .optional("median", .duration(.positive), "The median."),
      .optional("scale", .duration(.positive), "The length that 63.2 % stay below."),
      .required("shape", .number(.positive), "The shape: 1 is exponential."),
    ],
    oneOf: [["mean", "median", "scale"]],
    example: "{weibull: {median: 2 h, shape: 0.6}}",
    source: "Heavy-tailed gaps of human actions: Barabási, Nature 435 (2005)")

  /// The length in seconds that a gap stays below with the probability 1 − 1/e.
  public let scale: Double
  public let shape: Double
  public let mean: Double
  public let variance: Double

  /// The law 1 − exp(−(x / scale)^shape).
  public init(scale: Double, shape: Double) {
    self.init(scale: scale, shape: shape, mean: scale * Self.gamma(1 + 1 / shape))
  }

  /// The law with the mean in seconds.
  public init(mean: Double, shape: Double) {
    self.init(scale: mean / Self.gamma(1 + 1 / shape), shape: shape, mean: mean)
  }

  /// The law with the median in seconds.
  public init(median: Double, shape: Double) {
    self.init(scale: median / pow(M_LN2, 1 / shape), shape: shape)
  }

  private init(scale: Double, shape: Double, mean: Double) {
    self.scale = scale
    self.shape = shape
    self.mean = mean
    let ratio = Self.gamma(1 + 2 / shape) / (Self.gamma(1 + 1 / shape) * Self.gamma(1 + 1 / shape))
    variance = ratio.isFinite ? mean * mean * max(ratio - 1, 0) : .infinity
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let shape = parameters.number("shape") else { throw ParameterProblem("shape", .missing) }
    if let mean = parameters.number("mean") {
      self.init(mean: mean, shape: shape)
    } else if let median = parameters.number("median") {
      self.init(median: median, shape: shape)
    } else if let scale = parameters.number("scale") {
      self.init(scale: scale, shape: shape)
    } else {
      throw ParameterProblem("mean", .missing)
    }
    guard scale > 0, scale.isFinite, mean.isFinite else {
      throw ParameterProblem("shape", .infiniteMean(needs: "a shape further above 0"))
    }
  }

  public func cumulativeProbability(_ value: Double) -> Double {
    value > 0 ? gsl_cdf_weibull_P(value, scale, shape) : 0
  }

  /// (x / scale)^shape follows the gamma law of shape 1 / shape.
  public func equilibriumProbability(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    return value > 0 ? gsl_cdf_gamma_P(pow(value / scale, shape), 1 / shape, 1) : 0
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    gsl_ran_weibull(stream.generator, scale, shape)
  }

  /// (x / scale)^shape is exponential, and in a length-biased gap it follows the gamma law of shape 1 + 1/shape.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let lengthBiased = scale * pow(gsl_ran_gamma(stream.generator, 1 + 1 / shape, 1), 1 / shape)
    return stream.uniform() * lengthBiased
  }

  /// The gamma function; infinite where it lies beyond the range of numbers.
  private static func gamma(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    return value < 171 ? gsl_sf_gamma(value) : .infinity
  }
}
