import FreshetCore

/// A JSON text whose keys keep their order, so that the same content gives the same bytes.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case unsigned(UInt64)
  /// Written as `null` where it is not finite.
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  public static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  /// The text, a member or element a line, indented by two spaces a level.
  public var description: String { description(indentation: "") }

  private func description(indentation: String) -> String {
    let inner = indentation + "  "
    switch self {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .unsigned(let value): return String(value)
    case .number(let value): return value.isFinite ? Field.decimal(value) : "null"
    case .text(let text): return text.quoted
    case .list(let elements):
      return Self.enclosed("[", elements.map { inner + $0.description(indentation: inner) }, "]", indentation)
    case .object(let members):
      let lines = members.map { inner + $0.key.quoted + ": " + $0.value.description(indentation: inner) }
      return Self.enclosed("{", lines, "}", indentation)
    }
  }

  private static func enclosed(_ open: String, _ lines: [String], _ close: String, _ indentation: String) -> String {
    lines.isEmpty ? open + close : open + "\n" + lines.joined(separator: ",\n") + "\n" + indentation + close
  }
}

extension JSONValue: CustomStringConvertible {}
