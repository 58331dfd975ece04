import FreshetModel
import FreshetScenarios

/// What a sweep would take: the cost of some of its runs, spread evenly over the points, stands for that of all.
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
  /// Bytes of a row in the log and in the tables that it is in.
  private static let bytesOfRow = 260.0
  private static let bytesOfNumber = 9.0

  /// - Throws: ``RunError/failed(replication:_:)`` where a trial shows a bug in Freshet.
  public init(of run: SweepRun) throws(RunError) {
    let targets = run.targets
    let step = max(1, (targets.count + Self.mostTrials - 1) / Self.mostTrials)
    var (trials, events, seconds, memory, disk) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for place in stride(from: step / 2, to: targets.count, by: step) {
      guard let scenario = try? run.sweep.file(targets[place].point).scenario else { continue }
      let cost = try RunCost.estimate(of: scenario, threads: 1)
      trials += 1
      events += cost.events
      seconds += cost.seconds
      memory = max(memory, cost.memory)
      disk += Self.bytes(scenario, metrics: run.sweep.metrics)
    }
    let scale = Double(targets.count) / max(1, trials)
    replications = targets.reduce(0) { $0 + $1.replications }
    self.events = events * scale
    let busy = Double(min(run.threads, max(1, replications)))
    self.seconds = seconds * scale / busy
    // Each thread has a run of its own, but the program is there once.
    self.memory = memory + (busy - 1) * max(0, memory - MemoryUse.ofProgram())
    self.disk = disk * scale
  }

  private static func bytes(_ scenario: Scenario, metrics: [String]?) -> Double {
    let layout = ResultLayout(scenario)
    let count = metrics.map { wanted in Metric.all.count { wanted.contains($0.name) } } ?? Metric.all.count
    let rows = Double(count * (layout.flows.count + layout.cohorts.count))
    return rows * (bytesOfRow + 2 * bytesOfNumber * Double(scenario.replications))
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
