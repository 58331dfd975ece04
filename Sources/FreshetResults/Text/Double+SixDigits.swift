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

  /// - Parameter number: Digits in ASCII, and how many of them stand before the point.
  private func decimal(_ number: (digits: [UInt8], whole: Int)) -> String {
    let (digits, whole) = number
    let zero = UInt8(ascii: "0")
    var text = self < 0 ? [UInt8(ascii: "-")] : []
    if whole <= 0 {
      text += [zero, UInt8(ascii: ".")] + repeatElement(zero, count: -whole) + digits
    } else if whole >= digits.count {
      text += digits + repeatElement(zero, count: whole - digits.count) + [UInt8(ascii: "."), zero]
    } else {
      text += digits[..<whole] + [UInt8(ascii: ".")] + digits[whole...]
    }
    while text.last == zero, text[text.count - 2] != UInt8(ascii: ".") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private static let digits = 6

  /// Six digits in ASCII, and how many of them stand before the point; fewer than none where zeros follow it.
  private var sixSignificant: (digits: [UInt8], whole: Int) {
    var (digits, whole) = shortest
    if digits.count <= Self.digits { return (digits + repeatElement(UInt8(ascii: "0"), count: Self.digits - digits.count), whole) }
    // The shortest decimal lies on the same side of a half as the number itself, unless it is that half.
    if digits[Self.digits...].elementsEqual([UInt8(ascii: "5")]) { return formatted }
    let isUp = digits[Self.digits] >= UInt8(ascii: "5")
    digits.removeSubrange(Self.digits...)
    guard isUp else { return (digits, whole) }
    var place = Self.digits - 1
    while place >= 0, digits[place] == UInt8(ascii: "9") {
      digits[place] = UInt8(ascii: "0")
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits[0] = UInt8(ascii: "1")
      whole += 1
    }
    return (digits, whole)
  }

  /// The digits of the shortest decimal that is read as this number, and how many of them stand before the point.
  private var shortest: (digits: [UInt8], whole: Int) {
    var digits: [UInt8] = []
    var whole: Int?
    var exponent = 0
    let text = Array(magnitude.description.utf8)
    for (place, letter) in text.enumerated() {
      if letter == UInt8(ascii: ".") {
        whole = digits.count
      } else if letter == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(place + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(letter)
      }
    }
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    let before = (whole ?? digits.count) + exponent - zeros
    digits.removeFirst(zeros)
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, before)
  }

  /// The same by the C library, which looks at all digits that the number has.
  private var formatted: (digits: [UInt8], whole: Int) {
    // -d.ddddde±xx
    let parts = String(format: "%.5e", magnitude).utf8.split(separator: UInt8(ascii: "e"))
    return (parts[0].filter { $0 != UInt8(ascii: ".") }, (Int(String(parts[1]) ?? "") ?? 0) + 1)
  }
}
