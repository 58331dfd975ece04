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
    let line = head + " " + flow(node)
    let isOuter = depth < 2 && (depth == 0 || node.entries.contains { !$0.value.entries.isEmpty })
    switch node.content {
    case .scalar: return line + "\n"
    case .mapping(let entries), .dataFile(let entries, _):
      if entries.isEmpty || (!isOuter && line.count <= widest) { return line + "\n" }
      return head + "\n" + entries.map { block($0.key, $0.value, depth: depth + 1) }.joined()
    case .list(let elements):
      let isOfTables = elements.contains { !$0.entries.isEmpty }
      if elements.isEmpty || (!isOfTables && line.count <= widest) { return line + "\n" }
      return head + "\n" + elements.map { item($0, depth: depth + 1) }.joined()
    }
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
    if isWord(text) { return text }
    let isSafe =
      !text.isEmpty && text.first != " " && text.last != " " && text.first.map { !"-?:,[]{}#&*!|>'\"%@`~".contains($0) } ?? false
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && $0.value >= 32 && $0.value < 127 && !",[]{}#:".unicodeScalars.contains($0)
      }
      && !["null", "Null", "NULL", "~"].contains(text)
    // A time has colons, which are harmless between digits.
    let isTime =
      text.first?.isNumber == true && text.allSatisfy { $0.isASCII && ($0.isNumber || "-T:+Z ".contains($0)) }
      && text.last != ":" && text.last != " " && !text.contains(": ")
    return isSafe || isTime ? text : text.quoted
  }

  /// Whether a text is one of those that most are: letters, digits, points, lines and blanks between. It is looked at quickly, since a sweep
  /// writes a scenario for each of its points.
  private static func isWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, first != UInt8(ascii: " "), last != UInt8(ascii: " ") else { return false }
    let areLetters = text.utf8.allSatisfy { letter in
      switch letter {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: " "):
        true
      default: false
      }
    }
    return areLetters && !["null", "Null", "NULL"].contains(text)
  }
}
