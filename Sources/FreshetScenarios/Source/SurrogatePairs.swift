import FreshetCore

/// JSON's way to write characters beyond the first 65,536, `\\ud83d\\ude00`, which YAML does not have: the pairs of a text are replaced
/// by the characters that they stand for.
struct SurrogatePairs {
  /// The lines with characters in place of pairs.
  private(set) var lines: [[Unicode.Scalar]]
  /// The columns, from 0, of the characters that took the place of pairs, by line.
  private var columns: [Int: [Int]] = [:]
  /// By how many letters a pair is longer than its character.
  private static let shift = 11

  init(_ lines: [[Unicode.Scalar]]) {
    self.lines = lines
    for index in lines.indices where lines[index].contains("\\") { replace(in: index) }
  }

  var isEmpty: Bool { columns.isEmpty }

  private mutating func replace(in index: Int) {
    let line = lines[index]
    var replaced: [Unicode.Scalar] = []
    var column = 0
    while column < line.count {
      if line[column] == "\\", let character = Self.character(line[column...]) {
        columns[index, default: []].append(replaced.count)
        replaced.append(character)
        column += Self.shift + 1
      } else {
        replaced.append(line[column])
        column += 1
      }
    }
    lines[index] = replaced
  }

  /// The character of the pair with which a text begins.
  private static func character(_ text: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    guard let high = unit(text), (0xD800...0xDBFF).contains(high), let low = unit(text.dropFirst(6)),
      (0xDC00...0xDFFF).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  /// The number of the escape `\\uXXXX` with which a text begins.
  private static func unit(_ text: ArraySlice<Unicode.Scalar>) -> UInt32? {
    let digits = text.dropFirst(2).prefix(4)
    guard text.starts(with: ["\\", "u"]), digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
    return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
  }

  /// Where a column of a replaced line, both from 1, stands in the text as it was written.
  func originalColumn(line: Int, column: Int) -> Int {
    column + Self.shift * (columns[line - 1]?.prefix { $0 < column - 1 }.count ?? 0)
  }
}
