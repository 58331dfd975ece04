import FreshetCore

/// The words that lead to a value of a scenario file, and where each of them stands.
struct ValuePath: Sendable {
  let words: [String]
  let spans: [SourceSpan]

  /// All of them.
  var span: SourceSpan? {
    guard var span = spans.first, let last = spans.last else { return nil }
    span.length = last.column + last.length - span.column
    return span
  }

  /// - Parameters:
  ///   - words: Written one after the other with points between.
  ///   - span: Where the first of them begins.
  init(_ words: [String], _ span: SourceSpan) {
    self.words = words
    var place = span
    spans = words.map { word in
      place.length = max(1, word.unicodeScalars.count)
      defer { place.column += word.unicodeScalars.count + 1 }
      return place
    }
  }
}

extension ValuePath {
  /// A path as it is to be written, in place of `restrictions[0].until` or `/restrictions/0/until`; `nil` where it is written so.
  static func dotted(_ text: String) -> String? {
    let dotted = text.replacing(#/\[(\d+)\]/#) { ".\($0.1)" }.replacing("/", with: ".")
    return dotted == text ? nil : String(dotted.drop { $0 == "." })
  }
}

/// Applies arguments of the command line to the tree of a scenario file.
struct Overrides {
  /// The file's text and, behind it, the arguments.
  private(set) var sources: [SourceText]
  private(set) var problems: [LocatedProblem] = []

  init(file: SourceText) {
    sources = [file]
  }

  /// Applies `path=value`.
  mutating func apply(_ argument: String, to node: inout SourceNode) {
    let source = add(argument, option: "--set")
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let length = parts[0].unicodeScalars.count
    guard parts.count == 2, !path.contains("") else {
      let span = SourceSpan(source: source, line: 1, column: 1, length: max(1, argument.unicodeScalars.count))
      problems.append(LocatedProblem(.option(.withoutValue(argument)), span: span))
      return
    }
    let (value, found) = YAMLSource.parse(String(parts[1]), source: source, firstColumn: length + 1)
    let isEmpty = parts[1].allSatisfy(\.isWhitespace)
    if !isEmpty { problems += found }
    let end = SourceSpan(source: source, line: 1, column: 1, length: max(1, length))
    let nothing = SourceNode(content: .scalar("", isPlain: true), span: end)
    guard let value = isEmpty ? nothing : value else { return }
    set(ValuePath(path, SourceSpan(source: source, line: 1, column: 1)), to: value, in: &node)
  }

  /// Sets the value of a key.
  mutating func set(_ key: ValuePath, to value: SourceNode, in node: inout SourceNode) {
    set(&node, .entry(ScenarioReference.scenario), key.words[...], key.spans[...], value)
  }

  /// - Returns: The position of the text among the sources.
  mutating func add(_ source: SourceText) -> Int {
    sources.append(source)
    return sources.count - 1
  }

  /// Sets a key at the top of the file to the value of an option such as `--seed`.
  mutating func set(_ key: String, _ value: String, option: String, in node: inout SourceNode) {
    let source = add(value, option: option)
    let span = SourceSpan(source: source, line: 1, column: 1, length: max(1, value.unicodeScalars.count))
    set(&node, nil, [key], [span], SourceNode(content: .scalar(value, isPlain: true), span: span))
  }

  mutating func report(_ problem: OptionProblem, option: String, value: String) {
    let source = add(value, option: option)
    let span = SourceSpan(source: source, line: 1, column: 1, length: max(1, value.unicodeScalars.count))
    problems.append(LocatedProblem(.option(problem), span: span))
  }

  private mutating func add(_ argument: String, option: String) -> Int {
    add(SourceText(name: option, text: argument, isArgument: true))
  }

  private mutating func set(
    _ node: inout SourceNode, _ kind: ValueKind?, _ path: ArraySlice<String>, _ spans: ArraySlice<SourceSpan>,
    _ value: SourceNode
  ) {
    guard let word = path.first, let span = spans.first else {
      node = value
      return
    }
    switch node.content {
    case .mapping(var entries):
      if let index = entries.position(of: word) {
        // A value that is replaced is to be found in the argument from now on.
        if path.count == 1 { entries[index].keySpan = span }
        set(&entries[index].value, kind?.inside(word), path.dropFirst(), spans.dropFirst(), value)
      } else if case .named = kind, path.count > 1 {
        // A key inside something that is not there is a slip of the pen: nothing is created by the way.
        problems.append(LocatedProblem(.option(.unknownName(word, known: entries.map(\.key))), span: span))
      } else {
        var inner = SourceNode(content: .mapping(SourceMapping()), span: span)
        set(&inner, kind?.inside(word), path.dropFirst(), spans.dropFirst(), value)
        entries.append(SourceMapping.Entry(key: word, keySpan: span, value: inner))
      }
      node.content = .mapping(entries)
    case .list(var elements):
      let names = RestrictionNames.names(elements)
      guard let index = Int(word) ?? names.firstIndex(of: word), elements.indices.contains(index) else {
        let known = elements.indices.map { names[$0].isEmpty ? String($0) : names[$0] }
        problems.append(LocatedProblem(.option(.unknownElement(word, known: known)), span: span))
        return
      }
      set(&elements[index], kind?.inside(word), path.dropFirst(), spans.dropFirst(), value)
      node.content = .list(elements)
    case .dataFile: break  // Data files are read when all overrides are applied.
    case .scalar:
      if node.isNothing {
        node.content = .mapping(SourceMapping())
        return set(&node, kind, path, spans, value)
      }
      problems.append(LocatedProblem(.option(.notATable(word)), span: span))
    }
  }
}

extension ValueKind {
  /// What stands under a key, or at a position, of a value of this kind; `nil` where nothing is known to.
  func inside(_ key: String) -> ValueKind? {
    switch self {
    case .entry(let reference), .short(_, _, let reference): reference.keys.first { $0.name == key }?.kind
    case .named(let element, _), .list(let element): element
    case .rows(let reference, _): .entry(reference)
    case .one(let registry), .some(let registry): registry.entries.first { $0.name == key }.map { .entry($0) }
    case .tagged(let registry, let common):
      (common.keys + registry.entries.flatMap(\.keys)).first { $0.name == key }?.kind
    default: nil
    }
  }
}
