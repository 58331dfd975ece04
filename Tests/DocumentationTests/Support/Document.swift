/// A text in Markdown and its fenced blocks.
struct Document: Sendable {
  /// A fenced block.
  struct Block: Sendable {
    var language: String
    /// The number of its first line inside the fence, from 1.
    var line: Int
    var lines: [String]
    /// Whether nothing but blank lines stands between it and the block before.
    var followsBlock: Bool

    var text: String { lines.map { $0 + "\n" }.joined() }
  }

  /// Relative to the root.
  let path: String
  var lines: [String]

  init(_ path: String) throws {
    self.path = path
    lines = try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The texts with examples, in the order in which a newcomer reads them.
  static let all = ["README.md", "CONTRIBUTING.md", "Results/README.md", "Scenarios/MODEL.md"].compactMap { try? Document($0) }

  var blocks: [Block] {
    var blocks: [Block] = []
    var open: Block?
    var isAdjacent = false
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
          isAdjacent = true
        } else {
          open = Block(language: String(line.dropFirst(3)), line: index + 2, lines: [], followsBlock: isAdjacent)
        }
      } else if open != nil {
        open?.lines.append(line)
      } else if !line.isEmpty {
        isAdjacent = false
      }
    }
    return blocks
  }

  /// What stands outside of fenced blocks.
  var prose: String {
    var isInside = false
    return lines.filter { line in
      if line.hasPrefix("```") { isInside.toggle() }
      return !isInside
    }.joined(separator: "\n")
  }

  var text: String { lines.joined(separator: "\n") }

  /// What a pattern with one group finds in it.
  static func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.output.1) }
  }
}
