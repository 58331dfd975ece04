import FreshetCore
import FreshetModel
import FreshetRandom
import Foundation

/// Makes a scenario of values that have the right form, and reports everything in them that makes no sense.
///
/// What depends on a value that could not be read is passed over in silence: its problem has been reported.
struct ScenarioBuilder {
  let table: ParameterTable
  /// The scenario as it will be written; it also says where everything stands.
  var node: SourceNode
  let zone: TimeZone
  /// What could not be read.
  let broken: BrokenPaths
  var problems: [LocatedProblem] = []
  /// The start and the end of the run in microseconds since 1970, where they can be known.
  var start: Int64?
  var end: Int64?
  private var rhythms = Dictionary(uniqueKeysWithValues: Rhythm.builtIn.map { ($0.name, $0) })
  /// By the names of the files' copies.
  var demandsOfFiles: [String: Demand] = [:]
  var platforms: [Platform] = []
  /// As many as platforms.
  var platformNames: [PlatformNames] = []
  var people: [PeopleGroup] = []
  /// What the pictures are held against; no part of what is simulated.
  private(set) var observed: [ObservedSeries] = []
  /// Where the file describes each restriction; those by operators have one place.
  var restrictionPlaces: [[String]] = []

  init(table: ParameterTable, node: SourceNode, zone: TimeZone, broken: BrokenPaths) {
    self.table = table
    self.node = node
    self.zone = zone
    self.broken = broken
  }

  /// - Returns: The scenario, absent where anything is wrong with it.
  mutating func build() -> Scenario? {
    readRun()
    readRhythms()
    readPlatforms()
    readPeople()
    completePlatforms()
    let restrictions = readRestrictions()
    let sample = table.number("sample") ?? 1
    let services = readServices(restrictions, sample: sample)
    observed = readObserved()
    checkAccounts(sample: sample)
    checkReach(sample: sample)
    checkSamplesOfFeedback()
    checkLookahead(restrictions, services)
    if problems.isEmpty { checkLimits(restrictions, services) }
    if problems.isEmpty { checkKeys(restrictions, services) }
    guard problems.isEmpty, broken.isEmpty, let start, let end, let interval = table.number("report_every"),
      let seed = table.integer("seed"), let replications = table.integer("replications")
    else { return nil }
    var scenario = Scenario(
      end: SimulationTime(microseconds: end - start), reportInterval: SimulationDuration(seconds: interval),
      localTime: LocalTime(zone: zone, start: start, end: end), seed: UInt64(seed), replications: replications, sample: sample,
      platforms: platforms, restrictions: restrictions)
    scenario.people = people
    scenario.services = services
    scenario.countsActivity = table.boolean("report_activity") ?? false
    return scenario
  }

  // MARK: The run

  /// A run of more years than this is an error of writing.
  static let longestRun: Int64 = 1000 * 31_557_600 * 1_000_000
  static let mostIntervals = 1_000_000.0
  /// So many windows take some seconds to be counted through.
  static let mostWindows = 100_000_000.0

  private mutating func readRun() {
    let (from, until) = (table.instant("from"), table.instant("until"))
    if let from, let until {
      guard from < until else {
        report(.run(.untilBeforeFrom(isRun: true, backBy: from - until)), at: ["until"], notes: [(["from"], .startsHere)])
        return
      }
      guard until - from <= Self.longestRun else { return report(.run(.runTooLong), at: ["until"], notes: [(["from"], .startsHere)]) }
    }
    start = from
    end = until
    guard let from, let until, let interval = table.number("report_every") else { return }
    let length = SimulationDuration(seconds: interval).microseconds
    guard length > 0 else { return report(.run(.intervalTooShort), at: ["report_every"]) }
    let intervals = Double(until - from) / Double(length)
    if intervals > Self.mostIntervals { report(.run(.tooManyIntervals(intervals)), at: ["report_every"]) }
  }

  // MARK: Rhythms

  /// All that an action can name.
  private lazy var rhythmNames =
    [Rhythm.flatName] + Rhythm.builtIn.map(\.name) + (table.table("rhythms")?.elements.map(\.key) ?? [])

  private mutating func readRhythms() {
    for (name, value) in table.table("rhythms")?.elements ?? [] {
      let path = ["rhythms", name]
      guard name != Rhythm.flatName, !Rhythm.builtIn.contains(where: { $0.name == name }) else {
        report(.value(.reservedName(name, what: "rhythm")), at: path, atKey: true)
        continue
      }
      guard case .table(let rhythm) = value, let hours = rhythm.numbers("hours"), let days = rhythm.numbers("days"),
        hasWeights(hours, 24, path + ["hours"]), hasWeights(days, 7, path + ["days"])
      else { continue }
      rhythms[name] = Rhythm(name: name, hours: hours, days: days)
    }
  }

  /// The powers of ten between which a rate above 0 lies beside others, so that products, sums and quotients of them are numbers.
  private static let relativeRates = -12...12

  private mutating func hasWeights(_ weights: [Double], _ count: Int, _ path: [String]) -> Bool {
    guard weights.count == count else {
      report(.value(.wrongLength(expected: count, found: weights.count)), at: path)
      return false
    }
    guard weights.contains(where: { $0 > 0 }) else {
      report(.value(.allZero), at: path)
      return false
    }
    let range = pow(10, Double(Self.relativeRates.lowerBound))...pow(10, Double(Self.relativeRates.upperBound))
    if let index = weights.firstIndex(where: { $0 > 0 && !range.contains($0) }) {
      report(.value(.relativeRateOutOfRange(exponents: Self.relativeRates)), at: path + [String(index)])
      return false
    }
    return true
  }

  /// The rhythm with this name; absent for `flat` and for unknown ones, which are reported.
  mutating func rhythm(_ parameters: ParameterTable, _ path: [String]) -> Rhythm? {
    guard let name = parameters.text("rhythm"), name != Rhythm.flatName else { return nil }
    if let rhythm = rhythms[name] { return rhythm }
    let isNamed = table.table("rhythms").map { $0[name] != nil } ?? false
    if !isNamed { report(.value(.unknownReference(name, what: "rhythm", known: rhythmNames)), at: path + ["rhythm"]) }
    return nil
  }

  /// What people read who are stopped, by the names of restrictions.
  func messages(of restrictions: [Restriction]) -> [String: String] {
    let texts = zip(restrictions, restrictionPlaces).compactMap { restriction, place in
      node.value(at: place + ["message"])?.scalar.map { (restriction.name, $0) }
    }
    return Dictionary(texts) { first, _ in first }
  }

  // MARK: Problems

  /// Reports a problem, unless something that could not be read may be its cause.
  mutating func report(
    _ problem: ScenarioProblem, at path: [String], atKey: Bool = false, notes: [([String], LocatedProblem.Note.Kind)] = []
  ) {
    guard !broken.isInDoubt(path) else { return }
    if case .form(.missingKey(let name, _, _)) = problem, broken.strays.contains(name) { return }
    let span = node.span(at: path, preferringKey: atKey) ?? .whole(0)
    var notes = notes.compactMap { path, kind in node.span(at: path).map { LocatedProblem.Note(span: $0, kind: kind) } }
    if let file = node.span(ofFileAround: path) { notes.append(LocatedProblem.Note(span: file, kind: .namedHere)) }
    let key = path.last { Int($0) == nil } ?? ""
    problems.append(LocatedProblem(problem, key: key, span: span, notes: notes))
  }

  /// Calls an initialiser of the model and reports what it throws.
  mutating func reading<Value>(_ path: [String], _ body: () throws(ParameterProblem) -> Value) -> Value? {
    do throws(ParameterProblem) {
      return try body()
    } catch {
      report(ScenarioProblem(error.reason, path + error.path), at: path + error.path)
      return nil
    }
  }
}

extension Rhythm {
  /// The name that stands for no rhythm at all.
  static let flatName = "flat"
}

extension ScenarioProblem {
  /// What shares at a path are shares of.
  private static func whole(_ path: [String]) -> String {
    if path.dropLast().last == "traits" { return "values" }
    return ["reaction": "reactions", "origin": "origins"][path.last ?? ""] ?? path.last ?? "shares"
  }

  /// A problem found below the scenario layer.
  init(_ reason: ParameterProblem.Reason, _ path: [String]) {
    self =
      switch reason {
      case .missing: .value(.missingParameter(path.last ?? ""))
      case .notAbove(let key): .value(.needsBound(key: key))
      case .unequalLengths(let key): .value(.unequalLengths(key: key))
      case .sharesMake(let sum): .value(.sharesMake(sum, what: Self.whole(path)))
      case .secondRest: .value(.secondRest)
      case .noRest(let sum): .value(.noRest(sum))
      case .sharesAbove(let sum, let keys): .value(.sharesAbove(sum, keys: keys))
      case .empty: .value(.emptyList)
      case .infiniteMean(let needs): .value(.infiniteMean(needs: needs))
      case .nearlyAlwaysZero: .value(.nearlyAlwaysZero)
      case .meanOfCounts: .value(.meanOfCounts)
      case .unknown(let what, let known): .value(.unknownReference(path.last ?? "", what: what, known: known))
      case .data(let file, let what): .data(.unusable(what), file: file)
      }
  }
}
