import CGSL
public import FreshetCore

/// Gaps that are the sum of equal exponential stages.
public struct Erlang: DistributionKind {
  public static let reference = EntryReference(
    name: "erlang",
    meaning: "The sum of equal exponential stages: the more stages, the more regular. A gamma law with a whole shape.",
    keys: [
      .required("mean", .duration(.positive), "The mean of the whole, not of a stage."),
      .required("stages", .integer(1...1_000_000), "The number of stages."),
    ],
    example: "{erlang: {mean: 1 d, stages: 3}}")

  public let mean: Double
  public let stages: Int

  /// The law of `stages` stages, at least 1, with the mean in seconds.
  public init(mean: Double, stages: Int) {
    self.mean = mean
    self.stages = stages
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let mean = parameters.number("mean") else { throw ParameterProblem("mean", .missing) }
    guard let stages = parameters.integer("stages") else { throw ParameterProblem("stages", .missing) }
    self.init(mean: mean, stages: stages)
  }

  private var stageMean: Double { mean / Double(stages) }

  public var variance: Double { mean * stageMean }

  public func cumulativeProbability(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    return gsl_cdf_gamma_P(value, Double(stages), stageMean)
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    Gamma.equilibriumProbability(value, mean: mean, shape: Double(stages))
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    gsl_ran_erlang(stream.generator, stageMean, Double(stages))
  }

  /// The length-biased Erlang law has one stage more.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let lengthBiased = gsl_ran_erlang(stream.generator, stageMean, Double(stages + 1))
    return stream.uniform() * lengthBiased
  }
}
