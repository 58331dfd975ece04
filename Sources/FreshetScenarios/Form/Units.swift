/// The units that values carry.
enum Units {
  /// Lengths of time in seconds. A year is 365.25 days and a month a twelfth of it.
  static let durations: [(name: String, seconds: Double)] = [
    ("us", 1e-6), ("ms", 1e-3), ("s", 1), ("min", 60), ("h", 3600), ("d", 86_400), ("w", 604_800), ("mo", 2_629_800), ("y", 31_557_600),
  ]

  /// Powers of ten.
  static let counts: [(name: String, exponent: Int)] = [("k", 3), ("M", 6), ("bn", 9)]

  static var durationNames: [String] { durations.map(\.name) }
  static var countNames: [String] { counts.map(\.name) }

  static func seconds(_ unit: String) -> Double? { durations.first { $0.name == unit }?.seconds }
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
    case "m", "mio", "mil", "mill", "million", "millions": "M"
    case "k", "thousand", "tsd": "k"
    case "b", "g", "billion", "billions", "bln", "mrd": "bn"
    default: nil
    }
  }
}
