public import FreshetCore

/// A law of the factor by which a person is more active than the average person: mean 1.
///
/// Each kind is a file in this folder; ``RateSpread`` is the list of them.
public protocol RateSpreadKind: Sendable {
  static var reference: EntryReference { get }

  init(_ parameters: ParameterTable) throws(ParameterProblem)

  /// The variance of the factor.
  var variance: Double { get }

  /// A draw of the factor, positive.
  func draft(from stream: borrowing RandomStream) -> RateDraft
}
