import CGSL
public import FreshetCore

/// Gaps whose logarithm is normal: many short ones, a few very long.
public struct Lognormal: DistributionKind {
  public static let reference = EntryReference(
    name: "lognormal",
    meaning: "The logarithm is normal: many short lengths, a few very long. The mean is the median × exp(sigma² / 2).",
    keys: [
      .optional("median", .duration(.positive), "The median."),
      .optional("mean", .duration(.positive), "The mean."),
      .required("sigma", .number(.positive), "The standard deviation of the logarithm."),
    ],
    oneOf: [["median", "mean"]],
    example: "{lognormal: {median: 10 h, sigma: 1}}",
    source: "Heavy-tailed gaps of human actions: Barabási, Nature 435 (2005)")

  /// The logarithm of the median in seconds.
  public let logarithmOfMedian: Double
  public let sigma: Double
  public let mean: Double

  /// The law with the median in seconds.
  public init(median: Double, sigma: Double) {
    logarithmOfMedian = log(median)
    self.sigma = sigma
    mean = median * exp(sigma * sigma / 2)
  }

  /// The law with the mean in seconds.
  public init(mean: Double, sigma: Double) {
    logarithmOfMedian = log(mean) - sigma * sigma / 2
    self.sigma = sigma
    self.mean = mean
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let sigma = parameters.number("sigma") else { throw ParameterProblem("sigma", .missing) }
    if let median = parameters.number("median") {
      self.init(median: median, sigma: sigma)
    } else if let mean = parameters.number("mean") {
      self.init(mean: mean, sigma: sigma)
    } else {
      throw ParameterProblem("median", .missing)
    }
    guard mean.isFinite, logarithmOfMedian.isFinite else {
      throw ParameterProblem("sigma", .infiniteMean(needs: "a smaller sigma"))
    }
  }

  public var variance: Double { mean * mean * expm1(sigma * sigma) }

  public func cumulativeProbability(_ value: Double) -> Double {
    value > 0 ? gsl_cdf_lognormal_P(value, logarithmOfMedian, sigma) : 0
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    return value / mean * gsl_cdf_lognormal_Q(value, logarithmOfMedian, sigma)
      + gsl_cdf_lognormal_P(value, logarithmOfMedian + sigma * sigma, sigma)
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    gsl_ran_lognormal(stream.generator, logarithmOfMedian, sigma)
  }

  /// The length-biased lognormal law is the lognormal law whose logarithm is greater by sigma².
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let lengthBiased = gsl_ran_lognormal(stream.generator, logarithmOfMedian + sigma * sigma, sigma)
    return stream.uniform() * lengthBiased
  }
}
