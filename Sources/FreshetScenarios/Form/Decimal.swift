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
    let letters = Array(text.unicodeScalars)
    var end = 0
    func digits() -> Int {
      let start = end
      while end < letters.count, ("0"..."9").contains(letters[end]) { end += 1 }
      return end - start
    }
    if let first = letters.first, first == "-" || first == "+" { end = 1 }
    guard digits() > 0 else { return nil }
    if end + 1 < letters.count, letters[end] == ".", ("0"..."9").contains(letters[end + 1]) {
      end += 1
      _ = digits()
    }
    mantissa = String(String.UnicodeScalarView(letters[..<end]))
    var power = 0
    if end < letters.count, letters[end] == "e" || letters[end] == "E" {
      let beforePower = end
      end += 1
      if end < letters.count, letters[end] == "-" || letters[end] == "+" { end += 1 }
      let start = end
      if digits() > 0 {
        let sign = letters[start - 1] == "-" ? -1 : 1
        power = sign * (Int(String(String.UnicodeScalarView(letters[start..<end]))) ?? 100_000)
      } else {
        end = beforePower
      }
    }
    exponent = max(-100_000, min(100_000, power))
    number = String(String.UnicodeScalarView(letters[..<end]))
    unit = String(String.UnicodeScalarView(letters[end...].drop { $0 == " " }))
  }

  /// The number × 10^`shift`; infinite where it is too large.
  func value(shift: Int = 0) -> Double {
    Double("\(mantissa)e\(exponent + shift)") ?? .nan
  }
}
