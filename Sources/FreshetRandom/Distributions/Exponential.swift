import CGSL
public import FreshetCore

/// Gaps without memory: a Poisson process.
public struct Exponential: DistributionKind {
  public static let reference = EntryReference(
    name: "exponential",
    meaning: "Without memory: how long one has waited says nothing about how long is left.",
    keys: [.required("mean", .duration(.positive), "The mean.")],
    example: "{exponential: {mean: 3 h}}")

  public let mean: Double

  public init(mean: Double) {
    self.mean = mean
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let mean = parameters.number("mean") else { throw ParameterProblem("mean", .missing) }
    self.init(mean: mean)
  }

  public var variance: Double { mean * mean }

  public func cumulativeProbability(_ value: Double) -> Double {
    gsl_cdf_exponential_P(value, mean)
  }

  public func equilibriumProbability(_ value: Double) -> Double { cumulativeProbability(value) }

  @inlinable @inline(__always)
  public func sample(from stream: borrowing RandomStream) -> Double { Self.sample(mean: mean, uniform: stream.uniform()) }

  /// The same number as `gsl_ran_exponential`, but for its last digits.
  ///
  /// - Parameter uniform: A draw from [0, 1).
  @inlinable @inline(__always)
  static func sample(mean: Double, uniform: Double) -> Double { -mean * (1 - uniform).naturalLogarithm }

  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    sample(from: stream)
  }
}
