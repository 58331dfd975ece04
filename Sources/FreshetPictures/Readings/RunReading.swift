import Foundation
package import FreshetResults
package import FreshetScenarios

/// What a run folder holds, as plain values, summed over the cohorts of a platform.
package struct RunReading: Sendable {
  package let path: String
  package let manifest: RunManifest
  package let file: ScenarioFile
  package let calendar: RunCalendar
  package private(set) var flows: [FlowReading] = []
  package private(set) var stocks: [StockReading] = []
  package private(set) var services: [ServiceReading] = []
  package private(set) var activity: [ActivityReading] = []
  package private(set) var effects: [EffectReading] = []
  package private(set) var surges: [SurgeReading] = []
  package private(set) var ledger: [LedgerReading] = []

  /// Reads a folder.
  ///
  /// - Parameter path: The run folder. Tables that it does not have are taken for empty.
  /// - Throws: ``ReadingError``.
  /// - Complexity: O(size of the tables) time; memory for the intervals of each platform and action.
  package init(path: String) throws(ReadingError) {
    self.path = path
    manifest = try RunManifest(folder: path)
    let scenario = path + "/scenario.yaml"
    do throws(ScenarioDiagnostics) {
      file = try ScenarioLoader.load(path: scenario)
    } catch {
      throw .badScenario(path: scenario)
    }
    calendar = RunCalendar(start: file.start, timeZone: file.timeZone)
    let intervals = IntervalNumbers(length: manifest.reportEveryHours, count: file.scenario.intervals)
    var flows = FlowsByName(intervals)
    try ResultFile.read(path + "/timeseries.csv", having: "elapsed_h") { flows.add($0) }
    self.flows = flows.readings
    var stocks = StocksByName(intervals)
    try ResultFile.read(path + "/population.csv", having: "elapsed_h") { stocks.add($0) }
    self.stocks = stocks.readings
    var services = ServicesByName(intervals)
    try ResultFile.read(path + "/services.csv", having: "elapsed_h") { services.add($0) }
    self.services = services.readings
    var activity = ActivityByName()
    try ResultFile.read(path + "/activity.csv", having: "date") { activity.add($0) }
    self.activity = activity.readings
    var effects: [EffectReading] = []
    try ResultFile.read(path + "/effects.csv", having: "restricted") { row in EffectReading(row).map { effects.append($0) } }
    self.effects = effects
    var surges: [SurgeReading] = []
    let start = Double(file.start) / 3.6e9
    try ResultFile.read(path + "/surge.csv", having: "lifted") { row in SurgeReading(row, start: start).map { surges.append($0) } }
    self.surges = surges
    var ledger = LedgerByName()
    try ResultFile.read(path + "/ledger.csv", having: "restriction") { ledger.add($0) }
    self.ledger = ledger.readings
  }

  /// The end of the run, in hours.
  package var end: Double { file.scenario.end.hours }
  package var intervalHours: Double { manifest.reportEveryHours }

  /// A figure of `effects.csv` of a whole platform.
  package func effect(_ metric: String, platform: String, action: String) -> EffectReading? {
    let fitting = effects.filter { $0.metric == metric && $0.platform == platform && $0.action == action }
    return fitting.first { $0.cohort == "all" } ?? (fitting.count == 1 ? fitting[0] : nil)
  }
}

/// Which report interval a row belongs to.
struct IntervalNumbers: Sendable {
  let length: Double
  let count: Int

  func callAsFunction(_ row: ResultFile.Row) -> Int? {
    guard let hours = row.number("elapsed_h") else { return nil }
    let number = Int((hours / length).rounded())
    return (0..<count).contains(number) ? number : nil
  }

  var zeros: [Double] { [Double](repeating: 0, count: count) }
}

/// Both arms.
package struct Arms<Value: Sendable>: Sendable {
  package var baseline: Value
  package var restricted: Value

  subscript(arm: Substring) -> Value {
    get { arm == "baseline" ? baseline : restricted }
    set { if arm == "baseline" { baseline = newValue } else { restricted = newValue } }
  }
}

extension Arms {
  /// Changes one arm where it is.
  mutating func change(_ arm: Substring, _ change: (inout Value) -> Void) {
    if arm == "baseline" { change(&baseline) } else { change(&restricted) }
  }
}

/// A row of `effects.csv`.
package struct EffectReading: Sendable, EffectFigure {
  package let key: FigureKey
  package let baseline: Double?
  package let restricted: Double
  package let restrictedInterval: ClosedRange<Double>?
  package let difference: Double?
  package let interval: ClosedRange<Double>?
  package let relativePercent: Double?
  /// Whether it rests on so few simulated events that it has no interval.
  package let restsOnTooFew: Bool

  init?(_ row: ResultFile.Row) {
    guard let restricted = row.number("restricted") else { return nil }
    key = FigureKey(
      metric: String(row["metric"]), platform: String(row["platform"]), cohort: String(row["cohort"]), action: String(row["action"]))
    baseline = row.number("baseline")
    self.restricted = restricted
    restrictedInterval = row.interval("restricted_ci_low", "restricted_ci_high")
    difference = row.number("difference")
    interval = row.interval("ci_low", "ci_high")
    relativePercent = row.number("relative_percent")
    restsOnTooFew = !row["too_few"].isEmpty
  }

  package var metric: String { key.metric }
  package var platform: String { key.platform }
  package var cohort: String { key.cohort }
  package var action: String { key.action }
  package var valueRestricted: Double { restricted }
  package var change: Double? { difference }

  /// The effect, or the figure itself where there is no baseline.
  package var value: Double { difference ?? restricted }
  package var bounds: ClosedRange<Double>? { difference == nil ? restrictedInterval : interval }
}

extension ResultFile.Row {
  /// The interval between two columns; `nil` where it is empty or no interval.
  func interval(_ low: String, _ high: String) -> ClosedRange<Double>? {
    guard let low = number(low), let high = number(high), low <= high else { return nil }
    return low...high
  }
}

/// A row of `surge.csv`.
package struct SurgeReading: Sendable, LiftFigure {
  package struct Estimate: Sendable {
    package let value: Double
    package let interval: ClosedRange<Double>?
  }

  package let restriction: String
  package let platform: String
  package let action: String
  /// The lift, in hours since the start of the run.
  package let lifted: Double
  /// When the busiest hour begins, likewise.
  package let peakHour: Double?
  private let estimates: [String: Estimate]
  /// The columns of those estimates that rest on too few simulated events.
  private let tooFew: [Substring]

  private static let figures = SurgeFigure.allCases.filter { !$0.isInstant }.map(\.reference.name)

  init?(_ row: ResultFile.Row, start: Double) {
    guard let lifted = Self.hours(row["lifted"]) else { return nil }
    restriction = String(row["restriction"])
    platform = String(row["platform"])
    action = String(row["action"])
    self.lifted = lifted - start
    peakHour = Self.hours(row["peak_time"]).map { $0 - start }
    tooFew = row["too_few"].split(separator: " ")
    var estimates: [String: Estimate] = [:]
    for name in Self.figures {
      guard let value = row.number(name) else { continue }
      estimates[name] = Estimate(value: value, interval: row.interval(name + "_ci_low", name + "_ci_high"))
    }
    self.estimates = estimates
  }

  /// An estimate by the name of its column.
  package subscript(figure: String) -> Estimate? { estimates[figure] }

  package func value(_ figure: SurgeFigure) -> Double? { estimates[figure.reference.name]?.value }
  package func restsOnTooFew(_ figure: SurgeFigure) -> Bool { tooFew.contains { $0 == figure.reference.name } }

  /// Hours since 1970-01-01T00:00Z.
  private static func hours(_ text: Substring) -> Double? {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = text.contains(".") ? [.withInternetDateTime, .withFractionalSeconds] : [.withInternetDateTime]
    return formatter.date(from: String(text)).map { $0.timeIntervalSince1970 / 3600 }
  }
}
