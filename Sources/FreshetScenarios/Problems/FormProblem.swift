import FreshetCore

/// What can be wrong with the form of keys and values.
enum FormProblem: Sendable {
  case keyIsNoWord
  case duplicateKey(String)
  case unknownKey(String, owner: String, known: [String], belongsTo: String?, isFor: String?)
  /// A key and its value without a colon and a blank between.
  case unseparated(key: String, value: String)
  /// What belongs below a key stands beside it.
  case notIndented(String, below: String)
  case missingKey(String, owner: String, ValueKind)
  case missingOneOf([String], owner: String)
  case severalOf([String], owner: String)
  case noValue(ValueKind)
  case wrongForm(ValueKind, found: FoundForm)
  case wrongTop(FoundForm)
  case notOneEntry(Registry, count: Int)
  case unknownEntry(String, Registry)
  case badName(String, what: String)
  case unknownChoice(String, [String])
  case notANumber(String, ValueKind)
  case separators(String)
  case typographicQuotes(String)
  case missingUnit(String, ValueKind)
  case unknownUnit(String, number: String, ValueKind)
  case overflow(String)
  case outOfRange(String, ValueKind)
  case notWhole(String)
  case badInstant(String, InstantMistake)
  case unknownTimeZone(String, nearest: String?)
}

/// What stands where something else is expected.
enum FoundForm: Sendable {
  case mapping
  case list
  case word(String)
}

/// What is wrong with a date.
enum InstantMistake: Sendable {
  case form
  case noSuchDay(year: Int, month: Int, days: Int)
  case noSuchMonth
  case noSuchTime
  /// Clocks were put forward over it.
  case skipped(zone: String)
}
