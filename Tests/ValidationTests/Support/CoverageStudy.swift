import Dispatch
import FreshetExperiments
import FreshetModel
import FreshetResults
import FreshetStatistics
import Synchronization

/// How often the 95 % intervals of `effects.csv` and `surge.csv` cover the truth: those of runs of one scenario with many seeds, held
/// against a long run, which has a far larger sample of the same people. Both are made here, so nothing is to be renewed where a
/// scenario changes.
struct CoverageStudy {
  /// How much is simulated in each replication: a part of the people.
  struct Size {
    /// Of the runs whose intervals are held against the truth.
    let sample: Double
    /// Of the long run.
    let longSample: Double
    /// Of each run.
    var replications = 8
    /// Of the long run, where it has more: what is then the truth is that of the sample, whatever a larger one would say.
    var longReplications: Int?
  }

  private let scenario: Scenario
  private let size: Size

  init(_ scenario: Scenario, _ size: Size) {
    self.scenario = scenario
    self.size = size
  }

  /// What the intervals of all seeds cover, in the order of the tables.
  func coverage(seeds: ClosedRange<UInt64>) throws -> [IntervalCoverage] {
    // A seed that no sample has.
    let long = try estimates(sample: size.longSample, seed: 1_000_003, replications: size.longReplications ?? size.replications)
    var rows = long.map { IntervalCoverage($0.key, longRun: $0.estimate) }
    for estimates in try ofAll(seeds) {
      for (index, named) in estimates.enumerated() { rows[index].add(named.estimate) }
    }
    return rows.filter { !$0.isNothing }
  }

  /// The estimates of the runs of all seeds, in their order, made on all cores.
  private func ofAll(_ seeds: ClosedRange<UInt64>) throws -> [[NamedEstimate]] {
    let results = Mutex<[UInt64: Result<[NamedEstimate], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: seeds.count) { index in
      let seed = seeds.lowerBound + UInt64(index)
      let result = Result { try estimates(sample: size.sample, seed: seed, replications: size.replications) }
      results.withLock { $0[seed] = result }
    }
    let all = results.withLock { $0 }
    return try seeds.compactMap { try all[$0]?.get() }
  }

  private typealias NamedEstimate = (key: EstimateKey, estimate: Estimate?)

  /// All estimates of a run that may have an interval; always the same ones in the same order.
  private func estimates(sample: Double, seed: UInt64, replications: Int) throws -> [NamedEstimate] {
    var scenario = scenario
    scenario.sample = sample
    scenario.seed = seed
    let replications = try Fixture.run(scenario, replications: replications)
    let results = RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: replications)
    return results.effects().flatMap(Self.estimates) + results.surges().flatMap(Self.estimates)
  }

  private static func estimates(of row: EffectRow) -> [NamedEstimate] {
    let columns = [
      ("baseline", row.baseline), ("restricted", row.restricted), ("difference", row.difference), ("relative_percent", row.relativePercent),
    ]
    return columns.map { column, estimate in
      let key = row.key
      return (
        EstimateKey(
          table: "effects", platform: key.platform, cohort: key.cohort, action: key.action, metric: key.metric, column: column), estimate
      )
    }
  }

  private static func estimates(of row: SurgeRow) -> [NamedEstimate] {
    SurgeFigure.allCases.filter { !$0.isInstant }.map { figure in
      (EstimateKey(table: "surge", platform: row.platform, action: row.action, column: figure.reference.name), row[figure])
    }
  }
}

/// Which estimate of a run.
struct EstimateKey {
  /// The table without `.csv`.
  let table: String
  let platform: String
  /// Empty in `surge.csv`.
  var cohort = ""
  let action: String
  /// Empty in `surge.csv`.
  var metric = ""
  let column: String

  var name: String { [table, platform, cohort, action, metric, column].filter { !$0.isEmpty }.joined(separator: " ") }
}

/// How often the intervals of one estimate cover the truth, over many seeds.
struct IntervalCoverage {
  let key: EstimateKey
  /// The estimate of the long run, which stands for the truth.
  let longRun: Estimate?
  /// How many seeds there are, in how many the figure exists, and in how many it has an interval.
  private(set) var seeds = 0
  private(set) var values = 0
  private(set) var intervals = 0
  /// How many intervals lie below the truth, and how many above.
  private(set) var below = 0
  private(set) var above = 0
  /// Of each seed whether its interval covers; absent where it has none.
  private(set) var outcomes: [Bool?] = []
  private var sumOfValues = 0.0
  private var sumOfHalfWidths = 0.0

  init(_ key: EstimateKey, longRun: Estimate?) {
    self.key = key
    self.longRun = longRun
  }

  mutating func add(_ estimate: Estimate?) {
    seeds += 1
    outcomes.append(nil)
    guard let estimate, let truth = longRun?.value else { return }
    values += 1
    sumOfValues += estimate.value
    guard let interval = estimate.interval else { return }
    outcomes[seeds - 1] = interval.low <= truth && truth <= interval.high
    intervals += 1
    sumOfHalfWidths += interval.halfWidth
    if interval.high < truth { below += 1 }
    if interval.low > truth { above += 1 }
  }

  /// Whether every run knows it exactly, as the accounts at the end where nobody comes or goes.
  var isExact: Bool { intervals > 0 && sumOfHalfWidths == 0 && longRun?.interval?.halfWidth == 0 }

  /// Whether it is a figure of what never happens, by the model, or does not exist.
  var isNothing: Bool { longRun.map { $0.value == 0 && sumOfValues == 0 } ?? true }

  var covered: Int { intervals - below - above }
  var coverage: Double { Double(covered) / Double(intervals) }
  /// The part of the seeds without an interval.
  var empty: Double { 1 - Double(intervals) / Double(seeds) }
  /// The mean of the estimates beside the truth, relative to it.
  var bias: Double { (sumOfValues / Double(values) - truth) / abs(truth) }
  var truth: Double { longRun?.value ?? .nan }
  var halfWidth: Double { sumOfHalfWidths / Double(intervals) }
  /// How much of the half-width of an interval that of the long run is.
  var longRunShare: Double { (longRun?.interval?.halfWidth ?? .infinity) / halfWidth }
}

/// The coverage of all intervals of a table together.
struct PooledCoverage {
  let share: Double
  /// Over the seeds: the lines of a table tell of the same people, so those of one seed err together.
  let standardError: Double
}

extension Sequence<IntervalCoverage> {
  /// The coverage of all intervals of a table together, but for what is exact; absent where there are none.
  func pooled(_ table: String) -> PooledCoverage? {
    let rows = filter { $0.key.table == table && $0.intervals > 0 && !$0.isExact }
    guard let seeds = rows.first?.seeds else { return nil }
    let intervals = Double(rows.reduce(0) { $0 + $1.intervals })
    let share = Double(rows.reduce(0) { $0 + $1.covered }) / intervals
    let squares = (0..<seeds).reduce(0.0) { sum, seed in
      let outcomes = rows.compactMap { $0.outcomes[seed] }
      let excess = Double(outcomes.count { $0 }) - share * Double(outcomes.count)
      return sum + excess * excess
    }
    return PooledCoverage(share: share, standardError: squares.squareRoot() / intervals)
  }
}
