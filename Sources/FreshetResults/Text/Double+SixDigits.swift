import Foundation

extension Double {
  /// The nearest decimal of six significant digits, with a point, without an exponent and without zeros that say nothing; absent where
  /// the number is not finite.
  ///
  ///     (105_240_123.4).sixDigits   // "105240000.0"
  var sixDigits: String? {
    guard isFinite else { return nil }
    return self == 0 ? "0.0" : decimal(sixSignificant)
  }

  /// The decimal that is read as this number, in the same form; absent where the number is not finite.
  var allDigits: String? {
    guard isFinite else { return nil }
    return self == 0 ? "0.0" : decimal(shortest)
  }

  /// The digits of a decimal as a whole number, and how many of them stand before the point: below 0 where zeros follow the point.
  private struct Digits {
    var number: UInt64
    /// How many digits the number has.
    var count: Int
    var whole: Int
  }

  private func decimal(_ decimal: Digits) -> String {
    var (number, count) = (decimal.number, decimal.count)
    while number % 10 == 0, number > 0 { (number, count) = (number / 10, count - 1) }
    var text = self < 0 ? "-" : ""
    let digits = String(number)
    if decimal.whole <= 0 {
      text += "0." + String(repeating: "0", count: -decimal.whole) + digits
    } else if decimal.whole >= count {
      text += digits + String(repeating: "0", count: decimal.whole - count) + ".0"
    } else {
      text += digits.prefix(decimal.whole) + "." + digits.dropFirst(decimal.whole)
    }
    return text
  }

  private static let most = 6

  private var sixSignificant: Digits {
    var decimal = shortest
    guard decimal.count > Self.most else { return decimal }
    let unit = (0..<decimal.count - Self.most).reduce(UInt64(1)) { unit, _ in 10 * unit }
    let (digits, rest) = decimal.number.quotientAndRemainder(dividingBy: unit)
    // The shortest decimal lies on the same side of a half as the number itself, unless it is that half.
    if rest == unit / 2 { return formatted }
    decimal.number = rest > unit / 2 ? digits + 1 : digits
    decimal.count = Self.most
    // 999999.5 has a digit more before the point.
    if decimal.number == Self.tooMany { (decimal.count, decimal.whole) = (Self.most + 1, decimal.whole + 1) }
    return decimal
  }

  /// The least number that has more than six digits.
  private static let tooMany: UInt64 = 1_000_000

  /// The shortest decimal that is read as this number.
  private var shortest: Digits {
    var decimal = Digits(number: 0, count: 0, whole: 0)
    var exponent: (digits: Int, isNegative: Bool)?
    var isFraction = false
    for letter in magnitude.description.utf8 {
      switch letter {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"): exponent = (0, false)
      case UInt8(ascii: "-"): exponent?.isNegative = true
      case UInt8(ascii: "+"): break
      default:
        let digit = Int(letter - UInt8(ascii: "0"))
        if let known = exponent {
          exponent?.digits = 10 * known.digits + digit
        } else {
          // Zeros before the first digit count only behind the point.
          if digit > 0 || decimal.count > 0 {
            decimal.number = 10 * decimal.number + UInt64(digit)
            decimal.count += 1
            if !isFraction { decimal.whole += 1 }
          } else if isFraction {
            decimal.whole -= 1
          }
        }
      }
    }
    if let exponent { decimal.whole += exponent.isNegative ? -exponent.digits : exponent.digits }
    return decimal
  }

  /// The six digits by the C library, which looks at all digits that the number has.
  private var formatted: Digits {
    // d.ddddde±xx
    let parts = String(format: "%.5e", magnitude).utf8.split(separator: UInt8(ascii: "e"))
    let digits = String(decoding: parts[0].filter { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    return Digits(number: UInt64(digits) ?? 0, count: Self.most, whole: (Int(String(parts[1]) ?? "") ?? 0) + 1)
  }
}
