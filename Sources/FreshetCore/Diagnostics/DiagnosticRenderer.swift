/// Shows diagnostics as text: message, place, the source lines with carets, hint.
public struct DiagnosticRenderer: Sendable {
  public let sources: [SourceText]
  /// Whether to use the terminal's colours.
  public let color: Bool

  public init(sources: [SourceText], color: Bool = false) {
    self.sources = sources
    self.color = color
  }

  /// Longer source lines are cut around the place that is meant.
  static let widestLine = 120

  /// The diagnostic with a line feed at its end.
  public func render(_ diagnostic: Diagnostic) -> String {
    var text = paint("error", .red) + ": " + diagnostic.message.visible + "\n"
    text += excerpt(diagnostic)
    if let hint = diagnostic.hint { text += "\n" + paint("hint", .cyan) + ": " + hint.visible + "\n" }
    return text
  }

  private func excerpt(_ diagnostic: Diagnostic, sign: Character = "^") -> String {
    let span = diagnostic.span
    guard sources.indices.contains(span.source) else { return "" }
    let source = sources[span.source]
    guard span.line > 0, source.line(span.line) != nil else { return "  --> \(source.name.visible)\n" }

    var marks = [(span: span, label: diagnostic.label, sign: sign)]
    marks += diagnostic.notes.filter { $0.span.source == span.source && source.line($0.span.line) != nil }
      .map { ($0.span, $0.label, "-") }
    marks.sort { $0.span.isBefore($1.span) }

    let width = source.isArgument ? 2 : max(2, String(marks.last?.span.line ?? 0).count)
    let margin = String(repeating: " ", count: width)
    let bar = paint(margin + " |", .blue)
    let place = source.isArgument ? source.name : "\(source.name):\(span.line):\(span.column)"
    var text = margin + paint("-->", .blue) + " " + place.visible + "\n" + bar + "\n"
    var shown = 0
    for mark in marks {
      let line = mark.span.line
      if line != shown {
        if shown > 0 && line > shown + 1 { text += paint("...", .blue) + "\n" }
        let number = source.isArgument ? "" : String(line)
        let label = String(repeating: " ", count: width - number.count) + number + " |"
        text += paint(label, .blue) + " " + window(source, mark.span).text + "\n"
        shown = line
      }
      text += bar + underline(source, mark.span, mark.sign, mark.label) + "\n"
    }
    for note in diagnostic.notes where note.span.source != span.source && sources.indices.contains(note.span.source) {
      text += excerpt(Diagnostic(message: "", span: note.span, label: note.label), sign: "-")
    }
    return text
  }

  private func underline(_ source: SourceText, _ span: SourceSpan, _ sign: Character, _ label: String) -> String {
    let (line, first) = window(source, span)
    let column = max(0, span.column - 1 - first)
    let before = line.unicodeScalars.prefix(column)
    let marked = line.unicodeScalars.dropFirst(column).prefix(span.length)
    let width = max(1, marked.reduce(0) { $0 + $1.columns })
    let marks = paint(String(repeating: sign, count: width), sign == "^" ? .red : .blue)
    // Behind the end of the line each scalar that is not there counts as a blank.
    let blanks = String(repeating: " ", count: before.reduce(1 + column - before.count) { $0 + $1.columns })
    return blanks + marks + (label.isEmpty ? "" : " " + label.visible)
  }

  /// The part of a long line around a place, and the number of scalars before that part.
  private func window(_ source: SourceText, _ span: SourceSpan) -> (text: String, first: Int) {
    let scalars = Array((source.line(span.line) ?? "").unicodeScalars)
    guard scalars.count > Self.widestLine else { return (String(scalars).visible, 0) }
    let first = max(0, min(span.column - 1 - Self.widestLine / 2, scalars.count - Self.widestLine))
    return (String(scalars[first..<min(scalars.count, first + Self.widestLine)]).visible, first)
  }

  private enum Color: String {
    case red = "31"
    case blue = "34"
    case cyan = "36"
  }

  private func paint(_ text: String, _ color: Color) -> String {
    self.color ? "\u{1B}[1;\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension Unicode.Scalar {
  /// The columns that a terminal gives it: two for Chinese, Japanese and Korean characters and most pictures.
  ///
  /// - Source: Unicode Standard Annex 11, East Asian Width; the blocks whose characters are wide.
  fileprivate var columns: Int {
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }
}

extension String {
  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
