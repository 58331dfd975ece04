/// The units that values carry.
enum Units {
  /// Lengths of time: `factor` × 10^`exponent` seconds. A year is 365.25 days and a month a twelfth of it.
  static let durations: [(name: String, factor: Double, exponent: Int)] = [
    ("us", 1, -6), ("ms", 1, -3), ("s", 1, 0), ("min", 60, 0), ("h", 3600, 0), ("d", 86_400, 0), ("w", 604_800, 0),
    ("mo", 2_629_800, 0), ("y", 31_557_600, 0),
  ]

  /// Powers of ten.
  static let counts: [(name: String, exponent: Int)] = [("k", 3), ("M", 6), ("bn", 9)]

  static var durationNames: [String] { durations.map(\.name) }
  static var countNames: [String] { counts.map(\.name) }

  /// A number with a unit of time, in seconds; `nil` where there is no such unit.
  static func seconds(_ decimal: DecimalText, _ unit: String) -> Double? {
    durations.first { $0.name == unit }.map { decimal.value(shift: $0.exponent) * $0.factor }
  }

  /// A number per unit of time, per second; `nil` where there is no such unit.
  static func perSecond(_ decimal: DecimalText, shift: Int, _ unit: String) -> Double? {
    durations.first { $0.name == unit }.map { decimal.value(shift: shift - $0.exponent) / $0.factor }
  }

  static func exponent(_ unit: String) -> Int? { counts.first { $0.name == unit }?.exponent }

  /// What people write instead of a unit's name.
  static func meant(by word: String) -> String? {
    switch word.lowercased() {
    case "sec", "secs", "second", "seconds": "s"
    case "m", "mins", "minute", "minutes": "min"
    case "hr", "hrs", "hour", "hours": "h"
    case "day", "days": "d"
    case "wk", "week", "weeks": "w"
    case "mon", "month", "months": "mo"
    case "yr", "yrs", "year", "years", "a": "y"
    case "µs", "usec": "us"
    case "msec": "ms"
    default: nil
    }
  }

  /// What people write instead of a power of ten.
  static func countMeant(by word: String) -> String? {
    switch word.lowercased() {
    case "m", "mm", "mn", "mio", "mil", "mill", "million", "millions": "M"
    case "k", "thousand", "tsd": "k"
    case "b", "g", "gn", "billion", "billions", "bln", "mrd": "bn"
    default: nil
    }
  }
}
