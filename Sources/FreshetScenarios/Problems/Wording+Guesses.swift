import FreshetCore

extension Wording {
  // MARK: Keys

  /// What people call keys that have another name.
  private static let otherNames = [
    "start": "from", "starts": "from", "begin": "from", "begins": "from", "since": "from", "end": "until", "ends": "until", "stop": "until",
    "till": "until", "lifted": "until", "population": "users", "zone": "time_zone", "tz": "time_zone", "type": "kind", "step": "report_every",
    "interval": "report_every", "runs": "replications", "repetitions": "replications", "description": "title", "references": "sources",
    "reactions": "reaction", "signups": "sign_ups", "registrations": "sign_ups",
  ]

  /// The key that was probably meant.
  static func meantKey(_ name: String, among known: [String]) -> String? {
    if let nearest = Suggestion.nearest(to: name, among: known) { return nearest }
    return otherNames[name.lowercased()].flatMap { known.contains($0) ? $0 : nil }
  }

  // MARK: Values

  /// A value as it is to be written, where it is written as elsewhere.
  static func meant(_ text: String, _ kind: ValueKind) -> String? {
    switch kind {
    case .duration: return duration(from: text)
    case .rate: return rate(from: text)
    case .share, .shareOrRest:
      return text.wholeMatch(of: #/([\d.]+) *(percent|per cent|pct|pc|％|prozent)/#.ignoresCase()).map { "\($0.1) %" }
    case .fraction: return text.wholeMatch(of: #/(\d+) *(?::| in | of |out of) *(\d+)/#).map { "\($0.1)/\($0.2)" }
    default: return nil
    }
  }

  /// `PT10H`, `P75D` or `10:30` with a unit.
  private static func duration(from text: String) -> String? {
    if let days = text.wholeMatch(of: #/P([\d.]+)([YMWD])/#) { return days.1 + " " + (["Y": "y", "M": "mo", "W": "w", "D": "d"][days.2] ?? "d") }
    if let time = text.wholeMatch(of: #/PT([\d.]+)([HMS])/#) { return time.1 + " " + (["H": "h", "M": "min", "S": "s"][time.2] ?? "h") }
    guard let clock = text.wholeMatch(of: #/(\d{1,4}):(\d\d)(?::00)?/#), let hours = Int(clock.1), let minutes = Int(clock.2) else { return nil }
    return minutes == 0 ? "\(hours) h" : "\(hours * 60 + minutes) min"
  }

  /// `300 k/d`, `300 k a day` or `300 k daily` with its `per`.
  private static func rate(from text: String) -> String? {
    guard let found = text.wholeMatch(of: #/([\d.]+ *[a-zA-Z]*?) *(?:\/|per| an? | each | every ) *([a-z]+)/#) else { return nil }
    let word = String(found.2)
    guard let unit = Units.durationNames.contains(word) ? word : Units.meant(by: word) else { return nil }
    return "\(found.1) per \(unit)"
  }

  /// A text without what stands before its number, such as `~963 M`.
  static func fromItsNumber(_ text: String) -> String? {
    guard let start = text.firstIndex(where: \.isNumber), text[..<start].count <= 4, !text[..<start].contains("-") else { return nil }
    return text[..<start].isEmpty || text[..<start] == "." ? nil : String(text[start...])
  }

  /// A number with separators, or with a comma in place of its point.
  static func separated(_ text: String) -> Sentence {
    let isPart = { (letter: Character) in letter.isNumber || "_,'. ".contains(letter) }
    let end = text.prefix(while: isPart).lastIndex(where: \.isNumber).map { text.index(after: $0) } ?? text.endIndex
    let groups = text[..<end].split { !$0.isNumber }
    let unit = text[end...].drop { $0 == " " }
    if groups.count == 2, groups[1].count != 3, text[..<end].contains(",") {
      return Sentence(
        "a number is written with a point, not with a comma", label: "the comma ends it",
        hint: "write \(code((groups.joined(separator: ".") + " " + unit).trimmedAtEnd))")
    }
    return Sentence(
      "a number is written without separators", label: "digits and a point only",
      hint: "write \(code((groups.joined() + " " + unit).trimmedAtEnd))")
  }

  // MARK: Words

  /// What to write in place of a word that cannot be chosen.
  static func choice(_ word: String, _ words: [String]) -> String? {
    if words == ["true", "false"] {
      if ["yes", "on", "y", "1"].contains(word.lowercased()) { return didYouMean("true") }
      if ["no", "off", "n", "0"].contains(word.lowercased()) { return didYouMean("false") }
    }
    let parts = word.split { ",; ".contains($0) }.map(String.init)
    if parts.count > 1, parts.allSatisfy(words.contains) {
      return "a list stands in brackets, with commas: \(code("[\(parts.joined(separator: ", "))]"))"
    }
    return didYouMean(Suggestion.nearest(to: word, among: words))
  }

  /// How to write a table in place of a single word.
  static func table(_ key: String, from text: String, _ kind: ValueKind) -> String? {
    switch kind {
    case .entry(let reference):
      return reference.keys.first { $0.isRequired }.flatMap { key in
        isValue(text, key.kind) ? "write \(code("{\(key.name): \(text)}"))" : nil
      }
    case .one(let registry), .some(let registry):
      if let entry = registry.entries.first(where: { $0.name == text }) { return "write \(code(entry.example ?? "{\(text): {share: 100 %}}"))" }
      guard registry.entries.contains(where: { $0.name == "exponential" }), isValue(text, .duration(.positive)) else { return nil }
      return "write \(code("{exponential: {mean: \(text)}}")) for lengths by chance, \(code("{constant: {value: \(text)}}")) for equal ones"
    case .named where key == "who": return "write \(code("{origin: \(text)}")), or another trait in place of `origin`"
    default: return nil
    }
  }

  /// Whether a text is a value of a kind, of those that people write without a table around them.
  static func isValue(_ text: String, _ kind: ValueKind) -> Bool {
    switch kind {
    case .share, .shareOrRest: (try? NumberWithUnit.share(text)) != nil
    case .duration(let range): (try? NumberWithUnit.duration(text, range)) != nil
    case .rate: (try? NumberWithUnit.rate(text)) != nil
    case .count: (try? NumberWithUnit.count(text)) != nil
    default: false
    }
  }

  /// What a word is that names no entry of a registry, but a key of one.
  static func keyOfEntry(_ name: String, _ registry: Registry) -> String? {
    guard registry.entries.contains(where: { $0.keys.contains { $0.name == name } }) else { return nil }
    return "\(code(name)) stands inside of \(article(registry.name)): write for example \(code(registry.example))"
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
