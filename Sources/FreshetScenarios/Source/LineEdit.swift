/// A change in a line of a text by which the rest of it can be read although the line is wrong, and the way back to where everything stood.
struct LineEdit {
  /// From 0, as the column.
  let line: Int
  let column: Int
  let removed: Int
  let inserted: String

  init(line: Int, column: Int, removed: Int, inserted: String) {
    self.line = line
    self.column = column
    self.removed = removed
    self.inserted = inserted
  }

  /// Changes the indentation.
  ///
  /// - Returns: `nil` where the line is empty.
  init?(line: Int, indenting text: [Unicode.Scalar], by blanks: Int) {
    guard let first = text.firstIndex(where: { $0 != " " }), text[first] != "\r" else { return nil }
    self.init(
      line: line, column: 0, removed: min(first, max(0, -blanks)), inserted: String(repeating: " ", count: max(0, blanks)))
  }

  /// Puts a colon and a blank between a key and its value where they are separated by something else.
  ///
  /// - Returns: `nil` where the text that begins at a column does not look like a key and a value.
  init?(line: Int, separating text: [Unicode.Scalar], from start: Int) {
    let letters = text[min(start, text.count)...]
    let word = letters.prefix { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-") }
    let blanks = letters[word.endIndex...].prefix { $0 == " " }
    let signs = letters[blanks.endIndex...].prefix { ":=：".unicodeScalars.contains($0) }
    let more = letters[signs.endIndex...].prefix { $0.properties.generalCategory == .spaceSeparator }
    guard !word.isEmpty, (1...2).contains(signs.count), let value = letters[more.endIndex...].first, value != "/", value != "\r" else { return nil }
    self.init(line: line, column: word.endIndex, removed: more.endIndex - word.endIndex, inserted: ": ")
  }

  private var difference: Int { inserted.unicodeScalars.count - removed }

  func applied(to text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    Array(text[..<column]) + Array(inserted.unicodeScalars) + Array(text[(column + removed)...])
  }

  /// The column, from 1, that a column of the changed line had before.
  func original(_ changed: Int) -> Int {
    changed - 1 < column ? changed : max(column + 1, changed - difference)
  }
}
