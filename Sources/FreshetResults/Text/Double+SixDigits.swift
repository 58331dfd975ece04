import Foundation

extension Double {
  /// The nearest decimal of six significant digits, with a point, without an exponent and without zeros that say nothing; absent where
  /// the number is not finite.
  ///
  ///     (105_240_123.4).sixDigits   // "105240000.0"
  var sixDigits: String? {
    guard isFinite else { return nil }
    if self == 0 { return "0.0" }
    // -d.ddddde±xx
    let parts = String(format: "%.5e", magnitude).split(separator: "e")
    let digits = parts[0].filter { $0 != "." }
    let whole = (Int(parts[1]) ?? 0) + 1
    let sign = self < 0 ? "-" : ""
    if whole >= digits.count { return sign + digits + String(repeating: "0", count: whole - digits.count) + ".0" }
    let padded = String(repeating: "0", count: max(0, 1 - whole)) + digits
    var behind = padded.dropFirst(max(1, whole))
    while behind.hasSuffix("0") && behind.count > 1 { behind.removeLast() }
    return sign + padded.prefix(max(1, whole)) + "." + behind
  }
}
