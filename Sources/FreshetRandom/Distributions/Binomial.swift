import CGSL
public import FreshetCore

/// Gaps of a whole number of units, the number of successes in a row of trials.
public struct Binomial: DistributionKind {
  public static let reference = EntryReference(
    name: "binomial",
    meaning: "A whole number of units, such as hours: the successes in so many trials; it may be 0.",
    keys: [
      .required("trials", .integer(1...1_000_000_000), "The number of trials: the greatest number of units."),
      .required("probability", .share, "The probability of a success, above 0 %."),
      .required("unit", .duration(.positive), "The unit."),
    ],
    example: "{binomial: {trials: 10, probability: 30 %, unit: 1 h}}")

  public let trials: Int
  public let probability: Double
  /// In seconds.
  public let unit: Double

  /// The law of `unit` seconds × the successes in `trials` trials, from 1 to 10⁹, with a probability above 0.
  public init(trials: Int, probability: Double, unit: Double) {
    self.trials = trials
    self.probability = probability
    self.unit = unit
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let trials = parameters.integer("trials") else { throw ParameterProblem("trials", .missing) }
    guard let probability = parameters.number("probability") else { throw ParameterProblem("probability", .missing) }
    guard let unit = parameters.number("unit") else { throw ParameterProblem("unit", .missing) }
    guard probability > 0 else {
      throw ParameterProblem("probability", .infiniteMean(needs: "a probability above 0 %"))
    }
    self.init(trials: trials, probability: probability, unit: unit)
  }

  public var mean: Double { unit * Double(trials) * probability }

  public var variance: Double { unit * unit * Double(trials) * probability * (1 - probability) }

  public func cumulativeProbability(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    guard let count = wholeUnits(in: value, unit: unit) else { return 0 }
    return gsl_cdf_binomial_P(count, probability, UInt32(trials))
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    guard let count = wholeUnits(in: value, unit: unit) else { return 0 }
    guard count < trials else { return 1 }
    let shorter = count == 0 ? 0 : gsl_cdf_binomial_P(count - 1, probability, UInt32(trials - 1))
    return value / mean * gsl_cdf_binomial_Q(count, probability, UInt32(trials)) + shorter
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    unit * Double(gsl_ran_binomial(stream.generator, probability, UInt32(truncatingIfNeeded: trials)))
  }

  /// A length-biased binomial count is 1 + the successes in one trial less.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let others = gsl_ran_binomial(stream.generator, probability, UInt32(truncatingIfNeeded: trials - 1))
    return stream.uniform() * unit * (1 + Double(others))
  }
}
