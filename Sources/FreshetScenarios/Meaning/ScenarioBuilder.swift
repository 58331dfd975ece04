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
  /// Paths that could not be read.
  let broken: [[String]]
  var problems: [LocatedProblem] = []
  /// The start and the end of the run in microseconds since 1970, where they can be known.
  var start: Int64?
  var end: Int64?
  var rhythms: [Rhythm] = Rhythm.builtIn
  var platforms: [Platform] = []

  init(table: ParameterTable, node: SourceNode, zone: TimeZone, broken: [[String]]) {
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
    let restrictions = readRestrictions()
    let sample = table.number("sample") ?? 1
    checkAccounts(sample: sample)
    checkLookahead(restrictions)
    if problems.isEmpty { checkLimits(restrictions) }
    if problems.isEmpty { checkKeys(restrictions) }
    guard problems.isEmpty, broken.isEmpty, let start, let end, let interval = table.number("report_every"),
      let seed = table.integer("seed"), let replications = table.integer("replications")
    else { return nil }
    return Scenario(
      end: SimulationTime(microseconds: end - start), reportInterval: SimulationDuration(seconds: interval),
      localTime: LocalTime(zone: zone, start: start, end: end), seed: UInt64(seed), replications: replications, sample: sample,
      platforms: platforms, restrictions: restrictions)
  }

  // MARK: The run

  /// A run of more years than this is an error of writing.
  static let longestRun: Int64 = 1000 * 31_557_600 * 1_000_000
  static let mostIntervals = 1_000_000.0

  private mutating func readRun() {
    guard let from = table.instant("from"), let until = table.instant("until") else { return }
    guard from < until else {
      report(
        .untilBeforeFrom(isRun: true, backBy: from - until), at: ["until"], notes: [(["from"], .startsHere)])
      return
    }
    guard until - from <= Self.longestRun else { return report(.runTooLong, at: ["until"], notes: [(["from"], .startsHere)]) }
    start = from
    end = until
    guard let interval = table.number("report_every") else { return }
    let length = SimulationDuration(seconds: interval).microseconds
    guard length > 0 else { return report(.intervalTooShort, at: ["report_every"]) }
    let intervals = Double(until - from) / Double(length)
    if intervals > Self.mostIntervals { report(.tooManyIntervals(intervals), at: ["report_every"]) }
  }

  // MARK: Rhythms

  private mutating func readRhythms() {
    for (name, value) in table.table("rhythms")?.elements ?? [] {
      let path = ["rhythms", name]
      guard name != Rhythm.flatName, !Rhythm.builtIn.contains(where: { $0.name == name }) else {
        report(.reservedName(name, what: "rhythm"), at: path, atKey: true)
        continue
      }
      guard case .table(let rhythm) = value, let hours = rhythm.numbers("hours"), let days = rhythm.numbers("days"),
        hasWeights(hours, 24, path + ["hours"]), hasWeights(days, 7, path + ["days"])
      else { continue }
      rhythms.append(Rhythm(name: name, hours: hours, days: days))
    }
  }

  private mutating func hasWeights(_ weights: [Double], _ count: Int, _ path: [String]) -> Bool {
    guard weights.count == count else {
      report(.wrongLength(expected: count, found: weights.count), at: path)
      return false
    }
    guard weights.contains(where: { $0 > 0 }) else {
      report(.allZero, at: path)
      return false
    }
    return true
  }

  /// The rhythm with this name; absent for `flat` and for unknown ones, which are reported.
  mutating func rhythm(_ parameters: ParameterTable, _ path: [String]) -> Rhythm? {
    guard let name = parameters.text("rhythm"), name != Rhythm.flatName else { return nil }
    if let rhythm = rhythms.last(where: { $0.name == name }) { return rhythm }
    let named = table.table("rhythms")?.elements.map(\.key) ?? []
    guard !named.contains(name) else { return nil }
    let known = [Rhythm.flatName] + Rhythm.builtIn.map(\.name) + named
    report(.unknownReference(name, what: "rhythm", known: known), at: path + ["rhythm"])
    return nil
  }

  // MARK: Problems

  /// Reports a problem, unless something that could not be read may be its cause.
  mutating func report(
    _ problem: ScenarioProblem, at path: [String], atKey: Bool = false, notes: [([String], LocatedProblem.Note.Kind)] = []
  ) {
    guard !broken.contains(where: { $0.starts(with: path) || path.starts(with: $0) }) else { return }
    let span = node.span(at: path, preferringKey: atKey) ?? .whole(0)
    let notes = notes.compactMap { path, kind in node.span(at: path).map { LocatedProblem.Note(span: $0, kind: kind) } }
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
  /// A problem found below the scenario layer.
  init(_ reason: ParameterProblem.Reason, _ path: [String]) {
    self =
      switch reason {
      case .missing: .missingParameter(path.last ?? "")
      case .notAbove(let key): .needsBound(key: key)
      case .unequalLengths(let key): .unequalLengths(key: key)
      case .sharesMake(let sum): .sharesMake(sum, what: path.last == "reaction" ? "reactions" : path.last ?? "shares")
      case .empty: .emptyList
      case .infiniteMean(let needs): .infiniteMean(needs: needs)
      case .nearlyAlwaysZero: .nearlyAlwaysZero
      case .unknown(let what, let known): .unknownReference(path.last ?? "", what: what, known: known)
      case .data(let file, let line, let what): .dataFile(file: file, line: line, what: what)
      }
  }
}
