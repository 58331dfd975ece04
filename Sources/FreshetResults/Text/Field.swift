/// What stands in one field of a table.
public enum Field: Sendable, Equatable {
  /// Not applicable: nothing is written.
  case empty
  case text(String)
  case integer(Int)
  case number(Double)

  /// A number, or empty where there is none.
  public static func number(_ value: Double?) -> Field { value.map { .number($0) } ?? .empty }

  /// The text of the field in RFC 4180 CSV.
  ///
  /// Whole numbers are written without a point, others as the shortest decimal that reads back as the same number. What is not
  /// finite is not applicable. A text is quoted where it must be.
  public var csv: String {
    switch self {
    case .empty: ""
    case .text(let text): Self.quoted(text)
    case .integer(let number): String(number)
    case .number(let number): Self.decimal(number)
    }
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// The shortest decimal that reads back as the same number; whole numbers below 10¹⁸ without a point, nothing where the
  /// number is not finite.
  static func decimal(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    return abs(number) < 1e18 && number.rounded() == number ? String(Int(number)) : number.description
  }
}
