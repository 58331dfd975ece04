public import FreshetCore

/// Numbers whose logarithm is normal: many small ones, a few very large.
public struct LognormalCount: CountLawKind {
  public static let reference = EntryReference(
    name: "lognormal",
    meaning: "The logarithm is normal: many small numbers, a few very large. The mean is the median × exp(sigma² / 2).",
    keys: [
      .optional("median", .number(.positive), "The median."),
      .optional("mean", .number(.positive), "The mean."),
      .required("sigma", .number(.positive), "The standard deviation of the logarithm."),
    ],
    oneOf: [["median", "mean"]],
    example: "{lognormal: {median: 50, sigma: 2}}")

  private let law: Lognormal

  /// The law with this median, above 0.
  public init(median: Double, sigma: Double) { law = Lognormal(median: median, sigma: sigma) }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) { law = try Lognormal(parameters) }

  public var mean: Double { law.mean }

  public var variance: Double { law.variance }

  public func sample(from stream: borrowing RandomStream) -> Double { law.sample(from: stream) }
}
