import FreshetCore

extension Wording {
  /// Sentences about the form of keys and values.
  static func sentence(_ problem: FormProblem, key: String) -> Sentence {
    switch problem {
    case .keyIsNoWord: Sentence("a key must be a single word", label: "unexpected")
    case .duplicateKey(let name): Sentence("\(code(name)) is given twice", label: "and again here", hint: "remove one of them")
    case .unknownKey(let name, let owner, let known, let belongsTo, let isFor):
      unknownKey(name, owner: owner, known: known, belongsTo: belongsTo, isFor: isFor)
    case .unseparated(let name, let value):
      Sentence("no colon and blank between \(code(name)) and its value", hint: "write \(code("\(name): \(value)"))")
    case .notIndented(let name, let above):
      Sentence(
        "\(code(above)) has no value, and \(code(name)) stands beside it", label: "belongs below \(code(above))",
        hint: "indent it, and what belongs there with it, by two blanks more than \(code(above))")
    case .missingKey(let name, let owner, let kind):
      Sentence(
        "\(code(name)) is missing" + (owner == "the scenario" ? "" : " in \(code(owner))"),
        hint: "\(code(name)) is " + expectation(kind))
    case .missingOneOf(let names, let owner): Sentence("\(code(owner)) needs either \(either(names))")
    case .severalOf(let names, let owner):
      Sentence("\(code(owner)) takes only one of \(all(names))", label: "one too many", hint: "remove one of them")
    case .noValue(let kind): Sentence("\(code(key)) has no value", hint: "write " + expectation(kind))
    case .wrongForm(let kind, let found): wrongForm(key, kind, found)
    case .wrongTop(.list): Sentence("a scenario is made of keys and values, this is a list", label: "expected `freshet: 1`")
    case .wrongTop: Sentence("a scenario is made of keys and values, this is a single value", label: "expected `freshet: 1`")
    case .notOneEntry(let registry, let count):
      Sentence(
        count == 0 ? "\(code(key)) names no \(registry.name)" : "\(code(key)) takes one \(registry.name), here are \(count)",
        label: count == 0 ? "" : "one too many",
        hint: (count == 0 ? "write for example " : "remove one, or replace the whole by another, such as ") + code(registry.example))
    case .unknownEntry(let name, let registry):
      Sentence(
        "there is no \(registry.name) \(code(name))",
        hint: aboveZero(name) ?? keyOfEntry(name, registry) ?? suggestion(name, registry.entries.map(\.name), what: "known \(registry.name)s"))
    case .badName(let name, let what):
      Sentence(
        "\(code(name)) cannot be " + (what == "name" ? "a name" : "the name of \(article(what))"),
        label: "a name has lower-case letters, digits, `_` and `-`",
        hint: name.asIdentifier.map { "write for example \(code($0))" })
    case .unknownChoice(let word, let words):
      Sentence(
        "\(code(key)) cannot be \(code(word))", label: words.count > mostChoices ? "" : "expected " + either(words),
        hint: words.count > mostChoices ? suggestion(word, words, what: "it can be") : choice(word, words))
    case .notANumber(let text, let kind): notANumber(key, text, kind)
    case .separators(let text): separated(text)
    case .typographicQuotes(let text):
      Sentence(
        "the quotes of \(code(text)) are not those of YAML", label: "so they are part of the value",
        hint: straightQuotes + ": \(code(text.filter { !"“”„‘’«»".contains($0) }))")
    case .missingUnit(let number, let kind): missingUnit(key, number, kind)
    case .unknownUnit(let unit, let number, let kind): unknownUnit(key, unit, number, kind)
    case .overflow(let text): Sentence("\(code(text)) is too large", label: "more than Freshet can count")
    case .outOfRange(let text, .integer(let range)) where range.lowerBound == range.upperBound:
      Sentence(
        "\(key == SweepReference.sweep.name ? "sweep" : "scenario") files of version \(short(text)) cannot be read",
        label: "this Freshet reads version \(range.lowerBound)")
    case .outOfRange(let text, let kind):
      Sentence("\(code(text)) is out of range for \(code(key))", label: "expected " + expectation(range: kind), hint: part(text, kind))
    case .notWhole(let text):
      Sentence("\(code(key)) must be a whole number", label: "\(code(text)) is not")
    case .badInstant(let text, let mistake): badInstant(text, mistake)
    case .unknownTimeZone(let name, let nearest):
      Sentence(
        "there is no time zone \(code(name))", label: "expected a name such as `Asia/Shanghai`", hint: didYouMean(nearest) ?? fixedZone(name))
    }
  }

  /// More are listed in the hint, and only where none is near.
  private static let mostChoices = 8

  /// What to take in place of a law that gives lengths of time below 0.
  private static func aboveZero(_ name: String) -> String? {
    guard ["normal", "gaussian", "gauss"].contains(name) else { return nil }
    return "it would give lengths of time below 0; `gamma` with a large `shape` and `lognormal` with a small `sigma` look alike, and do not"
  }

  /// What to write in place of `CET+1` or `UTC+8`: the names of fixed offsets have the other sign.
  private static func fixedZone(_ name: String) -> String? {
    guard let offset = name.wholeMatch(of: #/[A-Za-z]*([+-])0?(\d{1,2})(:?00)?/#) else { return nil }
    return "a zone is named after a place; one that is always so far from UTC is \(code("Etc/GMT\(offset.1 == "+" ? "-" : "+")\(offset.2)"))"
  }

  private static func unknownKey(_ name: String, owner: String, known: [String], belongsTo: String?, isFor: String?) -> Sentence {
    let message = "unknown key \(code(name))" + (owner.isEmpty ? "" : " in \(owner)")
    if let nearest = ValuePath.dotted(name) ?? meantKey(name, among: known) { return Sentence(message, hint: didYouMean(nearest)) }
    if let belongsTo {
      return Sentence(message, hint: "\(code(name)) is a key of the \(belongsTo): is it indented too far?")
    }
    if known.contains("who"), ["origin", "group"].contains(name) {
      return Sentence(message, hint: "whom a restriction concerns stands under `who`: write \(code("who: {\(name): …}"))")
    }
    if let isFor {
      return Sentence(message, hint: "\(code(name)) is a key of \(code(isFor)): is it indented too little, or in the wrong place?")
    }
    return Sentence(message, hint: known.isEmpty ? "it takes no keys" : "known keys: " + known.map(code).joined(separator: ", "))
  }

  private static func wrongForm(_ key: String, _ kind: ValueKind, _ found: FoundForm) -> Sentence {
    let name = code(key)
    switch found {
    case .mapping:
      if kind.isListLike {
        return Sentence("\(name) must be a list", label: "these are keys and values", hint: "begin each element with `- `")
      }
      return Sentence("\(name) must be a single value", label: "expected " + expectation(kind))
    case .list:
      if kind.isScalar { return Sentence("\(name) must be a single value", label: "expected " + expectation(kind)) }
      return Sentence("\(name) cannot be a list", label: "expected " + expectation(kind), hint: "leave the dashes, or the brackets, out")
    case .word(let text):
      let isFile = kind.isListLike && text.hasSuffix(".csv")
      return Sentence(
        "\(name) cannot be \(code(text))", label: "expected " + expectation(kind),
        hint: isFile ? "write \(code("{file: \(text)}"))" : table(key, from: text, kind))
    }
  }

  private static func notANumber(_ key: String, _ text: String, _ kind: ValueKind) -> Sentence {
    let first = text.first ?? " "
    var hint: String?
    if first == "." { hint = "write \(code("0" + text))" }
    if text.contains(" //") { hint = "a comment begins with `#`" }
    if let meant = meant(text, kind) ?? fromItsNumber(text).flatMap({ isValue($0, kind) ? $0 : nil }) { hint = didYouMean(meant) }
    return Sentence("\(code(key)) cannot be \(code(text))", label: "expected " + expectation(kind), hint: hint)
  }

  private static func missingUnit(_ key: String, _ number: String, _ kind: ValueKind) -> Sentence {
    let message = "\(code(number)) has no unit"
    switch kind {
    case .share:
      let isPart = DecimalText(number).map { $0.value() > 0 && $0.value() < 1 } ?? false
      let percent = isPart ? decimal((DecimalText(number)?.value() ?? 0) * 100) : number
      return Sentence("\(code(number)) has no `%`", label: "a share needs it", hint: "write \(code(percent + " %"))")
    case .rate:
      return Sentence(
        "\(code(number)) is a number of people, not a rate", label: "expected " + expectation(kind),
        hint: "write for example \(code(number + " per d"))")
    default:
      return Sentence(
        message, label: "a length of time needs one: " + Units.durationNames.joined(separator: ", "),
        hint: "did you mean " + either(["\(number) d", "\(number) h"]) + "?")
    }
  }

  private static func unknownUnit(_ key: String, _ unit: String, _ number: String, _ kind: ValueKind) -> Sentence {
    let write: (String) -> String = { "did you mean \(code(number + " " + $0))?" }
    if let blank = unit.unicodeScalars.first, blank != " ", blank.properties.generalCategory == .spaceSeparator {
      return Sentence(
        "what stands behind \(code(number)) looks like a blank and is none", label: "a blank of another kind", hint: "replace it by a plain blank")
    }
    if let meant = meant(number + " " + unit, kind) ?? meant(number + unit, kind) {
      return Sentence("\(code(unit)) is no unit that \(code(key)) takes", label: "expected " + expectation(kind), hint: didYouMean(meant))
    }
    switch kind {
    case .duration, .rate:
      return Sentence(
        "\(code(unit)) is no unit of time", label: "units are " + Units.durationNames.joined(separator: ", "),
        hint: (Units.meant(by: unit) ?? nearestUnit(to: unit)).map(write))
    case .count:
      return Sentence(
        "\(code(unit)) is no unit of people", label: "units are k (thousand), M (million) and bn (1000 M)",
        hint: Units.countMeant(by: unit).map(write))
    case .share:
      return Sentence("a share is given in `%`, not \(code(unit))", label: "expected " + expectation(kind))
    default:
      return Sentence(
        "\(code(key)) takes a number without a unit", label: "\(code(unit)) is too much", hint: "write \(code(number))")
    }
  }

  /// A unit that a word of several letters may be a slip of.
  private static func nearestUnit(to word: String) -> String? {
    word.count > 1 ? Suggestion.nearest(to: word, among: Units.durationNames) : nil
  }

  /// What somebody may mean who writes `sample: 10`.
  private static func part(_ text: String, _ kind: ValueKind) -> String? {
    guard case .fraction = kind, let count = Int(text), count > 1 else { return nil }
    return "\(code("1/\(count)")) is one of \(count)"
  }

  private static func expectation(range kind: ValueKind) -> String {
    switch kind {
    case .count: "at least 0 people"
    case .rate: "at least 0 people per time"
    case .duration(.positive): "a length of time above 0"
    case .duration(.notNegative): "a length of time, at least 0"
    case .fraction: "a part of the whole, above 0 and at most 1"
    default: expectation(kind)
    }
  }

  private static func badInstant(_ text: String, _ mistake: InstantMistake) -> Sentence {
    switch mistake {
    case .form:
      return Sentence(
        "\(code(text)) is not a date", label: "expected a date such as `2017-10-17` or `2017-10-17T18:00`",
        hint: dateMeant(DateGuess.dates(text)))
    case .noSuchDay(let year, let month, let days):
      return Sentence(
        "there is no day \(code(text))", label: "this month has \(days) days",
        hint: didYouMean("\(InstantText.padded(year, 4))-\(InstantText.padded(month, 2))-\(days)"))
    case .noSuchMonth:
      return Sentence("there is no month as in \(code(text))", label: "a date is year-month-day", hint: dateMeant(DateGuess.dates(text)))
    case .noSuchTime:
      return Sentence(
        "there is no time of day as in \(code(text))", label: "hours go to 23, minutes and seconds to 59",
        hint: "the end of a day is 00:00 of the next one" + (DateGuess.nextDay(text).map { ": \(code($0))" } ?? ""))
    case .skipped(let zone):
      return Sentence(
        "this time does not exist in \(zone)", label: "clocks are put forward over it",
        hint: "give a time an hour earlier or later, or an offset such as `Z`")
    }
  }

  private static func dateMeant(_ dates: [String]) -> String? {
    dates.isEmpty ? nil : "did you mean \(either(dates))?"
  }
}

extension ValueKind {
  /// Whether it is written as a list.
  fileprivate var isListLike: Bool {
    switch self {
    case .list, .rows: true
    default: false
    }
  }
}
