public import FreshetCore

/// A law of a whole number that differs from account to account, such as subscribers.
///
/// Each kind is a file in this folder; ``CountLaw`` is the list of them.
public protocol CountLawKind: Sendable {
  static var reference: EntryReference { get }

  init(_ parameters: ParameterTable) throws(ParameterProblem)

  /// The mean before draws are rounded and cut; `.infinity` where it does not exist.
  var mean: Double { get }

  /// The variance before draws are rounded and cut; `.infinity` where it does not exist.
  var variance: Double { get }

  /// A draw, at least 0, not rounded yet.
  func sample(from stream: borrowing RandomStream) -> Double
}
