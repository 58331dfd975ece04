import FreshetCore

/// A JSON value whose members keep their order, so that the same value always gives the same bytes.
indirect enum JSONText: Sendable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([JSONText])
  case object([(String, JSONText)])

  /// With two blanks for each level; short arrays of strings stand on one line.
  func written(depth: Int = 0) -> String {
    let margin = String(repeating: "  ", count: depth + 1)
    let end = String(repeating: "  ", count: depth)
    switch self {
    case .string(let text): return text.quoted
    case .integer(let number): return String(number)
    case .boolean(let value): return value ? "true" : "false"
    case .array(let elements):
      let isFlat = elements.allSatisfy { if case .string = $0 { true } else { false } }
      let line = "[" + elements.map { $0.written() }.joined(separator: ", ") + "]"
      if elements.isEmpty || (isFlat && line.count < 100) { return line }
      return "[\n" + elements.map { margin + $0.written(depth: depth + 1) }.joined(separator: ",\n") + "\n\(end)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { margin + $0.0.quoted + ": " + $0.1.written(depth: depth + 1) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(end)}"
    }
  }
}
