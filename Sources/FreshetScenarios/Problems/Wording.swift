import FreshetCore

/// The one place where problems of scenarios become sentences.
///
/// A message is one line that names the thing and what is wrong with it; the label beside the caret says what stands there or
/// what was expected; the hint says what to write.
enum Wording {
  struct Sentence {
    var message: String
    var label = ""
    var hint: String?

    init(_ message: String, label: String = "", hint: String? = nil) {
      self.message = message
      self.label = label
      self.hint = hint
    }
  }

  static func diagnostic(_ problem: LocatedProblem) -> Diagnostic {
    let sentence = sentence(problem)
    let others = problem.alike > 0 ? " (and \(problem.alike) more in this list)" : ""
    return Diagnostic(
      message: sentence.message + others, code: problem.problem.code, span: problem.span, label: sentence.label,
      notes: problem.notes.map { Diagnostic.Note($0.span, label($0.kind)) }, hint: sentence.hint)
  }

  private static func label(_ kind: LocatedProblem.Note.Kind) -> String {
    switch kind {
    case .first: "first here"
    case .startsHere: "starts here"
    case .runStarts: "the run starts here"
    case .runEnds: "the run ends here"
    case .beginsHere: "begins here"
    case .isLifted: "lifted here"
    case .given: "announced only now"
    case .namedHere: "named here"
    case .standsRight: "begins here"
    }
  }

  private static func sentence(_ located: LocatedProblem) -> Sentence {
    switch located.problem {
    case .file(let problem): sentence(problem)
    case .form(let problem): sentence(problem, key: located.key)
    case .run(let problem): sentence(problem)
    case .people(let problem): sentence(problem)
    case .restriction(let problem): sentence(problem)
    case .service(let problem): sentence(problem)
    case .observed(let problem): sentence(problem)
    case .value(let problem): sentence(problem, key: located.key)
    case .data(let problem, let file): sentence(problem, file: file)
    case .option(let problem): sentence(problem)
    case .sweep(let problem): sentence(problem)
    }
  }

  /// What stands behind the first of many problems of the same words: where the others are.
  static func others(inLines lines: [Int]) -> String {
    let named = lines.prefix(mostLines).map(String.init).joined(separator: ", ")
    return " (and \(lines.count) more like it, in lines \(named)\(lines.count > mostLines ? " …" : ""))"
  }

  private static let mostLines = 10

  /// The last line, where there are more problems than are shown.
  static func unshown(_ count: Int) -> String { "\(count) more problem\(count == 1 ? "" : "s")" }

  // MARK: Parts of sentences

  static func code(_ text: String) -> String {
    text.hasPrefix(elementMark)
      ? "an element of `" + short(String(text.dropFirst(elementMark.count))) + "`" : "`" + short(text) + "`"
  }

  /// How to call an element of the list under a key.
  static func element(of key: String) -> String { elementMark + key }
  private static let elementMark = "element of "

  /// A text that may be long, as part of a sentence.
  static func short(_ text: String) -> String {
    let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    return line.count > 40 || line.count < text.count ? line.prefix(40) + "…" : line
  }

  /// `a`, `b` or `c`
  static func either(_ words: [String]) -> String { joined(words, "or") }
  static func all(_ words: [String]) -> String { joined(words, "and") }

  private static func joined(_ words: [String], _ last: String) -> String {
    let words = words.map(code)
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " " + last + " " + words[words.count - 1]
  }

  static func didYouMean(_ word: String?) -> String? { word.map { "did you mean \(code($0))?" } }

  /// More words than that are looked at by nobody who wrote them by hand.
  private static let mostGuesses = 1000

  /// What was probably meant, or all that could be.
  static func suggestion(_ word: String, _ known: [String], what: String) -> String? {
    if let nearest = Suggestion.nearest(to: word, among: Array(known.prefix(mostGuesses))) { return didYouMean(nearest) }
    return known.isEmpty || known.count > 30 ? nil : "\(what): " + known.map(code).joined(separator: ", ")
  }

  /// A number as people write it: at most two decimals, no zeros at the end.
  static func decimal(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard abs(hundredths) < 1e15 else { return "\(value)" }
    let whole = Int(hundredths.magnitude)
    var text = (hundredths < 0 ? "-" : "") + String(whole / 100)
    if whole % 100 != 0 {
      text += whole % 10 == 0 ? ".\(whole % 100 / 10)" : "." + (whole % 100 < 10 ? "0" : "") + String(whole % 100)
    }
    return text
  }

  static func percent(_ value: Double) -> String { decimal(value * 100) + " %" }

  static func people(_ value: Double) -> String {
    switch value {
    case 1e9...: decimal(value / 1e9) + " bn"
    case 1e6...: decimal(value / 1e6) + " M"
    case 1e4...: decimal(value / 1e3) + " k"
    default: decimal(value)
    }
  }

  static func duration(microseconds: Int64) -> String {
    let seconds = Double(microseconds) / 1e6
    for (unit, length) in [("days", 86_400.0), ("hours", 3600.0), ("minutes", 60.0)] where seconds >= length {
      let text = decimal(seconds / length)
      return text == "1" ? "1 \(unit.dropLast())" : "\(text) \(unit)"
    }
    return decimal(seconds) + " s"
  }

  static func article(_ noun: String) -> String { ("aeiou".contains(noun.first ?? "x") ? "an " : "a ") + noun }

  /// What a value of a kind is, with an example.
  static func expectation(_ kind: ValueKind) -> String {
    switch kind {
    case .text: "a text"
    case .identifier: "a name of lower-case letters, digits, `_` and `-`"
    case .path: "the path of a file"
    case .boolean: "`true` or `false`"
    case .integer(let range) where range.lowerBound == range.upperBound: "the number \(range.lowerBound)"
    case .integer(let range):
      "a whole number from \(range.lowerBound)" + (range.upperBound == .max ? " on" : " to \(range.upperBound)")
    case .number(.any): "a number"
    case .number(.positive): "a number above 0"
    case .number(.notNegative): "a number, at least 0"
    case .count: "a number of people such as `963 M`, `300 k` or `40`"
    case .share: "a share from 0 to 100 %, such as `93 %`"
    case .shareOrRest: "a share from 0 to 100 %, such as `93 %`, or `rest`"
    case .fraction: "a part of the whole such as `1/1000`, `0.1 %` or `1`"
    case .rate: "people per time, such as `300 k per d`"
    case .duration: "a length of time such as `3 h` or `75 d`"
    case .instant: "a date such as `2017-10-17` or `2017-10-17T18:00`"
    case .timeZone: "the name of a time zone such as `Asia/Shanghai`"
    case .choice(let words): "one of " + either(words)
    case .list(let element): "a list; each element is " + expectation(element)
    case .rows(let entry, _): "a list, each element with \(all(entry.keys.map(\.name))), or `{file: …}`, a CSV file with these columns"
    case .named(_, let what): "\(article(what)) per line: its name, a colon, and what it is"
    case .entry(let reference): "keys and values: " + all(Array(reference.keys.map(\.name).prefix(4)))
    case .short(let scalar, _, let reference): expectation(scalar) + ", or " + expectation(.entry(reference))
    case .one(let registry): "\(article(registry.name)) such as " + code(registry.example)
    case .some(let registry): "one or more of " + all(registry.entries.map(\.name))
    case .tagged(let registry, _): "keys and values, among them `kind`, the \(registry.name)"
    }
  }
}

extension Registry {
  /// How an entry of it looks in a file.
  var example: String {
    let familiar = entries.first { $0.name == "exponential" } ?? entries.first { $0.example != nil }
    return familiar?.example ?? "{\(entries.first?.name ?? ""): {…}}"
  }
}
