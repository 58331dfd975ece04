package import FreshetResults
package import FreshetScenarios

/// What the tables of a sweep hold, as plain values.
package struct SweepReading: Sendable {
  /// Which number of a point: an effect, or a figure of a surge.
  package struct Key: Hashable, Sendable {
    package let metric: String
    /// The restriction of a surge; empty for an effect.
    package let restriction: String
    package let platform: String
    package let cohort: String
    package let action: String

    init(_ row: ResultFile.Row, metric: String) {
      self.metric = metric
      restriction = String(row["restriction"])
      platform = String(row["platform"])
      cohort = String(row["cohort"])
      action = String(row["action"])
    }
  }

  package struct Value: Sendable {
    package let value: Double
    package let interval: ClosedRange<Double>?
  }

  /// A row of `bands.csv`.
  package struct Band: Sendable {
    package let key: Key
    package let reference: Double?
    /// What chance does, at the reference point.
    package let interval: ClosedRange<Double>?
    /// Between what 5 and 95 % of the points stay below.
    package let band: ClosedRange<Double>
    package let median: Double
    package let movedBy: String
    package let points: Int
  }

  /// A row of `sensitivity.csv`.
  package struct Index: Sendable {
    package let key: Key
    package let factor: String
    package let first: Double
    package let total: Double
    package let interval: ClosedRange<Double>?
  }

  package let path: String
  package let manifest: SweepManifest
  package let plan: SweepPlan
  /// The scenario as it stands; absent where the folder does not have it, or it names data files, which are not kept with it.
  package let file: ScenarioFile?
  /// The numbers of each point; an effect is restricted − baseline, or the figure alone where there is no baseline.
  package private(set) var numbers: [Key: [Int: Value]] = [:]
  /// The keys of ``numbers``, as they come in the tables.
  package private(set) var keys: [Key] = []
  package private(set) var bands: [Band] = []
  package private(set) var indices: [Index] = []

  private static let surgeFigures = [
    "peak_per_h", "peak_ratio", "backlog_at_lift", "half_backlog_h", "recovery_h", "drain_h", "wait_max_s", "in_time_share",
  ]

  /// Reads the folder of a sweep.
  ///
  /// - Throws: ``ReadingError``.
  package init(path: String) throws(ReadingError) {
    self.path = path
    manifest = try SweepManifest(folder: path)
    guard let plan = SweepFolder.plan(of: path) else { throw .noResults(path: path) }
    self.plan = plan
    file = SweepFolder.scenario(of: path).flatMap { text in try? ScenarioLoader.load(text: text, path: SweepFolder.scenarioPath(of: path)) }
    var numbers = Numbers()
    try ResultFile.read(path + "/sweep.csv", having: "point") { row in
      guard let point = row.number("point") else { return }
      let (value, interval) = row.number("difference").map { ($0, row.interval("ci_low", "ci_high")) }
        ?? (row.number("restricted") ?? 0, row.interval("restricted_ci_low", "restricted_ci_high"))
      numbers.add(Key(row, metric: String(row["metric"])), point, Value(value: value, interval: interval))
    }
    try ResultFile.read(path + "/surges.csv", having: "point") { row in
      guard let point = row.number("point") else { return }
      for figure in Self.surgeFigures {
        guard let value = row.number(figure), plan.wants(figure) else { continue }
        numbers.add(Key(row, metric: figure), point, Value(value: value, interval: row.interval(figure + "_ci_low", figure + "_ci_high")))
      }
    }
    (self.numbers, keys) = (numbers.values, numbers.keys)
    try readAnalysis()
  }

  /// Where the scenario as it stands is kept.
  package var scenarioPath: String { SweepFolder.scenarioPath(of: path) }

  /// Whether this is a sweep of the scenario of a run, be it of more people or fewer.
  package func isOfScenario(of run: RunReading) -> Bool {
    func meaning(_ file: ScenarioFile) -> [Substring] {
      file.resolvedText.split(separator: "\n").filter { line in !["sample:", "replications:", "seed:"].contains { line.hasPrefix($0) } }
    }
    return file.map { meaning($0) == meaning(run.file) } ?? false
  }

  private mutating func readAnalysis() throws(ReadingError) {
    var bands: [Band] = []
    try ResultFile.read(path + "/bands.csv", having: "metric") { row in
      guard let band = row.interval("band_low", "band_high"), let median = row.number("band_median") else { return }
      bands.append(
        Band(
          key: Key(row, metric: String(row["metric"])), reference: row.number("reference"), interval: row.interval("ci_low", "ci_high"),
          band: band, median: median, movedBy: String(row["moved_by"]), points: Int(row.number("points") ?? 0)))
    }
    self.bands = bands
    var indices: [Index] = []
    try ResultFile.read(path + "/sensitivity.csv", having: "metric") { row in
      guard let first = row.number("first"), let total = row.number("total") else { return }
      indices.append(
        Index(
          key: Key(row, metric: String(row["metric"])), factor: String(row["factor"]), first: first, total: total,
          interval: row.interval("total_ci_low", "total_ci_high")))
    }
    self.indices = indices
  }

  private struct Numbers {
    private(set) var values: [Key: [Int: Value]] = [:]
    private(set) var keys: [Key] = []

    mutating func add(_ key: Key, _ point: Double, _ value: Value) {
      if values[key] == nil { keys.append(key) }
      // Of several lifts of a restriction the first.
      if values[key]?[Int(point)] == nil { values[key, default: [:]][Int(point)] = value }
    }
  }
}

extension SweepPlan {
  /// The values of a column, each once, as they come.
  ///
  /// - Complexity: O(points).
  func distinct(_ column: Int) -> [String] {
    var seen: Set<String> = []
    return points.map { $0.cells[column] }.filter { seen.insert($0).inserted }
  }
}
