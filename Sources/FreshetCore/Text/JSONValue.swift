/// A JSON value whose members keep their order, so that the same content gives the same bytes.
public enum JSONValue: Sendable {
  /// A key and its value.
  public typealias Member = (key: String, value: JSONValue)

  case null
  case boolean(Bool)
  case integer(Int)
  case unsigned(UInt64)
  /// Written as `null` where it is not finite.
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])
}

extension JSONValue: CustomStringConvertible {
  /// The text: a member or element a line, indented by two spaces a level. A short list of plain values stands on one line.
  public var description: String { description(indentation: "") }

  private static let longestLine = 100

  private func description(indentation: String) -> String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .unsigned(let value): String(value)
    case .number(let value): value.shortestDecimal ?? "null"
    case .text(let text): text.quoted
    case .list(let elements): Self.lineOfPlain(elements) ?? Self.lines(
      "[", elements.map { $0.description(indentation: indentation + "  ") }, "]", indentation)
    case .object(let members): Self.lines(
      "{", members.map { $0.key.quoted + ": " + $0.value.description(indentation: indentation + "  ") }, "}", indentation)
    }
  }

  private var isPlain: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }

  private static func lineOfPlain(_ elements: [JSONValue]) -> String? {
    guard elements.allSatisfy(\.isPlain) else { return nil }
    let line = "[" + elements.map(\.description).joined(separator: ", ") + "]"
    return line.count < longestLine ? line : nil
  }

  private static func lines(_ open: String, _ parts: [String], _ close: String, _ indentation: String) -> String {
    guard !parts.isEmpty else { return open + close }
    let lines = parts.map { indentation + "  " + $0 }
    return open + "\n" + lines.joined(separator: ",\n") + "\n" + indentation + close
  }
}
