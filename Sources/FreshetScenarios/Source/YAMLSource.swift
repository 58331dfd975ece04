import FreshetCore
import Yams

/// Turns YAML into nodes with places. Everything that Yams throws becomes a problem with a place.
struct YAMLSource {
  /// More values than any scenario has.
  static let mostValues = 200_000
  static let deepest = 64
  /// So many duplicate keys of a file are found before the rest is given up.
  static let mostDuplicates = 50
  /// So many lines that are wrong are changed before the rest is given up.
  static let mostMisfits = 20

  /// A longer stretch of a line is not marked to its end.
  static let longestMark = 200

  let source: Int
  let text: String
  /// The columns by which the first line is shifted, where the text is the end of an argument.
  let firstColumn: Int
  private var lines: [[Unicode.Scalar]]
  /// Present where the text has such pairs and they were replaced in `lines`.
  private var pairs: SurrogatePairs?
  private var problems: [LocatedProblem] = []
  /// What was changed in `lines` so that the rest could be read, by their positions.
  private var edits: [Int: [LineEdit]] = [:]
  private var renamed: [(line: Int, column: Int, key: String)] = []
  private var mendings = 0
  private var values = 0
  /// Whether a limit was passed, so that what was read is not the whole.
  private var isTooMuch = false

  /// - Returns: The node, absent where the YAML itself is wrong, and the problems found on the way.
  static func parse(_ text: String, source: Int, firstColumn: Int = 0) -> (node: SourceNode?, problems: [LocatedProblem]) {
    var parser = YAMLSource(source: source, text: text, firstColumn: firstColumn)
    let node = parser.parse()
    return (node, parser.problems)
  }

  private init(source: Int, text: String, firstColumn: Int) {
    self.source = source
    self.text = text
    self.firstColumn = firstColumn
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
  }

  private mutating func parse() -> SourceNode? {
    if let alias = AliasScan.firstAlias(in: lines) {
      report(.alias(alias.name), at: span(alias.line, alias.column, alias.name.unicodeScalars.count + 1))
      return nil
    }
    var text = text
    while true {
      do {
        // The basic resolver leaves every scalar a text: what it means is for its key to say.
        guard let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
          report(.nothingInIt, at: .whole(source))
          return nil
        }
        let converted = convert(node, depth: 0)
        return isTooMuch ? nil : converted
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard renamed.count < Self.mostDuplicates, let other = rename(keys, at: context.mark, in: text) else {
          report(.duplicateKey(keys.first ?? ""), at: span(context.mark.line, context.mark.column, keys.first?.count ?? 1))
          return nil
        }
        text = other
      } catch {
        guard let other = replacingPairs() ?? mended(error) else { return nil }
        text = other
      }
    }
  }

  /// The text with JSON's surrogate pairs replaced, where it has any. A text that YAML takes as it is stays as it is: outside of
  /// double quotes a pair is only what it looks like.
  private mutating func replacingPairs() -> String? {
    guard pairs == nil else { return nil }
    let found = SurrogatePairs(lines)
    guard !found.isEmpty else { return nil }
    pairs = found
    lines = found.lines
    // What was renamed lies in other columns now.
    renamed = []
    return String(String.UnicodeScalarView(lines.joined(separator: ["\n"])))
  }

  /// Reports what the parser has against the text.
  ///
  /// - Returns: The text without that, where it can be told how it is meant: what else is wrong with it can then be found as well.
  private mutating func mended(_ error: any Error) -> String? {
    guard let misfit = misfit(behind: error) else {
      report(error)
      return nil
    }
    let notes = misfit.beside.map { [LocatedProblem.Note(span: span($0.line, $0.column, $0.length), kind: .standsRight)] } ?? []
    problems.append(
      LocatedProblem(.file(.syntax(misfit.mistake)), span: span(misfit.line, misfit.column, misfit.length), notes: notes))
    mendings += 1
    guard !misfit.edits.isEmpty, mendings < Self.mostMisfits else { return nil }
    for edit in misfit.edits {
      lines[edit.line] = edit.applied(to: lines[edit.line])
      edits[edit.line, default: []].append(edit)
    }
    return String(String.UnicodeScalarView(lines.joined(separator: ["\n"])))
  }

  /// The line because of which the parser stopped, where it is one that is indented wrongly or has no colon.
  private func misfit(behind error: any Error) -> BlockLayout.Misfit? {
    guard pairs == nil else { return nil }
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _), YamlError.parser(let context, let problem, let mark, _):
      guard YAMLMistake(problem: problem, context: context?.text ?? "").mayBeLayout, tabInIndentation(around: mark.line) == nil,
        oddBlank(around: mark.line) == nil, let misfit = BlockLayout.misfit(in: lines), misfit.line <= mark.line
      else { return nil }
      // A line that was changed and is still wrong is beyond this.
      return edits[misfit.line - 1] == nil ? misfit : nil
    default: return nil
    }
  }

  /// Yams stops at a key that occurs twice. Renaming its first occurrence to something of the same length lets it go on, so
  /// that all other problems are found as well; ``convert(_:depth:)`` then reports the renamed ones.
  private mutating func rename(_ keys: [String], at mark: Mark, in text: String) -> String? {
    guard lines.indices.contains(mark.line - 1) else { return nil }
    let line = lines[mark.line - 1]
    guard
      let key = keys.first(where: { key in
        let letters = Array(key.unicodeScalars)
        let start = mark.column - 1
        return !letters.isEmpty && line.count >= start + letters.count && Array(line[start..<start + letters.count]) == letters
      })
    else { return nil }
    let length = key.unicodeScalars.count
    var replaced = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    var scalars: [Unicode.Scalar] = Array(repeating: "_", count: length)
    var number = renamed.count
    // One letter of a private-use plane numbers the occurrence, so that no renamed key is ever equal to another.
    scalars[0] = Unicode.Scalar(0xF_0000 + UInt32(number)) ?? "_"
    number += 1
    replaced[mark.line - 1].replaceSubrange((mark.column - 1)..<(mark.column - 1 + length), with: scalars)
    renamed.append((mark.line, mark.column, key))
    return String(String.UnicodeScalarView(replaced.joined(separator: ["\n"])))
  }

  private mutating func convert(_ node: Node, depth: Int) -> SourceNode? {
    values += 1
    guard values <= Self.mostValues else {
      isTooMuch = true
      if values == Self.mostValues + 1, let mark = node.mark {
        report(.tooManyValues(limit: Self.mostValues), at: span(mark.line, mark.column, 1))
      }
      return nil
    }
    // Every node that was parsed has a mark.
    guard let mark = node.mark else { return nil }
    guard depth < Self.deepest else {
      isTooMuch = true
      report(.tooDeep, at: span(mark.line, mark.column, 1))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      return SourceNode(content: .scalar(scalar.string, isPlain: isPlain), span: scalarSpan(scalar, mark))
    case .sequence(let sequence):
      let elements = sequence.compactMap { convert($0, depth: depth + 1) }
      return SourceNode(content: .list(elements), span: span(mark.line, mark.column, restOfLine(mark)))
    case .mapping(let mapping):
      var entries: [SourceMapping.Entry] = []
      var duplicates: [SourceMapping.Entry] = []
      for (key, value) in mapping {
        guard let name = key.scalar, let place = key.mark else {
          let place = key.mark ?? mark
          report(.keyIsNoWord, at: span(place.line, place.column, 1))
          continue
        }
        guard let inner = convert(value, depth: depth + 1) else { continue }
        let original = renamed.first { $0.line == place.line && $0.column == place.column }?.key
        let keySpan = scalarSpan(name, place)
        let entry = SourceMapping.Entry(key: original ?? name.string, keySpan: keySpan, value: inner)
        if original == nil { entries.append(entry) } else { duplicates.append(entry) }
      }
      reportDuplicates(duplicates, of: entries)
      return SourceNode(content: .mapping(SourceMapping(entries)), span: span(mark.line, mark.column, restOfLine(mark)))
    case .alias:
      report(.alias(""), at: span(mark.line, mark.column, 1))
      return nil
    }
  }

  private mutating func reportDuplicates(_ duplicates: [SourceMapping.Entry], of entries: [SourceMapping.Entry]) {
    for (index, first) in duplicates.enumerated() {
      let next = duplicates[(index + 1)...].first { $0.key == first.key } ?? entries.first { $0.key == first.key }
      guard let span = next?.keySpan, let firstSpan = first.keySpan else { continue }
      problems.append(
        LocatedProblem(.form(.duplicateKey(first.key)), key: first.key, span: span, notes: [.init(span: firstSpan, kind: .first)]))
    }
  }

  private mutating func report(_ problem: FileProblem, at span: SourceSpan) {
    problems.append(LocatedProblem(.file(problem), span: span))
  }

  private mutating func report(_ problem: FormProblem, at span: SourceSpan) {
    problems.append(LocatedProblem(.form(problem), span: span))
  }

  private mutating func report(_ error: any Error) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _), YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      if problem.contains("another document") { return report(.severalDocuments, at: span(mark.line, mark.column, 3)) }
      if problem.contains("nesting level") { return report(.tooDeep, at: span(mark.line, mark.column, 1)) }
      // Yams may point behind the last line.
      let line = min(mark.line, lines.count)
      if let tab = tabInIndentation(around: line) { return report(.tab, at: span(tab.line, tab.column, 1)) }
      if let blank = oddBlank(around: line) { return report(.syntax(.oddBlank(blank.scalar)), at: span(blank.line, blank.column, 1)) }
      let found = YAMLMistake(problem: problem, context: context?.text ?? "")
      let place = found.isAboutBeginning ? context?.mark ?? mark : mark
      let mistake = inContext(found, place)
      var span = endOfText(place)
      if case .missingColon = mistake { span.length = restOfLine(place) }
      report(.syntax(mistake), at: span)
    case YamlError.reader(_, _, let value, _):
      // The text is UTF-8, so all that a reader can have against it is a character that YAML does not allow.
      let character = Unicode.Scalar(UInt32(bitPattern: value)) ?? "\u{FFFD}"
      report(.controlCharacter(character), at: place(of: character) ?? .whole(source))
    default:
      report(.syntax(.other("\(error)")), at: .whole(source))
    }
  }

  /// A mistake as what stands at its place and around it tells it.
  private func inContext(_ mistake: YAMLMistake, _ mark: Mark) -> YAMLMistake {
    guard lines.indices.contains(mark.line - 1) else { return mistake }
    let line = lines[mark.line - 1]
    let rest = line.dropFirst(mark.column - 1)
    switch mistake {
    case .unclosedQuote: return .unclosedQuote(rest.first ?? "\"")
    case .colonInValue where line.contains(where: { "“”„".unicodeScalars.contains($0) }): return .typographicQuotes
    case .indentation where (line.firstIndex(where: { $0 != " " }) ?? 0) < mark.column - 1:
      return rest.first == "}" || rest.first == "]" ? .extraBracket : .behindValue
    default: return mistake
    }
  }

  /// The first place of a character.
  private func place(of character: Unicode.Scalar) -> SourceSpan? {
    for (index, line) in lines.enumerated() {
      if let column = line.firstIndex(of: character) { return span(index + 1, column + 1, 1) }
    }
    return nil
  }

  /// A place inside the text: the end of the last line that has something in it, where a mark lies behind it.
  private func endOfText(_ mark: Mark) -> SourceSpan {
    if lines.indices.contains(mark.line - 1), !(mark.line == lines.count && lines[mark.line - 1].isEmpty) {
      return span(mark.line, mark.column, 1)
    }
    let last = lines.lastIndex { !$0.isEmpty } ?? 0
    return span(last + 1, lines[last].count + 1, 1)
  }

  /// A character in the indentation that looks like a blank and is none.
  private func oddBlank(around line: Int) -> (scalar: Unicode.Scalar, line: Int, column: Int)? {
    for number in [line, line - 1] where lines.indices.contains(number - 1) {
      guard let column = lines[number - 1].firstIndex(where: { $0 != " " }), lines[number - 1][column].properties.generalCategory == .spaceSeparator
      else { continue }
      return (lines[number - 1][column], number, column + 1)
    }
    return nil
  }

  private func tabInIndentation(around line: Int) -> (line: Int, column: Int)? {
    for number in [line, line - 1] where lines.indices.contains(number - 1) {
      let blanks = lines[number - 1].prefix { $0 == " " || $0 == "\t" }
      if let column = blanks.firstIndex(of: "\t"), blanks.count < lines[number - 1].count { return (number, column + 1) }
    }
    return nil
  }

  // MARK: Spans

  private func span(_ line: Int, _ column: Int, _ length: Int) -> SourceSpan {
    let first = originalColumn(line, column)
    let last = originalColumn(line, column + length)
    return SourceSpan(source: source, line: line, column: first + (line == 1 ? firstColumn : 0), length: max(1, last - first))
  }

  /// Where something stood before pairs were replaced and lines changed.
  private func originalColumn(_ line: Int, _ column: Int) -> Int {
    if let pairs { return pairs.originalColumn(line: line, column: column) }
    return edits[line - 1]?.reversed().reduce(column) { $1.original($0) } ?? column
  }

  private func scalarSpan(_ scalar: Node.Scalar, _ mark: Mark) -> SourceSpan {
    guard lines.indices.contains(mark.line - 1) else { return span(mark.line, mark.column, 1) }
    let rest = lines[mark.line - 1].dropFirst(mark.column - 1)
    switch rest.first {
    case "\"", "'":
      let quote = rest.first
      var isEscaped = false
      for (length, letter) in rest.dropFirst().enumerated() {
        if letter == quote && !isEscaped { return span(mark.line, mark.column, length + 2) }
        isEscaped = letter == "\\" && quote == "\"" && !isEscaped
      }
      return span(mark.line, mark.column, restOfLine(mark))
    default:
      let length = scalar.string.unicodeScalars.count
      return span(mark.line, mark.column, min(length, rest.count))
    }
  }

  /// The length of what is left of a line without a comment and blanks at its end.
  private func restOfLine(_ mark: Mark) -> Int {
    guard lines.indices.contains(mark.line - 1) else { return 1 }
    var rest = lines[mark.line - 1].dropFirst(mark.column - 1).prefix(Self.longestMark)
    if let comment = rest.indices.first(where: { rest[$0] == "#" && $0 > rest.startIndex && rest[$0 - 1] == " " }) {
      rest = rest[..<comment]
    }
    while let last = rest.last, last == " " || last == "\t" || last == "\r" { rest.removeLast() }
    return rest.count
  }
}
