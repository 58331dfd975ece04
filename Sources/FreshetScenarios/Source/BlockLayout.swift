import FreshetCore

/// Finds the line of a YAML text that stands neither inside the key above it nor beside it, or that has no colon.
///
/// A parser stops where it can make nothing of a text any more, which is often below the line that is wrong. So this is asked where a
/// parser has stopped; it judges which of two lines is wrong by those around them.
struct BlockLayout {
  /// A line that is wrong.
  struct Misfit {
    let mistake: YAMLMistake
    /// Lines and columns from 1.
    let line: Int
    let column: Int
    let length: Int
    /// The line beside which it should stand.
    var beside: (line: Int, column: Int, length: Int)?
    /// What makes it right; nothing where that cannot be told.
    var edits: [LineEdit] = []
  }

  /// Lines whose keys, or dashes, stand in one column.
  private struct Level {
    let column: Int
    let isList: Bool
    /// Positions of rows, and the column in each of them.
    var members: [Int]
    /// Whether its first member stands behind a dash, whose column says where it begins.
    let isBehindDash: Bool
  }

  private let rows: [BlockRow]
  private let lines: [[Unicode.Scalar]]
  private var levels: [Level] = []
  /// A text without a colon that is the value of what stands above it.
  private var text: Int?

  private init(_ lines: [[Unicode.Scalar]]) {
    self.lines = lines
    rows = BlockRow.rows(of: lines)
  }

  /// The first line that is wrong.
  ///
  /// - Complexity: O(length of the text).
  static func misfit(in lines: [[Unicode.Scalar]]) -> Misfit? {
    var layout = BlockLayout(lines)
    for index in layout.rows.indices {
      switch layout.place(index) {
      case .fits: continue
      case .misfit(let misfit): return misfit
      case .unknown: return nil
      }
    }
    return nil
  }

  private enum Placement {
    case fits
    case misfit(Misfit)
    /// Something that this does not know.
    case unknown
  }

  private mutating func place(_ index: Int) -> Placement {
    let row = rows[index]
    let isDash = !row.dashes.isEmpty
    if let text, isDash || row.key != nil, row.first > levels.last?.column ?? -1 { return missingColon(rows[text]) }
    if row.key == nil, !isDash { return placeText(index) }
    if row.key?.first == "-", !isDash { return dashWithoutBlank(row) }
    text = nil
    let mayOpen = index == 0 || !rows[index - 1].hasValue
    guard let top = levels.last else { return open(index) }
    if row.first > top.column { return mayOpen ? open(index) : tooFar(index, top) }
    var inner: Level?
    while let last = levels.last, last.column > row.first { inner = levels.removeLast() }
    guard let level = levels.last, level.column == row.first else { return between(index, levels.last, inner) }
    if level.isList == isDash { return join(index) }
    if level.isList {
      if levels.count > 1, levels[levels.count - 2].column == row.first {
        levels.removeLast()
        return join(index)
      }
      return between(index, nil, inner)
    }
    // A list may begin in the column of its key.
    return inner == nil && mayOpen ? open(index) : .unknown
  }

  private mutating func placeText(_ index: Int) -> Placement {
    let row = rows[index]
    guard row.isText else { return .fits }
    guard let top = levels.last else {
      text = index
      return .fits
    }
    guard row.first <= top.column else {
      // It goes on with the text above, or is the value of the key above.
      if text == nil, !rows[index - 1].hasValue { text = index }
      return .fits
    }
    return missingColon(row)
  }

  private mutating func open(_ index: Int) -> Placement {
    let row = rows[index]
    levels.append(Level(column: row.first, isList: !row.dashes.isEmpty, members: [index], isBehindDash: false))
    openBehindDashes(index)
    return .fits
  }

  private mutating func join(_ index: Int) -> Placement {
    levels[levels.count - 1].members.append(index)
    openBehindDashes(index)
    return .fits
  }

  private mutating func openBehindDashes(_ index: Int) {
    let row = rows[index]
    for dash in row.dashes.dropFirst() { levels.append(Level(column: dash, isList: true, members: [index], isBehindDash: true)) }
    guard !row.dashes.isEmpty else { return }
    if row.key != nil {
      levels.append(Level(column: row.column, isList: false, members: [index], isBehindDash: true))
    } else if row.isText {
      text = index
    }
  }

  // MARK: Which line is wrong

  /// A line stands deeper than the one above, which has its value.
  private func tooFar(_ index: Int, _ top: Level) -> Placement {
    let column = rows[index].first
    let run = rows[index...].prefix { $0.first >= column }
    let isLast = run.endIndex == rows.endIndex || rows[run.endIndex].first < top.column
    if top.members.count == 1, !top.isBehindDash, isLast, run.count(where: { $0.first == column }) > 1 {
      return indented(top.members[0], by: top.column - column, beside: (index, column))
    }
    return indented(index, by: column - top.column, beside: (top.members[top.members.count - 1], top.column))
  }

  /// A line stands left of the one above and is not beside any.
  ///
  /// - Parameters:
  ///   - level: What is open to the left of it.
  ///   - inner: What was open to the right of it.
  private func between(_ index: Int, _ level: Level?, _ inner: Level?) -> Placement {
    guard let inner else { return .unknown }
    let row = rows[index]
    let outer = level?.column ?? -1
    let block = rows[index...].prefix { $0.first > outer }
    let peers = block.count { $0.first == row.first }
    // Another one to the right that is inside of nothing.
    let goesOn = zip(block, block.dropFirst()).contains { $0.first == row.first && $0.hasValue && $1.first == inner.column }
    let isAlone = inner.members.count == 1 && !inner.isBehindDash && !goesOn
    let isUsual = row.first - outer == Self.usualStep && inner.column - outer != Self.usualStep
    if isAlone, inner.isList != row.dashes.isEmpty, peers > 1 || isUsual {
      return indented(inner.members[0], by: inner.column - row.first, beside: (index, row.first))
    }
    if let level, level.isList != row.dashes.isEmpty, inner.isList == row.dashes.isEmpty || row.first - outer < inner.column - row.first {
      return indented(index, by: row.first - outer, beside: (level.members[level.members.count - 1], outer))
    }
    guard inner.isList != row.dashes.isEmpty else { return .unknown }
    return indented(index, by: row.first - inner.column, beside: (inner.members[inner.members.count - 1], inner.column))
  }

  /// The blanks by which most people indent.
  private static let usualStep = 2

  // MARK: Misfits

  /// - Parameters:
  ///   - blanks: Those that are too many; below 0 those that are missing.
  ///   - beside: A row that stands right, and its column.
  private func indented(_ index: Int, by blanks: Int, beside: (row: Int, column: Int)) -> Placement {
    let row = rows[index]
    let other = rows[beside.row]
    let isBehindDash = other.first != beside.column
    let name = isBehindDash ? other.key ?? "" : other.name
    let length = row.key?.unicodeScalars.count ?? 1
    var misfit = Misfit(
      mistake: .indented(by: blanks, beside: name), line: row.line + 1, column: row.first + 1,
      length: row.dashes.isEmpty ? length : row.column - row.first + length,
      beside: (other.line + 1, beside.column + 1, max(1, name.unicodeScalars.count)))
    misfit.edits = (row.line..<endOfMove(index, by: blanks)).compactMap { LineEdit(line: $0, indenting: lines[$0], by: -blanks) }
    return .misfit(misfit)
  }

  /// The line behind those that move with a row.
  private func endOfMove(_ index: Int, by blanks: Int) -> Int {
    let row = rows[index]
    let below = rows[(index + 1)...]
    let next =
      if blanks > 0 {
        below.first { $0.first < row.first }
      } else if row.hasValue {
        below.first { $0.first != row.first }
      } else if let child = below.first, child.first > row.first - blanks {
        child
      } else {
        below.first { $0.first <= row.first }
      }
    return next?.line ?? lines.count
  }

  private func missingColon(_ row: BlockRow) -> Placement {
    let text = Self.trimmed(lines[row.line].dropFirst(row.column))
    let edit = LineEdit(line: row.line, separating: lines[row.line], from: row.column)
    let written = edit.map { Self.trimmed($0.applied(to: lines[row.line]).dropFirst(row.column)) }
    let mistake: YAMLMistake = text.hasPrefix("//") || text.hasPrefix("/*") ? .foreignComment : .missingColon(meant: written)
    return .misfit(
      Misfit(
        mistake: mistake, line: row.line + 1, column: row.column + 1, length: text.unicodeScalars.count,
        edits: edit.map { [$0] } ?? []))
  }

  private func dashWithoutBlank(_ row: BlockRow) -> Placement {
    let edit = LineEdit(line: row.line, column: row.column + 1, removed: 0, inserted: " ")
    return .misfit(
      Misfit(
        mistake: .dashWithoutBlank(meant: Self.trimmed(edit.applied(to: lines[row.line]).dropFirst(row.column))), line: row.line + 1,
        column: row.column + 1, length: 1, edits: [edit]))
  }

  private static func trimmed(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    let text = Array(scalars)
    let comment = text.indices.first { text[$0] == "#" && $0 > 0 && text[$0 - 1] == " " } ?? text.endIndex
    let end = text[..<comment].lastIndex { !" \t\r".unicodeScalars.contains($0) }.map { $0 + 1 } ?? 0
    return String(String.UnicodeScalarView(text[..<end]))
  }
}
