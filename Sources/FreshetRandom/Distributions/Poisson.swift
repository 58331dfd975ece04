import CGSL
public import FreshetCore

/// Gaps of a whole number of units, the number following Poisson's law.
public struct Poisson: DistributionKind {
  public static let reference = EntryReference(
    name: "poisson",
    meaning: "A whole number of units, such as days, that follows Poisson's law; it may be 0.",
    keys: [
      .required("mean", .number(.positive), "The mean number of units, at most 1 000 000 000."),
      .required("unit", .duration(.positive), "The unit."),
    ],
    example: "{poisson: {mean: 3, unit: 1 d}}")

  /// The mean number of units.
  public let meanCount: Double
  /// In seconds.
  public let unit: Double

  /// The law of `unit` seconds × a count with this mean, above 0 and at most 10⁹.
  public init(meanCount: Double, unit: Double) {
    self.meanCount = meanCount
    self.unit = unit
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let meanCount = parameters.number("mean") else { throw ParameterProblem("mean", .missing) }
    guard let unit = parameters.number("unit") else { throw ParameterProblem("unit", .missing) }
    // GSL counts in 32 bits.
    guard meanCount > 0, meanCount <= 1e9 else {
      throw ParameterProblem("mean", .infiniteMean(needs: "a mean above 0 and at most 1 000 000 000"))
    }
    self.init(meanCount: meanCount, unit: unit)
  }

  public var mean: Double { unit * meanCount }

  public var variance: Double { unit * unit * meanCount }

  public func cumulativeProbability(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    guard let count = wholeUnits(in: value, unit: unit) else { return 0 }
    return gsl_cdf_poisson_P(count, meanCount)
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    GSL.reportErrorsByValue()
    guard let count = wholeUnits(in: value, unit: unit) else { return 0 }
    return value / mean * gsl_cdf_poisson_Q(count, meanCount) + (count == 0 ? 0 : gsl_cdf_poisson_P(count - 1, meanCount))
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    unit * Double(gsl_ran_poisson(stream.generator, meanCount))
  }

  /// A length-biased Poisson count is 1 + a Poisson count of the same mean.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    let lengthBiased = unit * (1 + Double(gsl_ran_poisson(stream.generator, meanCount)))
    return stream.uniform() * lengthBiased
  }
}

/// The number of whole units in a length, at most the greatest that GSL can count; `nil` below 0.
///
/// `count × unit / unit` may be rounded to just below `count`, hence the millionth of a millionth.
func wholeUnits(in value: Double, unit: Double) -> UInt32? {
  value >= 0 ? UInt32(min(value / unit * (1 + 1e-12), Double(UInt32.max))) : nil
}
