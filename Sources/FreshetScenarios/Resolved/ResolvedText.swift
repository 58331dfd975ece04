import FreshetCore

/// Writes a scenario as YAML: the outer levels as blocks, what fits on a line in braces.
enum ResolvedText {
  static let widest = 110

  static func text(_ node: SourceNode) -> String {
    var text = "# The scenario as it was run: overrides applied, defaults filled in. Running it again gives the same results.\n"
    for entry in node.entries { text += block(entry.key, entry.value, depth: 0) }
    return text
  }

  private static func block(_ key: String, _ node: SourceNode, depth: Int) -> String {
    let margin = String(repeating: "  ", count: depth)
    let head = margin + scalar(key) + ":"
    let isOuter = depth < 2 && (depth == 0 || node.entries.contains { !$0.value.entries.isEmpty })
    switch node.content {
    case .scalar: return head + " " + flow(node) + "\n"
    case .mapping(let entries), .dataFile(let entries, _):
      if entries.isEmpty { return head + " {}\n" }
      if !isOuter, let line = line(head, node) { return line }
      return head + "\n" + entries.map { block($0.key, $0.value, depth: depth + 1) }.joined()
    case .list(let elements):
      let isOfTables = elements.contains { !$0.entries.isEmpty }
      if elements.isEmpty { return head + " []\n" }
      if !isOfTables, let line = line(head, node) { return line }
      return head + "\n" + elements.map { item($0, depth: depth + 1) }.joined()
    }
  }

  /// All on one line; `nil` where that is too wide.
  private static func line(_ head: String, _ node: SourceNode) -> String? {
    let line = head + " " + flow(node)
    // Letters are counted only where their bytes are too many: a sweep writes a scenario for each of its points.
    return line.utf8.count <= widest || line.count <= widest ? line + "\n" : nil
  }

  private static func item(_ node: SourceNode, depth: Int) -> String {
    let margin = String(repeating: "  ", count: depth)
    guard !node.entries.isEmpty else { return margin + "- " + flow(node) + "\n" }
    let lines = node.entries.map { block($0.key, $0.value, depth: depth + 1) }.joined()
    return margin + "- " + lines.dropFirst(margin.count + 2)
  }

  static func flow(_ node: SourceNode) -> String {
    switch node.content {
    case .scalar(let text, _): scalar(text)
    case .mapping(let entries), .dataFile(let entries, _): "{" + entries.map { scalar($0.key) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    case .list(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
    }
  }

  /// The text without quotes where it means the same without them.
  private static func scalar(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last, first != blank, last != blank else { return text.quoted }
    let isSafe = !special.contains(first) && text.utf8.allSatisfy { $0 >= 32 && $0 < 127 && !separators.contains($0) }
      && !SourceNode.nulls.contains(text)
    // A time has colons, which are harmless between digits.
    let isTime =
      isDigit(first) && last != UInt8(ascii: ":") && text.utf8.allSatisfy { isDigit($0) || inTimes.contains($0) } && !text.contains(": ")
    return isSafe || isTime ? text : text.quoted
  }

  private static func isDigit(_ letter: UInt8) -> Bool { letter >= UInt8(ascii: "0") && letter <= UInt8(ascii: "9") }

  // Looked at as bytes, for the same reason.
  private static let blank = UInt8(ascii: " ")
  private static let special = Array("-?:,[]{}#&*!|>'\"%@`~".utf8)
  private static let separators = Array(",[]{}#:".utf8)
  private static let inTimes = Array("-T:+Z ".utf8)
}
