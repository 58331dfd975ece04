import FreshetCore

/// A value of a scenario file as it is written, with its place.
///
/// Yams' own nodes are turned into these at once: they carry spans, not only beginnings, and values of `--set` and defaults are
/// nodes like any other.
struct SourceNode: Sendable {
  enum Content: Sendable {
    /// - Parameter isPlain: Whether it stands without quotes, so that `~` and nothing at all mean "no value".
    case scalar(String, isPlain: Bool)
    case mapping(SourceMapping)
    case list([SourceNode])
    /// A list that stands in a data file: what names the file, and its rows with their places in it.
    case dataFile(SourceMapping, rows: [SourceNode])
  }

  var content: Content
  /// Absent for a default.
  var span: SourceSpan?

  static func text(_ text: String, span: SourceSpan? = nil) -> SourceNode {
    SourceNode(content: .scalar(text, isPlain: false), span: span)
  }

  var isDefault: Bool { span == nil }

  var entries: SourceMapping {
    switch content {
    case .mapping(let entries), .dataFile(let entries, _): entries
    case .scalar, .list: SourceMapping()
    }
  }

  var elements: [SourceNode] {
    switch content {
    case .list(let elements), .dataFile(_, let elements): elements
    case .scalar, .mapping: []
    }
  }

  var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether the value is absent although its key is there: `users:`, `users: ~`, `users: null`.
  var isNothing: Bool {
    if case .scalar(let text, isPlain: true) = content { text.isEmpty || text == "~" || Self.nulls.contains(text) } else { false }
  }

  /// What YAML takes for nothing at all where it stands without quotes.
  static let nulls = ["null", "Null", "NULL"]

  subscript(key: String) -> SourceNode? { entry(key)?.value }

  private func entry(_ key: String) -> SourceMapping.Entry? {
    let entries = entries
    return entries.position(of: key).map { entries[$0] }
  }

  /// The value at a path of keys and positions.
  func value(at path: some Collection<String>) -> SourceNode? {
    guard let first = path.first else { return self }
    let inner: SourceNode? =
      switch content {
      case .scalar: nil
      case .mapping: self[first]
      case .list, .dataFile: Int(first).map { elements.indices.contains($0) ? elements[$0] : nil } ?? self[first]
      }
    return inner?.value(at: path.dropFirst())
  }

  /// The place to show for a problem at a path: the value there, or its key where the value is a table, or the nearest thing
  /// around it that stands in a source.
  func span(at path: [String], preferringKey: Bool = false) -> SourceSpan? {
    for length in stride(from: path.count, through: 0, by: -1) {
      let inner = path.prefix(length)
      guard let node = value(at: inner) else { continue }
      let keySpan = inner.last.flatMap { value(at: inner.dropLast())?.entry($0)?.keySpan }
      let isWhole = length == path.count && !preferringKey && node.scalar != nil
      if let span = isWhole ? node.span ?? keySpan : keySpan ?? (length > 0 ? node.span : nil) { return span }
    }
    return nil
  }

  /// The place of what names the data file that a path leads into; `nil` where it does not lead into one.
  func span(ofFileAround path: [String]) -> SourceSpan? {
    var node = self
    for (index, word) in path.enumerated() {
      if case .dataFile(let entries, _) = node.content { return entries.first?.value.span }
      guard index < path.count - 1, let inner = node.value(at: [word]) else { return nil }
      node = inner
    }
    return nil
  }

  /// Replaces the value at a path; does nothing where there is none.
  mutating func replace(at path: some Collection<String>, with value: SourceNode) {
    guard let first = path.first else {
      self = value
      return
    }
    switch content {
    case .scalar, .dataFile: break
    case .mapping(var entries):
      guard let index = entries.position(of: first) else { return }
      // Held by nobody else, the entries are changed where they are.
      content = .mapping(SourceMapping())
      entries[index].value.replace(at: path.dropFirst(), with: value)
      content = .mapping(entries)
    case .list(var elements):
      guard let index = Int(first), elements.indices.contains(index) else { return }
      content = .list([])
      elements[index].replace(at: path.dropFirst(), with: value)
      content = .list(elements)
    }
  }
}
