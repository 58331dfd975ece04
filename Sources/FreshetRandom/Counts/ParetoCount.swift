public import FreshetCore

/// Numbers with a power-law tail.
public struct ParetoCount: CountLawKind {
  public static let reference = EntryReference(
    name: "pareto",
    meaning: "A power law: the part that is greater than x falls as x^−shape, from `least` on. The mean is least × shape / (shape − 1).",
    keys: [
      .required("least", .number(.positive), "The least number."),
      .required(
        "shape", .number(.positive),
        "The exponent; above 1, or the mean would be infinite. Up to 2 the variance is: then a few decide, and no interval is what it says."),
    ],
    example: "{pareto: {least: 20, shape: 2.5}}")

  private let law: Pareto

  /// - Parameters:
  ///   - least: Above 0.
  ///   - shape: Above 1.
  public init(least: Double, shape: Double) { law = Pareto(min: least, exponent: shape) }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let least = parameters.number("least") else { throw ParameterProblem("least", .missing) }
    guard let shape = parameters.number("shape") else { throw ParameterProblem("shape", .missing) }
    guard shape > 1 else { throw ParameterProblem("shape", .meanOfCounts) }
    self.init(least: least, shape: shape)
  }

  public var mean: Double { law.mean }

  public var variance: Double { law.variance }

  public func sample(from stream: borrowing RandomStream) -> Double { law.sample(from: stream) }
}
