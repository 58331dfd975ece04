/// A line of a YAML text in block style, as far as its indentation and its key go.
struct BlockRow {
  /// From 0, as all columns here.
  let line: Int
  /// The columns of the dashes with which it begins.
  let dashes: [Int]
  /// Where what follows the dashes begins.
  let column: Int
  /// What stands before its colon; absent where it has none.
  let key: String?
  /// Whether something follows the colon, or the dash of a line without a key.
  let hasValue: Bool
  /// Whether all of it is a text without quotes and brackets.
  let isText: Bool
  /// Where its value begins.
  fileprivate let value: Int

  /// The column where it begins.
  var first: Int { dashes.first ?? column }

  /// How to call it: its key, behind its dash.
  var name: String { (dashes.isEmpty ? "" : "- ") + (key ?? "") }

  /// The rows of a text without empty lines, comments, and lines that go on with a value which began above them.
  static func rows(of lines: [[Unicode.Scalar]]) -> [BlockRow] {
    var rows: [BlockRow] = []
    var index = 0
    while index < lines.count {
      guard let row = BlockRow(lines[index], index) else {
        index += 1
        continue
      }
      rows.append(row)
      index = row.end(in: lines)
    }
    return rows
  }

  /// - Returns: `nil` where there is nothing on the line.
  private init?(_ scalars: [Unicode.Scalar], _ line: Int) {
    let text = scalars.last == "\r" ? scalars.dropLast() : scalars[...]
    var column = text.firstIndex { $0 != " " } ?? text.endIndex
    guard column < text.endIndex, text[column] != "#", text.first != "%", !text.starts(with: "---".unicodeScalars) else { return nil }
    var dashes: [Int] = []
    while column < text.endIndex, text[column] == "-", column + 1 == text.endIndex || text[column + 1] == " " {
      dashes.append(column)
      column = text[(column + 1)...].firstIndex { $0 != " " } ?? text.endIndex
    }
    let colon = Self.colon(text[column...])
    let value = colon.map { $0 + 1 } ?? column
    let rest = Self.withoutComment(text[value...])
    self.line = line
    self.dashes = dashes
    self.column = column
    self.value = rest.startIndex
    key = colon.map { String(String.UnicodeScalarView(text[column..<$0])) }
    // An anchor or a tag alone says nothing of what comes.
    let isMark = rest.first.map { "&!".unicodeScalars.contains($0) } ?? false
    hasValue = !rest.isEmpty && !(isMark && !rest.contains(" "))
    isText = key == nil && !(rest.first.map { "\"'[{&!*|>".unicodeScalars.contains($0) } ?? true)
  }

  /// Where the colon stands that ends a key.
  private static func colon(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let first = text.first, !"[{&!*|>".unicodeScalars.contains(first) else { return nil }
    var start = text.startIndex
    if first == "\"" || first == "'" {
      guard let end = text.dropFirst().firstIndex(of: first) else { return nil }
      start = end + 1
      guard text[start...].first(where: { $0 != " " }) == ":" else { return nil }
    }
    for index in text[start...].indices {
      if text[index] == "#", index > text.startIndex, text[index - 1] == " " { return nil }
      guard text[index] == ":" else { continue }
      if index + 1 == text.endIndex || text[index + 1] == " " || text[index + 1] == "\t" { return index }
    }
    return nil
  }

  private static func withoutComment(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    let rest = text.drop { $0 == " " || $0 == "\t" }
    return rest.first == "#" ? rest.prefix(0) : rest
  }

  /// The line behind it and behind all lines that its value goes on in.
  private func end(in lines: [[Unicode.Scalar]]) -> Int {
    let first = lines[line].dropFirst(value).first
    if first == "|" || first == ">" {
      let outer = key == nil ? dashes.last ?? -1 : column
      return lines[(line + 1)...].firstIndex { text in
        text.firstIndex { $0 != " " && $0 != "\r" }.map { $0 <= outer } ?? false
      } ?? lines.count
    }
    guard let first, "\"'[{".unicodeScalars.contains(first) else { return line + 1 }
    var scan = ValueScan()
    for index in line..<lines.count {
      scan.read(index == line ? lines[line].dropFirst(value) : lines[index][...])
      if scan.isComplete { return index + 1 }
    }
    return lines.count
  }
}

/// Finds where a value in quotes or brackets ends.
private struct ValueScan {
  private var depth = 0
  private var quote: Unicode.Scalar?

  var isComplete: Bool { depth <= 0 && quote == nil }

  mutating func read(_ line: ArraySlice<Unicode.Scalar>) {
    var before: Unicode.Scalar = " "
    var isEscaped = false
    for letter in line {
      if let open = quote {
        if letter == open && !isEscaped { quote = nil }
        isEscaped = letter == "\\" && open == "\"" && !isEscaped
      } else if letter == "#", before == " " {
        return
      } else {
        switch letter {
        case "\"", "'": if " {[,:".unicodeScalars.contains(before) { quote = letter }
        case "[", "{": depth += 1
        case "]", "}": depth -= 1
        default: break
        }
      }
      before = letter
    }
  }
}
