import Foundation
import FreshetCore

/// A range of values as it is written: `A..B step S`, `A..B in N`, `A..B log in N`; and `A..B` and `A..B log`, from which a design draws.
///
/// Ends and step are numbers with units, or dates and a length of time. Both ends belong to the range.
struct ValueRange: Sendable {
  private enum Ends: Sendable {
    case quantities(QuantityText, Double)
    /// In microseconds since 1970.
    case instants(Int64, Int64, TimeZone)
  }

  private enum Spacing: Sendable {
    case none
    case step(Double)
    case count(Int)
  }

  private let ends: Ends
  private let isLog: Bool
  private let spacing: Spacing

  /// Whether a text is meant as a range.
  static func isMeant(by text: String) -> Bool { text.contains("..") }

  /// - Parameters:
  ///   - text: A text with `..` in it.
  ///   - zone: The zone of dates.
  init(_ text: String, zone: TimeZone) throws(RangeProblem) {
    guard let dots = text.firstRange(of: "..") else { throw .noRange(text) }
    let low = text[..<dots.lowerBound].trimmingCharacters(in: .whitespaces)
    var words = text[dots.upperBound...].split(separator: " ").map(String.init)
    let end = words.firstIndex { ["step", "log", "in"].contains($0) } ?? words.endIndex
    let high = words[..<end].joined(separator: " ")
    words.removeFirst(end)
    isLog = words.first == "log"
    if isLog { words.removeFirst() }
    guard !low.isEmpty, !high.isEmpty, words.isEmpty || words.count > 1 else { throw .noRange(text) }
    ends = try Self.ends(low, high, text, zone)
    spacing = try Self.spacing(words, of: ends, text)
    if case .step = spacing, isLog { throw .noRange(text) }
    try checkLog()
  }

  private static func ends(_ low: String, _ high: String, _ text: String, _ zone: TimeZone) throws(RangeProblem) -> Ends {
    if let first = try? InstantText.read(low, zone: zone) {
      guard let last = try? InstantText.read(high, zone: zone) else { throw .unlikeUnits(low, high) }
      guard first <= last else { throw .backwards(low, high) }
      return .instants(first, last, zone)
    }
    guard let first = QuantityText(low), let last = QuantityText(high) else { throw .noRange(text) }
    guard let number = last.number(inUnitOf: first) else { throw .unlikeUnits(low, high) }
    guard first.number <= number else { throw .backwards(low, high) }
    return .quantities(first, number)
  }

  private static func spacing(_ words: [String], of ends: Ends, _ text: String) throws(RangeProblem) -> Spacing {
    guard let kind = words.first else { return .none }
    let rest = words.dropFirst().joined(separator: " ")
    switch kind {
    case "in":
      guard let count = Int(rest), count > 1 else { throw .badCount(rest) }
      return .count(count)
    case "step":
      guard let step = QuantityText(rest) else { throw .noRange(text) }
      let length: Double?
      switch ends {
      case .quantities(let low, _): length = step.number(inUnitOf: low)
      case .instants: length = step.microseconds.map(Double.init)
      }
      guard let length else { throw .unlikeUnits(text.split(separator: ".").first.map(String.init) ?? text, rest) }
      guard length > 0 else { throw .badStep(rest) }
      return .step(length)
    default: throw .noRange(text)
    }
  }

  private func checkLog() throws(RangeProblem) {
    guard isLog else { return }
    switch ends {
    case .instants: throw .logOfInstants
    case .quantities(let low, _): if low.number <= 0 { throw .logOfNothing }
    }
  }

  // MARK: Values

  private var bounds: (low: Double, high: Double) {
    switch ends {
    case .quantities(let low, let high): (low.number, high)
    case .instants(let low, let high, _): (Double(low), Double(high))
    }
  }

  /// How many values it has; `nil` where a design chooses them.
  var count: Double? {
    switch spacing {
    case .none: nil
    case .count(let count): Double(count)
    // The end belongs to it although steps of 0.1 do not add up.
    case .step(let step): ((bounds.high - bounds.low) / step + 1e-9).rounded(.down) + 1
    }
  }

  /// The value with this number, from 0, of those that a step or a number of values makes.
  func text(_ index: Int, isWhole: Bool) -> String {
    switch spacing {
    case .none: text(at: 0, isWhole: isWhole)
    case .count(let count): text(at: Double(index) / Double(count - 1), isWhole: isWhole)
    case .step(let step): text(of: bounds.low + Double(index) * step, isWhole: isWhole)
    }
  }

  /// The value that so large a part of the range lies below, from 0 to 1.
  ///
  /// - Parameter isWhole: Whether it has to be a whole number.
  func text(at share: Double, isWhole: Bool) -> String {
    let (low, high) = bounds
    return text(of: isLog ? low * pow(high / low, share) : low + (high - low) * share, isWhole: isWhole)
  }

  private func text(of value: Double, isWhole: Bool) -> String {
    switch ends {
    case .instants(_, _, let zone): return InstantText.text(Int64((value / 1e6).rounded()) * 1_000_000, zone: zone)
    case .quantities(let low, _):
      guard let quantity = QuantityText(QuantityText.rounded(value), low.unit) else { return low.text }
      return isWhole ? quantity.whole.text : quantity.text
    }
  }

  /// The quantity in whose unit its values are; `nil` of dates.
  var unit: QuantityText? {
    if case .quantities(let low, _) = ends { low } else { nil }
  }

  /// The ends as numbers, in the unit of the first; `nil` of dates.
  var numbers: (low: Double, high: Double)? {
    if case .quantities = ends { bounds } else { nil }
  }
}
