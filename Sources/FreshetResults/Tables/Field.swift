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

  /// The text of the field in RFC 4180 CSV, see ``append(to:)``.
  public var csv: String {
    var line: [UInt8] = []
    append(to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// Writes the field in RFC 4180 CSV at the end of a line.
  ///
  /// Estimates have six significant digits, always a point and never an exponent, so that a column has one type whatever stands in it.
  /// What is not finite is not applicable. A text is quoted where it must be.
  @inline(__always)
  func append(to line: inout [UInt8]) {
    switch self {
    case .empty: break
    case .text(let text): Self.append(text, to: &line)
    case .integer(let number): Self.append(number, to: &line)
    case .decimal(let text): line.append(contentsOf: text.utf8)
    case .number(let number): if let text = number.sixDigits { line.append(contentsOf: text.utf8) }
    }
  }

  private static func append(_ text: String, to line: inout [UInt8]) {
    let first = line.count
    line.append(contentsOf: text.utf8)
    guard line[first...].contains(where: { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }) else { return }
    line.removeSubrange(first...)
    line.append(quote)
    for byte in text.utf8 {
      if byte == quote { line.append(quote) }
      line.append(byte)
    }
    line.append(quote)
  }

  private static func append(_ number: Int, to line: inout [UInt8]) {
    if number < 0 { line.append(UInt8(ascii: "-")) }
    let first = line.count
    var rest = number.magnitude
    repeat {
      line.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    if line.count - first > 1 { line[first...].reverse() }
  }

  private static let quote = UInt8(ascii: "\"")

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
