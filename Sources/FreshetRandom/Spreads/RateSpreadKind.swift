public import FreshetCore

/// A law of the factor by which a person is more active than the average person: mean 1.
///
/// Each kind is a file in this folder; ``RateSpread`` is the list of them.
public protocol RateSpreadKind: Sendable, Hashable {
  static var reference: EntryReference { get }

  init(_ parameters: ParameterTable) throws(ParameterProblem)

  /// The variance of the factor.
  var variance: Double { get }

  /// A draw of the factor, positive.
  func sample(from stream: borrowing RandomStream) -> Double

  /// A draw of the factor of whom one meets who looks at an event and not at a person: with the density s·f(s).
  func sampleSizeBiased(from stream: borrowing RandomStream) -> Double

  /// The mean of a function of the factor, by quadrature.
  func mean(of function: (Double) -> Double) -> Double
}
