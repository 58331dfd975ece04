import CGSL
public import FreshetCore

/// Gaps between two bounds, every length equally likely.
public struct Uniform: DistributionKind {
  public static let reference = EntryReference(
    name: "uniform",
    meaning: "Between two bounds, every length equally likely.",
    keys: [
      .required("min", .duration(.notNegative), "The lower bound."),
      .required("max", .duration(.positive), "The upper bound, above `min`."),
    ],
    example: "{uniform: {min: 1 h, max: 3 h}}")

  /// In seconds.
  public let min: Double
  /// In seconds.
  public let max: Double

  /// The law between `min`, at least 0, and `max`, above `min`.
  public init(min: Double, max: Double) {
    self.min = min
    self.max = max
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let min = parameters.number("min") else { throw ParameterProblem("min", .missing) }
    guard let max = parameters.number("max") else { throw ParameterProblem("max", .missing) }
    guard max > min else { throw ParameterProblem("max", .notAbove(key: "min")) }
    self.init(min: min, max: max)
  }

  public var mean: Double { min + (max - min) / 2 }

  public var variance: Double { (max - min) * (max - min) / 12 }

  public var longest: Double? { max }

  public func cumulativeProbability(_ value: Double) -> Double {
    gsl_cdf_flat_P(value, min, max)
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    guard value > min else { return value / mean }
    let inside = Swift.min(value, max) - min
    return (min + inside - inside * inside / (2 * (max - min))) / mean
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    gsl_ran_flat(stream.generator, min, max)
  }

  /// By inversion: the density is 1 / mean up to `min` and falls linearly to 0 at `max`.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let area = stream.uniform() * mean
    return area <= min ? area : max - (2 * (max - min) * (mean - area)).squareRoot()
  }
}
