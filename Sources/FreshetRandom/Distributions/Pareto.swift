import CGSL
public import FreshetCore

/// Gaps with a power-law tail, with or without an end.
public struct Pareto: DistributionKind {
  public static let reference = EntryReference(
    name: "pareto",
    meaning: "A power law: the part that is longer than x falls as x^−exponent, from `min` on, up to `cutoff` if there is one.",
    keys: [
      .required("min", .duration(.positive), "The shortest length."),
      .required("exponent", .number(.positive), "The exponent; without `cutoff` above 1, or the mean would be infinite."),
      .optional("cutoff", .duration(.positive), "The longest length, above `min`; absent: there is none."),
    ],
    example: "{pareto: {min: 5 min, exponent: 0.8, cutoff: 30 d}}",
    source: "Heavy-tailed gaps of human actions: Barabási, Nature 435 (2005)")

  /// In seconds.
  public let min: Double
  public let exponent: Double
  /// In seconds; infinite where there is none.
  public let cutoff: Double

  /// ln(cutoff / min). The logarithm of gap / min is exponential, cut off there.
  private let span: Double

  /// The law from `min` to `cutoff`, both in seconds; without a cutoff the exponent must be above 1.
  public init(min: Double, exponent: Double, cutoff: Double = .infinity) {
    self.min = min
    self.exponent = exponent
    self.cutoff = cutoff
    span = log(cutoff / min)
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let min = parameters.number("min") else { throw ParameterProblem("min", .missing) }
    guard let exponent = parameters.number("exponent") else { throw ParameterProblem("exponent", .missing) }
    if let cutoff = parameters.number("cutoff") {
      guard cutoff > min else { throw ParameterProblem("cutoff", .notAbove(key: "min")) }
      self.init(min: min, exponent: exponent, cutoff: cutoff)
    } else {
      guard exponent > 1 else {
        throw ParameterProblem("exponent", .infiniteMean(needs: "an exponent above 1, or a cutoff"))
      }
      self.init(min: min, exponent: exponent)
    }
  }

  public var mean: Double { min * moment(1) }

  public var variance: Double {
    let square = moment(2)
    return square.isFinite ? min * min * Swift.max(square - moment(1) * moment(1), 0) : .infinity
  }

  public func cumulativeProbability(_ value: Double) -> Double {
    if value <= min { 0 } else if value >= cutoff { 1 } else { mass(exponent, log(value / min)) / mass(exponent, span) }
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    guard value > min else { return value / mean }
    // The part of the mean that shorter gaps make.
    let part = mass(exponent - 1, log(Swift.min(value, cutoff) / min)) / mass(exponent, span)
    return (value * (1 - cumulativeProbability(value)) + min * part) / mean
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    draw(exponent, from: stream)
  }

  /// The length-biased law has an exponent less by 1, which with a cutoff may be 0 or negative.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let lengthBiased = draw(exponent - 1, from: stream)
    return stream.uniform() * lengthBiased
  }

  /// A draw from the law with this exponent between `min` and `cutoff`; GSL has the one without cutoff.
  private func draw(_ exponent: Double, from stream: borrowing RandomStream) -> Double {
    guard cutoff.isFinite else { return gsl_ran_pareto(stream.generator, exponent, min) }
    let part = stream.uniform()
    let logarithm = exponent == 0 ? part * span : -log1p(part * expm1(-exponent * span)) / exponent
    return min * exp(logarithm)
  }

  /// The mean of (gap / min)^order.
  private func moment(_ order: Double) -> Double {
    mass(exponent - order, span) / mass(exponent, span)
  }

  /// The integral of exp(−rate·y) from 0 to `end`.
  private func mass(_ rate: Double, _ end: Double) -> Double {
    if rate == 0 { end } else { -expm1(-rate * end) / rate }
  }
}
