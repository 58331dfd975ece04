import Foundation
import FreshetCore

/// A number and its unit as text, of which others of the same kind can be made: `30 %`, `3 d`, `1.5 M`, `300 k per d`.
struct QuantityText: Sendable {
  let number: Double
  /// Empty for a plain number.
  let unit: String
  private let scale: Scale

  /// Units that can be turned into one another, and how many of the smallest one such is.
  private struct Scale: Sendable {
    enum Kind { case number, share, time, rate }
    let kind: Kind
    let factor: Double
  }

  /// - Returns: `nil` where the text is no such quantity.
  init?(_ text: String) {
    guard let decimal = DecimalText(text) else { return nil }
    self.init(decimal.value(), decimal.unit)
  }

  init?(_ number: Double, _ unit: String) {
    guard number.isFinite, let scale = Self.scale(unit) else { return nil }
    self.number = number
    self.unit = unit
    self.scale = scale
  }

  private static func scale(_ unit: String) -> Scale? {
    if unit.isEmpty { return Scale(kind: .number, factor: 1) }
    if unit == "%" { return Scale(kind: .share, factor: 1) }
    if let exponent = Units.exponent(unit) { return Scale(kind: .number, factor: power(exponent)) }
    if let seconds = seconds(unit) { return Scale(kind: .time, factor: seconds) }
    let words = unit.split(separator: " ").map(String.init)
    guard let last = words.last, words.count >= 2, words[words.count - 2] == "per", let seconds = seconds(last) else { return nil }
    let many = words.dropLast(2).joined(separator: " ")
    return (many.isEmpty ? 0 : Units.exponent(many)).map { Scale(kind: .rate, factor: power($0) / seconds) }
  }

  private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }

  private static func seconds(_ unit: String) -> Double? {
    Units.durations.first { $0.name == unit }.map { $0.factor * power($0.exponent) }
  }

  /// The number in the unit of another; `nil` where the two do not go together.
  func number(inUnitOf other: QuantityText) -> Double? {
    guard scale.kind == other.scale.kind else { return nil }
    return unit == other.unit ? number : Self.rounded(number * scale.factor / other.scale.factor)
  }

  /// Microseconds of a length of time; `nil` of what is none.
  var microseconds: Int64? {
    guard scale.kind == .time, abs(number * scale.factor) < 1e12 else { return nil }
    return Int64((number * scale.factor * 1e6).rounded())
  }

  /// The nearest quantity that is a whole number of what is counted, in the same unit; itself where nothing is.
  var whole: QuantityText {
    guard scale.kind == .number else { return self }
    return QuantityText(Self.rounded((number * scale.factor).rounded() / scale.factor), unit) ?? self
  }

  /// As it stands in a scenario file.
  var text: String { (number.shortestDecimal ?? "") + (unit.isEmpty ? "" : " " + unit) }

  /// The nearest number of so many significant digits: steps of 0.1 are to be read as such.
  static func rounded(_ number: Double, digits most: Int = 12) -> Double {
    guard number.isFinite, number != 0 else { return number }
    let digits = most - Int(log10(number.magnitude).rounded(.up))
    guard (-300...300).contains(digits) else { return number }
    let text = number.description
    guard text.utf8.count > most + 1 else { return number }
    let scale = power(abs(digits))
    return digits >= 0 ? (number * scale).rounded() / scale : (number / scale).rounded() * scale
  }

  /// The unit as the end of a column's name: `percent`, `k_per_d`.
  static func word(ofUnit unit: String) -> String { unit == "%" ? "percent" : unit.replacing(" ", with: "_") }

  /// The unit with which a column's name ends, and what stands before it.
  static func unit(ofColumn name: String) -> (key: String, unit: String)? {
    for unit in ["%"] + Units.durationNames + Units.countNames where name.hasSuffix("_" + word(ofUnit: unit)) {
      let key = String(name.dropLast(word(ofUnit: unit).count + 1))
      for many in Units.countNames where key.hasSuffix("_\(many)_per") {
        return (String(key.dropLast(many.count + 5)), "\(many) per \(unit)")
      }
      return key.hasSuffix("_per") ? (String(key.dropLast(4)), "per \(unit)") : (key, unit)
    }
    return nil
  }
}
