public import FreshetCore

/// Gaps that are all the same.
public struct Constant: DistributionKind {
  public static let reference = EntryReference(
    name: "constant",
    meaning: "Always the same length.",
    keys: [.required("value", .duration(.positive), "The length.")],
    example: "{constant: {value: 1 d}}")

  /// In seconds.
  public let value: Double

  public init(value: Double) {
    self.value = value
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let value = parameters.number("value") else { throw ParameterProblem("value", .missing) }
    self.init(value: value)
  }

  public var mean: Double { value }

  public var variance: Double { 0 }

  public var longest: Double? { value }

  public func cumulativeProbability(_ value: Double) -> Double {
    value < self.value ? 0 : 1
  }

  public func equilibriumProbability(_ value: Double) -> Double { Swift.min(value / self.value, 1) }

  public func sample(from stream: borrowing RandomStream) -> Double {
    value
  }

  public func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double {
    stream.uniform() * value
  }
}
