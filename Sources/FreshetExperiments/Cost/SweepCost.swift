import FreshetModel
import FreshetResults
import FreshetScenarios

/// What a sweep would take: the expected events of all runs, at the speed of a few that are spread over them.
public struct SweepCost: Sendable {
  /// Of all runs.
  public let replications: Int
  /// Expected events of all runs.
  public let events: Double
  /// Wall-clock seconds on this machine.
  public let seconds: Double
  /// Bytes that the process needs when it needs most.
  public let memory: Double
  /// Bytes of log and tables.
  public let disk: Double

  private static let mostTrials = 5
  /// Runs whose expected events are looked at.
  private static let mostLooks = 200
  /// Bytes of a row in the log and in the tables that it is in.
  private static let bytesOfRow = 260.0
  private static let bytesOfNumber = 9.0
  /// Bytes of a count in the log of a replication: most are 0, and stand together.
  private static let bytesOfCount = 0.6
  /// Bytes of a row of a surge in the log and in its table.
  private static let bytesOfSurge = 1000.0

  /// - Throws: ``RunError/failed(replication:_:)`` where a trial shows a bug in Freshet.
  public init(of run: SweepRun) throws(RunError) {
    let targets = run.targets
    let looked = Self.spread(Self.mostLooks, over: targets.count).compactMap { place in
      (try? run.sweep.file(targets[place].point).scenario).map { ($0, Self.work($0)) }
    }
    let work = looked.reduce(0) { $0 + $1.1 } * Double(targets.count) / Double(max(1, looked.count))
    replications = targets.reduce(0) { $0 + $1.replications }
    let busy = min(run.threads, max(1, replications))
    var (tried, events, seconds, memory, logs) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for place in Self.spread(Self.mostTrials, over: looked.count) {
      let cost = try RunCost.estimate(of: looked[place].0, threads: 1, runs: busy)
      logs += Self.bytesOfLog(looked[place].0, cost, run)
      tried += looked[place].1
      events += cost.events
      seconds += cost.seconds
      memory = max(memory, cost.memory)
    }
    let scale = tried > 0 ? work / tried : 0
    self.events = events * scale
    self.seconds = seconds * scale / Double(busy)
    // Each thread has a run of its own, but the program is there once.
    self.memory = memory + Double(busy - 1) * max(0, memory - MemoryUse.ofProgram)
    let bytes = looked.reduce(0) { $0 + Self.bytes($1.0, metrics: run.sweep.metrics) }
    disk = bytes * Double(targets.count) / Double(max(1, looked.count)) + logs * scale
  }

  /// Numbers of runs, the first and the last among them.
  private static func spread(_ most: Int, over count: Int) -> [Int] {
    count <= most ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
  }

  private static func work(_ scenario: Scenario) -> Double {
    ExpectedWork(scenario, ResultLayout(scenario)).total * Double(scenario.replications)
  }

  /// Bytes of the replications of a run that are kept by themselves.
  private static func bytesOfLog(_ scenario: Scenario, _ cost: RunCost, _ run: SweepRun) -> Double {
    let isKept = run.sharesReplications || cost.seconds / Double(cost.replications) > SweepPool.longest / .seconds(1)
    return isKept ? Double(ResultLayout(scenario).counts.count * cost.replications) * bytesOfCount : 0
  }

  private static func bytes(_ scenario: Scenario, metrics: [String]?) -> Double {
    let layout = ResultLayout(scenario)
    let count = metrics.map { wanted in Metric.all.count { wanted.contains($0.name) } } ?? Metric.all.count
    let rows = Double(count * (layout.flows.count + layout.cohorts.count))
    let surges = PointRecord.hasSurges(metrics) ? ResultSize.surges(scenario) : 0
    return rows * (bytesOfRow + 2 * bytesOfNumber * Double(scenario.replications)) + surges * bytesOfSurge
  }
}

extension SweepRun {
  /// Bytes that a run of the sweep takes beside the program, by the greatest of some that are spread evenly over the points.
  public var memoryOfRun: Double {
    let step = max(1, targets.count / 3)
    let places = Array(stride(from: 0, to: targets.count, by: step)) + [targets.count - 1]
    let scenarios = places.compactMap { try? sweep.file(targets[$0].point).scenario }
    return scenarios.map { RunCost.memory(of: $0, threads: 1) }.max() ?? 0
  }
}
