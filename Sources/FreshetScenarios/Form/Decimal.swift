/// A decimal number at the beginning of a text, and what follows it.
///
/// Powers of ten (k, M, bn, %) are added to the exponent before the number is converted, so `1.04 bn` and `93 %` are the
/// doubles nearest to what is written.
struct DecimalText {
  /// As written.
  let number: String
  /// Without the blanks between.
  let unit: String
  private let mantissa: String
  private let exponent: Int

  /// - Returns: `nil` where the text does not begin with a number such as `12`, `-1.5` or `2e6`.
  init?(_ text: String) {
    let letters = text.utf8
    var end = letters.startIndex
    /// The place behind the digits that begin at another.
    func digitsEnd(from start: String.Index) -> String.Index {
      letters[start...].firstIndex { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? letters.endIndex
    }
    func afterSign(_ start: String.Index) -> String.Index {
      guard start < letters.endIndex, letters[start] == UInt8(ascii: "-") || letters[start] == UInt8(ascii: "+") else { return start }
      return letters.index(after: start)
    }
    let whole = afterSign(end)
    end = digitsEnd(from: whole)
    guard end > whole else { return nil }
    if end < letters.endIndex, letters[end] == UInt8(ascii: ".") {
      let decimals = letters.index(after: end)
      if digitsEnd(from: decimals) > decimals { end = digitsEnd(from: decimals) }
    }
    mantissa = String(text[..<end])
    var power = 0
    if end < letters.endIndex, letters[end] == UInt8(ascii: "e") || letters[end] == UInt8(ascii: "E") {
      let start = letters.index(after: end)
      let digits = afterSign(start)
      let behind = digitsEnd(from: digits)
      if behind > digits {
        let sign = letters[start] == UInt8(ascii: "-") ? -1 : 1
        power = sign * (Int(text[digits..<behind]) ?? 100_000)
        end = behind
      }
    }
    exponent = max(-100_000, min(100_000, power))
    number = String(text[..<end])
    unit = String(text[end...].unicodeScalars.drop { $0 == " " })
  }

  /// The number × 10^`shift`; infinite where it is too large.
  func value(shift: Int = 0) -> Double {
    Double("\(mantissa)e\(exponent + shift)") ?? .nan
  }
}
