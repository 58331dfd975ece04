import Testing

/// Something in a text that a reader can try.
struct Example: Sendable, CustomTestStringConvertible {
  enum Kind: String, Sendable {
    /// A command.
    case shell
    /// A complete scenario, whose first line is a comment with the name of its file.
    case scenario
    /// A part of the main scenario.
    case excerpt
    case python
    case gnuplot
    case r
  }

  var kind: Kind
  var document: String
  var line: Int
  var text: String
  /// Whether it must succeed; the commands of a session that begin with `$` may show an error.
  var mustSucceed = true
  /// What it prints, and where that stands in the document, where the document shows it.
  var output: (line: Int, lines: [String])?

  var id: String { "\(document):\(line)" }
  var testDescription: String { "\(id) \(kind)" }

  static let all = Document.all.flatMap(examples)

  static func all(_ kind: Kind) -> [Example] { all.filter { $0.kind == kind } }

  static func examples(of document: Document) -> [Example] {
    var examples: [Example] = []
    for block in document.blocks {
      switch block.language {
      case "text":
        guard block.followsBlock, let last = examples.last, last.output == nil else { continue }
        examples[examples.count - 1].output = (block.line, block.lines)
      case "console": examples += session(block, document)
      default:
        guard let kind = kind(of: block) else { continue }
        examples.append(Example(kind: kind, document: document.path, line: block.line, text: block.text))
      }
    }
    return examples
  }

  private static func kind(of block: Document.Block) -> Kind? {
    switch block.language {
    case "sh": .shell
    case "yaml": block.lines.contains { $0.hasPrefix("freshet:") } ? .scenario : .excerpt
    case "python": .python
    case "gnuplot": .gnuplot
    case "r": .r
    default: nil
    }
  }

  /// Commands that begin with `$`, each with its output.
  private static func session(_ block: Document.Block, _ document: Document) -> [Example] {
    var examples: [Example] = []
    for (index, line) in block.lines.enumerated() {
      if line.hasPrefix("$ ") {
        examples.append(
          Example(
            kind: .shell, document: document.path, line: block.line + index, text: String(line.dropFirst(2)) + "\n",
            mustSucceed: false, output: (block.line + index + 1, [])))
      } else if !examples.isEmpty {
        examples[examples.count - 1].output?.lines.append(line)
      }
    }
    return examples
  }
}
