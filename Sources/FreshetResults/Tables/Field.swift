import FreshetCore

/// What stands in one field of a table.
public enum Field: Sendable, Equatable {
  /// Not applicable: nothing is written.
  case empty
  case text(String)
  case integer(Int)
  /// A decimal that is written as it is.
  case decimal(String)
  /// An estimate, of which six digits are told.
  case number(Double)

  /// A number, or empty where there is none.
  public static func number(_ value: Double?) -> Field { value.map { .number($0) } ?? .empty }

  /// The text of the field in RFC 4180 CSV.
  ///
  /// Estimates have six significant digits, always a point and never an exponent, so that a column has one type whatever stands in it.
  /// What is not finite is not applicable. A text is quoted where it must be.
  public var csv: String {
    switch self {
    case .empty: ""
    case .text(let text): Self.quoted(text)
    case .integer(let number): String(number)
    case .decimal(let text): text
    case .number(let number): number.sixDigits ?? ""
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

  /// The field in JSON.
  var json: JSONValue {
    switch self {
    case .empty: .null
    case .text(let text): .text(text)
    case .integer(let number): .integer(number)
    case .decimal(let text): .number(Double(text) ?? .nan)
    case .number(let number): .number(number.sixDigits.flatMap(Double.init) ?? .nan)
    }
  }
}
