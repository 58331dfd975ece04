public import FreshetCore

/// Always the same number.
public struct ConstantCount: CountLawKind {
  public static let reference = EntryReference(
    name: "constant",
    meaning: "Always the same number; 0 for nobody.",
    keys: [.required("value", .count, "The number.")],
    example: "{constant: {value: 500}}")

  public let value: Double

  /// - Parameter value: At least 0.
  public init(value: Double) { self.value = value }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let value = parameters.number("value") else { throw ParameterProblem("value", .missing) }
    self.init(value: value)
  }

  public var mean: Double { value }

  public var variance: Double { 0 }

  public func sample(from stream: borrowing RandomStream) -> Double { value }
}
