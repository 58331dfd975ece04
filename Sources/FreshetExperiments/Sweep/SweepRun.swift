import Dispatch
import FreshetCore
import FreshetModel
public import FreshetResults
public import FreshetScenarios
import Synchronization

/// All runs of a sweep, or of a shard of it, that no log has yet: the replications of all points share the threads to the end.
///
/// Everything that is finished is written to the log at once. What a run comes to depends on its scenario alone, not on which thread,
/// process or machine did it, nor on what it did before.
public final class SweepRun: Sendable {
  /// What is to be run under one key.
  struct Target: Sendable {
    let key: String
    /// A position in the sweep's points; `nil` for the scenario as it stands.
    let point: Int?
    let replications: Int
  }

  public let sweep: Sweep
  public let plan: SweepPlan
  public let shard: SweepShard
  /// How many threads compute; changes no result.
  public let threads: Int
  public let includesBaseline: Bool
  let targets: [Target]

  /// Reads the scenario at all points.
  ///
  /// - Parameters:
  ///   - sweep: What is to be run.
  ///   - reference: The number of the point that all are held against; `nil` for the scenario as it stands.
  ///   - threads: How many threads compute.
  ///   - shard: The part that is to be done here.
  ///   - includesBaseline: Whether the results tell of the baseline arm.
  /// - Throws: All problems of all points.
  public init(
    _ sweep: Sweep, reference: Int? = nil, threads: Int, shard: SweepShard = .whole, includesBaseline: Bool = true
  ) throws(ScenarioDiagnostics) {
    let metrics = sweep.metrics
    let rule = sweep.stoppingRule?.text
    let version = FreshetVersion.string + (includesBaseline ? "" : " without baseline")
    let runs = try sweep.check(threads: threads) { file in
      (
        key: SweepKey.key(version: version, metrics: metrics, rule: rule, scenarioText: file.resolvedText, dataFiles: file.dataFiles),
        replications: file.scenario.replications
      )
    }
    self.sweep = sweep
    self.shard = shard
    self.threads = max(1, threads)
    self.includesBaseline = includesBaseline
    let point = reference.flatMap { runs.points.indices.contains($0) ? $0 : nil }
    plan = SweepPlan(
      version: version, name: sweep.name, design: sweep.design.rawValue, metrics: metrics, factors: sweep.factors,
      reference: (point.map { runs.points[$0].key } ?? runs.standing.key, point),
      columns: sweep.columns.map { SweepPlan.Column(name: $0.name, bounds: $0.bounds.map { [$0.low, $0.high] } ?? []) },
      points: zip(sweep.points, runs.points).map { SweepPlan.Point(key: $1.key, cells: $0.cells) })
    var seen: Set<String> = []
    let standing = Target(key: runs.standing.key, point: nil, replications: runs.standing.replications)
    let all = (point == nil ? [standing] : []) + runs.points.enumerated().map { point, run in
      Target(key: run.key, point: point, replications: run.replications)
    }
    targets = all.filter { seen.insert($0.key).inserted }
  }

  /// A progress that fits the sweep.
  public func makeProgress() -> SweepProgress { SweepProgress(runs: targets.count) }

  /// Whether the shards have so few runs that they share their replications.
  public var sharesReplications: Bool { shard.count > 1 && targets.count < 2 * shard.count && sweep.stoppingRule == nil }

  /// Simulates what is missing in the logs.
  ///
  /// - Parameters:
  ///   - index: What the logs of the folder hold.
  ///   - log: Where what is finished goes.
  ///   - progress: Learns how far it has come, and can stop it.
  /// - Throws: ``SweepError``.
  public func run(_ index: SweepIndex, into log: SweepLog, progress: SweepProgress) throws(SweepError) {
    let units = units(index, progress)
    let pool = SweepPool(units: units, run: self, log: log, progress: progress)
    // Where there are fewer replications than threads, each has several.
    let share = SimulationOptions(threads: max(1, threads / max(1, units.count)))
    DispatchQueue.concurrentPerform(iterations: min(threads, units.count)) { _ in pool.work(share) }
    if let error = pool.error { throw error }
    if progress.isStopped { throw .stopped }
    try SweepError.inFolder { () throws(RunFolderError) in try log.synchronize() }
  }

  /// The replications to be simulated, those of a run one after the other; those in the logs are read.
  private func units(_ index: SweepIndex, _ progress: SweepProgress) -> [SweepPool.Unit] {
    var units: [SweepPool.Unit] = []
    var number = 0
    for (place, target) in targets.enumerated() {
      let first = number
      number += sharesReplications ? target.replications : 1
      if index.contains(.point, target.key) {
        progress.countReused()
        continue
      }
      guard sharesReplications || shard.has(place) else { continue }
      let work = PointWork(target, includesBaseline: includesBaseline)
      for replication in 0..<target.replications {
        if let part = index.content(.part, SweepKey.part(target.key, replication: replication)) {
          work.add(part: part, replication)
        } else if !sharesReplications || shard.has(first + replication) {
          units.append(SweepPool.Unit(work: work, replication: replication))
        } else {
          work.leave(replication)
        }
      }
      // All of it is known, and only has to be put together.
      if work.isReady { units.append(SweepPool.Unit(work: work, replication: nil)) }
    }
    return units
  }
}
