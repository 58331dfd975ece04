import Foundation
import FreshetResults

/// Numbers on a line of pixels, evenly.
package struct NumberScale: Sendable {
  package let low: Double
  package let high: Double
  /// Where they lie; an end may be lower than the start, as on an axis that grows upwards.
  let from: Double
  let to: Double

  package init(low: Double, high: Double, from: Double, to: Double) {
    self.low = low
    self.high = high > low ? high : low + max(1, abs(low))
    self.from = from
    self.to = to
  }

  package func callAsFunction(_ value: Double) -> Double { from + (value - low) / (high - low) * (to - from) }

  /// Round numbers that lie on it: 1, 2, 2.5 or 5 times a power of ten apart.
  ///
  /// - Parameter most: How many there may be, at least 2.
  package func ticks(atMost most: Int) -> [Double] {
    let step = Self.step(for: high - low, atMost: most)
    let (first, last) = ((low / step - 1e-9).rounded(.up), (high / step + 1e-9).rounded(.down))
    guard last >= first, last - first < 1000 else { return [low] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The ends moved outwards to round numbers.
  package static func rounded(low: Double, high: Double, atMost most: Int) -> (low: Double, high: Double) {
    guard high > low else { return (low, low + max(1, abs(low))) }
    let step = step(for: high - low, atMost: most)
    return ((low / step + 1e-9).rounded(.down) * step, (high / step - 1e-9).rounded(.up) * step)
  }

  private static func step(for span: Double, atMost most: Int) -> Double {
    let least = span / Double(max(1, most - 1))
    let power = pow(10, floor(log10(least)))
    return power * ([1, 2, 2.5, 5, 10].first { power * $0 >= least * (1 - 1e-9) } ?? 10)
  }
}

/// Numbers as a reader of a picture reads them.
package enum Figure {
  /// `7.96 M`, with the sign and the blank of good print.
  package static func count(_ value: Double) -> String { printed(HumanText.count(value)) }

  /// A number that is known as it is written: `70 M`, `1 k`.
  package static func exact(_ value: Double) -> String { withoutZeros(count(value)) }

  /// Without zeros at the end of the decimals.
  private static func withoutZeros(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let digits = text[point...].dropFirst().prefix { $0.isNumber }
    var kept = digits
    while kept.last == "0" { kept.removeLast() }
    return text[..<point] + (kept.isEmpty ? "" : "." + kept) + text[digits.endIndex...]
  }

  /// `−102.4 M ± 0.2 M`.
  package static func estimate(_ value: Double, halfWidth: Double?, isSigned: Bool = false) -> String {
    (isSigned && value > 0 ? "+" : "") + printed(HumanText.estimate(value, halfWidth: halfWidth))
  }

  /// A number of an axis whose ticks have equal steps: `2.5 M`.
  package static func tick(_ value: Double, step: Double) -> String {
    let largest = max(abs(value), step)
    let (factor, sign): (Double, String) =
      switch largest {
      case ..<9_999.5: (1, "")
      case ..<999_999.5: (1e3, " k")
      case ..<999_999_999.5: (1e6, " M")
      default: (1e9, " bn")
      }
    if value == 0 { return "0" }
    var decimals = 0
    while decimals < 6, abs((step / factor * pow(10, Double(decimals))).rounded() - step / factor * pow(10, Double(decimals))) > 1e-6 {
      decimals += 1
    }
    return printed(HumanText.decimal(value / factor, decimals) + sign)
  }

  /// `28`, `3.8`, `0.42`: how many times as many.
  package static func times(_ value: Double) -> String { printed(HumanText.decimal(value, abs(value) < 0.995 ? 2 : abs(value) < 9.95 ? 1 : 0)) }

  package static func hours(_ hours: Double) -> String { printed(HumanText.hours(hours)) }
  package static func seconds(_ seconds: Double) -> String { printed(HumanText.seconds(seconds)) }
  /// A length of time that is known as it is written: `4 min`.
  package static func length(_ seconds: Double) -> String { withoutZeros(Self.seconds(seconds)) }
  /// `19 %`, `2.5 %`.
  package static func percent(_ share: Double) -> String {
    printed(withoutZeros(HumanText.decimal(share * 100, abs(share) < 0.0995 ? 1 : 0) + " %"))
  }

  /// A number whose unit is not known: three figures that matter.
  package static func plain(_ value: Double) -> String {
    abs(value) >= 999.5 ? count(value) : printed(HumanText.decimal(value, abs(value) < 9.995 ? 2 : abs(value) < 99.95 ? 1 : 0))
  }

  /// The same without zeros that say nothing.
  package static func short(_ value: Double) -> String { withoutZeros(plain(value)) }

  /// A minus that is as wide as a plus, and blanks at which no line breaks.
  private static func printed(_ text: String) -> String { text.replacing("-", with: "−").replacing(" ", with: "\u{A0}") }
}
