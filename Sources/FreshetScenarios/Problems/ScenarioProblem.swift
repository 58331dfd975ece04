import FreshetCore

/// Everything that can be wrong with a scenario, as data; `Wording.swift` makes the sentences.
enum ScenarioProblem: Sendable {
  // The file
  case notFound
  case directory
  /// A named pipe, a device or a socket.
  case notAFile
  case notReadable
  case tooLarge(bytes: Int, limit: Int)
  case notText(offset: Int, line: Int, isUTF16: Bool)
  case nothingInIt
  case severalDocuments
  case tab
  case alias(String)
  case tooDeep
  case tooManyValues(limit: Int)
  case syntax(YAMLMistake)

  // The form of a value
  case keyIsNoWord
  case duplicateKey(String)
  case unknownKey(String, owner: String, known: [String], belongsTo: String?)
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
  case missingUnit(String, ValueKind)
  case unknownUnit(String, number: String, ValueKind)
  case overflow(String)
  case outOfRange(String, ValueKind)
  case notWhole(String)
  case badInstant(String, InstantMistake)
  case unknownTimeZone(String, nearest: String?)

  // What it means
  case untilBeforeFrom(isRun: Bool, backBy: Int64)
  case outsideRun(endsBefore: Bool)
  case announcedTooLate
  case anticipationWithoutNotice
  case announcedBeforeRun
  case runTooLong
  case tooManyIntervals(Double)
  case intervalTooShort
  case tooManyWindows(Double)
  case unknownReference(String, what: String, known: [String])
  case reservedName(String, what: String)
  case duplicateName(String)
  case sharesMake(Double, what: String)
  case wrongLength(expected: Int, found: Int)
  case allZero
  case missingAction(String, because: String)
  case noActionToGate(kind: String, platform: String)
  case noSignUps(platform: String)
  case divertOnlyForSignUps
  case divertToItself(String)
  case divertWithoutSignUps(String)
  case divertOriginUnknown(origin: String, platform: String)
  case nobody(people: Double, sample: Double)
  case nobodyOf(cohort: String, people: Double, sample: Double)
  case tooManyAccounts(Double)
  case sampleAboveOne(users: Int, people: Double)
  case equalKeys(String, String)
  case tooManyToRestrict(count: Int, limit: Int, what: String)
  case nearlyAlwaysZero
  case needsBound(key: String)
  case unequalLengths(key: String)
  case infiniteMean(needs: String)
  case emptyList
  case dataFile(file: String, line: Int?, what: String)
  case missingParameter(String)

  // --set
  case overrideWithoutValue(String)
  case overrideUnknownPath(String, known: [String])
  case overrideUnknownName(String, known: [String])
  case overrideNotATable(String)
}

/// What stands where something else is expected.
enum FoundForm: Sendable {
  case mapping
  case list
  case word(String)
}

/// The mistakes in YAML itself that people make.
enum YAMLMistake: Sendable {
  case indentation
  case unclosedQuote
  case unclosedBracket
  case colonInValue
  case missingColon
  case badCharacter
  case undefinedAlias
  case badEscape
  case other(String)
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

/// A problem and where it stands.
struct LocatedProblem: Sendable {
  /// A place that helps to understand the problem.
  struct Note: Sendable {
    enum Kind: Sendable {
      case first
      case startsHere
      case runStarts
      case runEnds
      case beginsHere
      case given
    }
    var span: SourceSpan
    var kind: Kind
  }

  var problem: ScenarioProblem
  /// The key whose value is meant, as it is to be named in the sentence.
  var key: String
  var span: SourceSpan
  var notes: [Note]

  init(_ problem: ScenarioProblem, key: String = "", span: SourceSpan, notes: [Note] = []) {
    self.problem = problem
    self.key = key
    self.span = span
    self.notes = notes
  }
}
