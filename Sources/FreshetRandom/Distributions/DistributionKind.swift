public import FreshetCore

/// A probability law of a length of time, in seconds.
///
/// Each kind is a file in this folder; ``Distribution`` is the list of them.
public protocol DistributionKind: Sendable, Hashable {
  /// The keys that it has in a scenario file, in words that people use: mean, median, shape.
  static var reference: EntryReference { get }

  /// Reads the parameters, which have the form that ``reference`` describes.
  init(_ parameters: ParameterTable) throws(ParameterProblem)

  /// In seconds; finite and positive.
  var mean: Double { get }

  /// In square seconds; `.infinity` where it does not exist.
  var variance: Double { get }

  /// The probability of at most `value` seconds.
  func cumulativeProbability(_ value: Double) -> Double

  /// The probability that for somebody who looks at a renewal process with such gaps at an arbitrary moment the next event comes within
  /// `value` seconds, at least 0: the integral of (1 − F) / mean up to there.
  func equilibriumProbability(_ value: Double) -> Double

  /// The longest draw there can be, in seconds; absent where there is none.
  var longest: Double? { get }

  /// A draw, in seconds.
  func sample(from stream: borrowing RandomStream) -> Double

  /// A draw of the time that is left until the next event for somebody who looks at a renewal process with such gaps at an
  /// arbitrary moment: the forward recurrence time, in seconds.
  ///
  /// Its density is (1 − F(x)) / mean. It is drawn as a uniform part of a length-biased gap, one with density x·f(x) / mean.
  ///
  /// - Source: Cox, Renewal Theory, 1962, section 5.1.
  func sampleForwardRecurrence(from stream: borrowing RandomStream) -> Double
}

extension DistributionKind {
  public var longest: Double? { nil }
}
