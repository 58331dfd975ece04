import FreshetRandom
import FreshetResults
import FreshetScenarios
import FreshetStatistics

/// Two runs beside each other.
struct RunComparison {
  /// A figure of both.
  struct Figure {
    let name: String
    let first: Estimate
    let second: Estimate
    /// The second less the first.
    let difference: Estimate
  }

  let paths: [String]
  let manifests: [RunManifest]
  /// In what the runs differ so that they do not share their draws, and replications cannot be compared in pairs.
  let unpaired: [String]
  let figures: [Figure]
  /// Whether restrictions are in force at other times, so that what is completed meanwhile is not the same thing.
  let hasOtherTimes: Bool
  let tables: [TableComparison]

  /// - Parameters: The folders of two runs.
  /// - Throws: ``ReadingError``.
  /// - Complexity: O(size of the tables) time.
  init(_ first: String, _ second: String) throws(ReadingError) {
    paths = [first, second]
    var manifests: [RunManifest] = []
    var readings: [[FigureKey: [Double]]] = []
    for path in paths {
      guard case .run = try ResultFolderKind(of: path) else { throw .noResults(path: path) }
      manifests.append(try RunManifest(folder: path))
      readings.append(try Self.replications(of: path))
    }
    self.manifests = manifests
    let unpaired = Self.reasons(manifests[0], manifests[1])
    self.unpaired = unpaired
    let times = paths.map { path in (try? ScenarioLoader.load(path: path + "/" + RunManifest.scenario)).map(\.timesInForce) }
    let hasOtherTimes = times[0] != times[1]
    self.hasOtherTimes = hasOtherTimes
    let keys = readings[0].keys.filter { !hasOtherTimes || $0.metric != EffectMetric.completedDuring.name }
    let effects = keys.sorted { Self.order($0) < Self.order($1) }.compactMap { key -> Figure? in
      guard let left = readings[0][key], let right = readings[1][key] else { return nil }
      return Figure(key, left, right, isPaired: unpaired.isEmpty)
    }
    figures = effects + (try Self.surges(paths))
    var tables: [TableComparison] = []
    for table in ResultTables.all { if let found = try TableComparison(table.name, paths) { tables.append(found) } }
    self.tables = tables
  }

  /// What keeps two runs from sharing their draws.
  private static func reasons(_ first: RunManifest, _ second: RunManifest) -> [String] {
    let same = [
      ("version", first.version == second.version), ("seed", first.seed == second.seed),
      ("number of simulated people", first.usersSimulated == second.usersSimulated),
      ("replications", first.replications == second.replications), ("baseline", first.includesBaseline == second.includesBaseline),
    ]
    return same.filter { !$0.1 }.map(\.0)
  }

  private static func order(_ key: FigureKey) -> String { "\(key.platform) \(key.action) \(key.metric)" }

  /// The effects on whole platforms, replication by replication.
  private static func replications(of path: String) throws(ReadingError) -> [FigureKey: [Double]] {
    var values: [FigureKey: [Double]] = [:]
    var cohorts: [String: Set<String>] = [:]
    try ResultFile.read(path + "/replications.csv", having: "restricted") { row in
      let key = FigureKey(
        metric: String(row["metric"]), platform: String(row["platform"]), cohort: String(row["cohort"]), action: String(row["action"]))
      cohorts[key.platform, default: []].insert(key.cohort)
      guard let restricted = row.number("restricted") else { return }
      values[key, default: []].append(restricted - (row.number("baseline") ?? 0))
    }
    // A platform with several cohorts has rows for all of them together.
    let single = Set(cohorts.filter { $0.value.count == 1 }.map(\.key))
    return values.filter { $0.key.cohort == Self.whole || single.contains($0.key.platform) }
  }

  private static let whole = "all"
}

extension RunComparison.Figure {
  fileprivate init(_ key: FigureKey, _ left: [Double], _ right: [Double], isPaired: Bool) {
    name = "\(key.platform) \(key.action == "all" ? "" : key.action + " ")\(key.metric)"
    func estimate(_ values: [Double]) -> Estimate {
      Estimate(meanOf: values, criticalValue: values.count > 1 ? StudentT.quantile(0.975, degreesOfFreedom: values.count - 1) : 0)
    }
    (first, second) = (estimate(left), estimate(right))
    if isPaired, left.count == right.count {
      difference = estimate(zip(left, right).map { $1 - $0 })
    } else {
      difference = Self.difference(of: second, from: first)
    }
  }

  /// Of two that do not hang on each other: their half-widths add up in squares.
  static func difference(of second: Estimate, from first: Estimate) -> Estimate {
    let value = second.value - first.value
    guard let one = first.interval?.halfWidth, let other = second.interval?.halfWidth else { return Estimate(value) }
    return Estimate(value, interval: ConfidenceInterval(value, halfWidth: (one * one + other * other).squareRoot()))
  }

  var isSame: Bool { difference.value == 0 && (difference.interval?.halfWidth ?? 0) == 0 }
}

/// A table of two runs beside each other.
struct TableComparison {
  enum Outcome {
    case same
    /// The first line that differs, and how it reads in both; empty where a table has ended.
    case differs(line: Int, first: String, second: String)
    /// Only one run has it: the first or the second.
    case alone(Int)
  }

  let name: String
  let outcome: Outcome

  /// - Returns: `nil` where neither has it.
  init?(_ name: String, _ paths: [String]) throws(ReadingError) {
    self.name = name + ".csv"
    let lines = [try ResultLines(paths[0] + "/" + self.name), try ResultLines(paths[1] + "/" + self.name)]
    guard let first = lines[0], let second = lines[1] else {
      if lines[0] == nil && lines[1] == nil { return nil }
      outcome = .alone(lines[0] == nil ? 1 : 0)
      return
    }
    var number = 1
    while true {
      let (left, right) = (try first.next(), try second.next())
      if left != right {
        outcome = .differs(line: number, first: left ?? "", second: right ?? "")
        return
      }
      if left == nil { break }
      number += 1
    }
    outcome = .same
  }
}
