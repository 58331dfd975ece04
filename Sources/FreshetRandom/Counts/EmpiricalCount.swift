public import FreshetCore

/// Numbers that were observed, each drawn with its weight.
public struct EmpiricalCount: CountLawKind {
  public static let reference = EntryReference(
    name: "empirical",
    meaning: "Some numbers, each drawn as often as the others or with its weight.",
    keys: [
      .required("values", .list(.count), "The numbers, at least one of them above 0."),
      .optional("weights", .list(.number(.notNegative)), "A weight for each, in the same order; absent: all are alike."),
    ],
    example: "{empirical: {values: [10, 1 k, 100 k], weights: [90, 9, 1]}}")

  private unowned(unsafe) let observed: WeightedValues

  public let mean: Double
  public let variance: Double

  /// - Parameters:
  ///   - values: At least 0, and at least one of positive weight above 0.
  ///   - weights: As many weights, finite and not negative; `nil` means that all are equal.
  /// - Throws: ``ParameterProblem`` at `values` or `weights`.
  public init(values: [Double], weights: [Double]? = nil) throws(ParameterProblem) {
    guard !values.isEmpty else { throw ParameterProblem("values", .empty) }
    let weights = weights ?? Array(repeating: 1, count: values.count)
    guard values.count == weights.count else { throw ParameterProblem("weights", .unequalLengths(key: "values")) }
    guard let observed = WeightedValues(zip(values, weights).map { ($0, $1) }) else {
      throw ParameterProblem("values", .meanOfCounts)
    }
    self.observed = observed.keptForever()
    let mean = observed.mean { $0 }
    self.mean = mean
    variance = observed.mean { ($0 - mean) * ($0 - mean) }
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let values = parameters.numbers("values") else { throw ParameterProblem("values", .missing) }
    try self.init(values: values, weights: parameters.numbers("weights"))
  }

  public func sample(from stream: borrowing RandomStream) -> Double { observed.draw(from: stream) }
}
