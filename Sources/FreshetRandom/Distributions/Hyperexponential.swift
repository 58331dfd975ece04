import CGSL
public import FreshetCore

/// Gaps that are exponential with one of several means: quick ones and slow ones.
public struct Hyperexponential: DistributionKind {
  public static let reference = EntryReference(
    name: "hyperexponential",
    meaning: "A mixture of exponential lengths: each gap takes one of the means, with the share at the same place.",
    keys: [
      .required("means", .list(.duration(.positive)), "The means."),
      .required("shares", .list(.share), "The share of each mean, in the same order; together 100 %."),
    ],
    example: "{hyperexponential: {means: [10 min, 2 d], shares: [80 %, 20 %]}}")

  private unowned(unsafe) let components: WeightedValues

  public let mean: Double
  public let variance: Double

  /// The mixture of exponential laws with the means in seconds, all positive, and the shares, which make 1.
  ///
  /// - Throws: ``ParameterProblem`` where the lists are empty or of different lengths, or the shares do not make 100 % within a
  ///   millionth.
  public init(means: [Double], shares: [Double]) throws(ParameterProblem) {
    guard !means.isEmpty else { throw ParameterProblem("means", .empty) }
    guard means.count == shares.count else { throw ParameterProblem("shares", .unequalLengths(key: "means")) }
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) < 1e-6 else { throw ParameterProblem("shares", .sharesMake(sum)) }
    guard let components = WeightedValues(zip(means, shares).map { ($0, $1) }) else {
      throw ParameterProblem("means", .infiniteMean(needs: "means in the range of numbers"))
    }
    self.components = components.keptForever()
    let mean = components.mean { $0 }
    self.mean = mean
    // 2 Σ wm² − mean², written as a sum of positive terms.
    variance = components.mean { $0 * $0 + ($0 - mean) * ($0 - mean) }
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let means = parameters.numbers("means") else { throw ParameterProblem("means", .missing) }
    guard let shares = parameters.numbers("shares") else { throw ParameterProblem("shares", .missing) }
    try self.init(means: means, shares: shares)
  }

  public func cumulativeProbability(_ value: Double) -> Double {
    components.mean { gsl_cdf_exponential_P(value, $0) }
  }

  public func equilibriumProbability(_ value: Double) -> Double {
    components.mean { $0 * gsl_cdf_exponential_P(value, $0) } / mean
  }

  public func sample(from stream: borrowing RandomStream) -> Double {
    Exponential.sample(mean: components.draw(from: stream), uniform: stream.uniform())
  }

  /// An arbitrary moment lies in a gap of a component with a probability proportional to share × mean, and what is left of an
  /// exponential gap is exponential.
  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    Exponential.sample(mean: components.drawLengthBiased(from: stream), uniform: stream.uniform())
  }
}
