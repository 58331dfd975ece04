import FreshetCore

extension FormReader {
  /// Entries that are not what they look like, because of how they are written.
  struct Slips {
    /// Those that need not be looked at any more.
    var positions: Set<Int> = []
    /// The keys that are there after all.
    var keys: Set<String> = []
  }

  /// Reports entries that are slips of the pen in YAML: a comma in a number, a colon without its blank, and what belongs below a key but
  /// stands beside it.
  ///
  /// - Parameter kindOf: What the value of a key is; `nil` for what is no key.
  mutating func slips(in entries: SourceMapping, _ place: Place, kindOf: (String) -> ValueKind?) -> Slips {
    var slips = Slips()
    for index in entries.indices where !slips.positions.contains(index) {
      let entry = entries[index]
      let next = index + 1 < entries.count ? entries[index + 1] : nil
      if let next, let number = Self.numberWithComma(entry, next), let span = entry.value.span {
        var whole = span
        whole.length = number.unicodeScalars.count
        report(.separators(number), place.inside(entry.key, entry.keySpan), at: whole)
        slips.positions.formUnion([index, index + 1])
      } else if kindOf(entry.key) == nil, let (key, value) = Self.unseparated(entry) {
        report(.unseparated(key: key, value: value), place.inside(key, entry.keySpan), atKey: true)
        slips.positions.insert(index)
        slips.keys.insert(key)
      } else if let kind = kindOf(entry.key), entry.value.isNothing, let next, Self.belongs(next, below: kind, kindOf) {
        report(.notIndented(next.key, below: entry.key), place.inside(entry.key, next.keySpan), atKey: true)
        slips.positions.insert(index)
        for other in entries.indices[(index + 1)...] {
          guard Self.goesOn(entries[other], below: kind, kindOf) else { break }
          slips.positions.insert(other)
        }
      }
    }
    return slips
  }

  /// `1,5 y` in braces, which YAML takes for a value and another key.
  private static func numberWithComma(_ entry: SourceMapping.Entry, _ next: SourceMapping.Entry) -> String? {
    guard next.value.isNothing, next.key.first?.isNumber == true, let text = entry.value.scalar, text.last?.isNumber == true,
      let end = entry.value.span, let start = next.keySpan, end.line == start.line, start.column == end.column + end.length + 1
    else { return nil }
    return text + "," + next.key
  }

  /// The key and the value of `share:50 %` and `share = 50 %` in braces, which YAML takes for one key.
  private static func unseparated(_ entry: SourceMapping.Entry) -> (key: String, value: String)? {
    guard entry.value.isNothing, let sign = entry.key.firstIndex(where: { ":=".contains($0) }) else { return nil }
    let key = entry.key[..<sign].filter { $0 != " " }
    let value = entry.key[entry.key.index(after: sign)...].drop { $0 == " " || $0 == "=" }
    return key.isIdentifier && !value.isEmpty ? (key, String(value)) : nil
  }

  /// Whether an entry stands beside a key without a value and makes sense only below it.
  private static func belongs(_ entry: SourceMapping.Entry, below kind: ValueKind, _ kindOf: (String) -> ValueKind?) -> Bool {
    if case .list = kind { return false }
    guard case .named = kind else { return kind.inside(entry.key) != nil && !isGood(entry, kindOf) }
    return entry.key.isIdentifier && kindOf(entry.key) == nil
  }

  /// Whether an entry behind one that belongs below a key belongs there too.
  private static func goesOn(_ entry: SourceMapping.Entry, below kind: ValueKind, _ kindOf: (String) -> ValueKind?) -> Bool {
    guard case .named = kind else {
      guard kind.inside(entry.key) != nil else { return false }
      if case .entry? = kindOf(entry.key) { return true }
      return kindOf(entry.key) == nil
    }
    return belongs(entry, below: kind, kindOf)
  }

  /// Whether an entry can be read where it stands: names of one's own choice may be those of keys.
  private static func isGood(_ entry: SourceMapping.Entry, _ kindOf: (String) -> ValueKind?) -> Bool {
    guard let kind = kindOf(entry.key) else { return false }
    if case .entry = kind { return entry.value.scalar == nil }
    return true
  }
}
