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
    let key: SweepKey
    /// A position in the sweep's points; `nil` for the scenario as it stands.
    let point: Int?
    let replications: Int
  }

  /// All that is to be run, each once: the scenario as it stands, if all points are held against it, then the points in their order.
  struct Targets: RandomAccessCollection, Sendable {
    /// There may be a million. The point is -1 for the scenario as it stands.
    private var packed: [(point: Int32, replications: Int32)] = []
    private let plan: SweepPlan

    init(_ plan: SweepPlan, standing: Int, replications: some Sequence<Int>) {
      self.plan = plan
      var seen: Set<SweepKey> = []
      if plan.reference.point == nil {
        packed.append((-1, Int32(standing)))
        seen.insert(plan.reference.key)
      }
      for (point, count) in replications.enumerated() where seen.insert(plan.points.keys[point]).inserted {
        packed.append((Int32(point), Int32(count)))
      }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { packed.count }

    subscript(place: Int) -> Target {
      let target = packed[place]
      let point = target.point < 0 ? nil : Int(target.point)
      return Target(key: point.map { plan.points.keys[$0] } ?? plan.reference.key, point: point, replications: Int(target.replications))
    }
  }

  public let sweep: Sweep
  public let plan: SweepPlan
  public let shard: SweepShard
  /// How many threads compute; changes no result.
  public let threads: Int
  public let includesBaseline: Bool
  /// The resolved scenario as it stands.
  public let standing: String
  let targets: Targets
  private let read = ReadScenarios()

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
    let version = Self.version(includesBaseline: includesBaseline)
    let read = sweep.points.count <= Self.mostFiles ? self.read : nil
    let runs = try sweep.check(threads: threads) { file in
      let key = SweepKey(version: version, metrics: metrics, rule: rule, scenarioText: file.resolvedText, dataFiles: file.dataFiles)
      read?.keep(file, key)
      return (key: key, replications: file.scenario.replications)
    }
    standing = try sweep.file(nil).resolvedText
    self.sweep = sweep
    self.shard = shard
    self.threads = max(1, threads)
    self.includesBaseline = includesBaseline
    let point = reference.flatMap { runs.points.indices.contains($0) ? $0 : nil }
    plan = SweepPlan(
      version: version, name: sweep.name, title: sweep.title, design: sweep.design.rawValue, metrics: metrics, rule: rule ?? "",
      factors: sweep.factors, reference: SweepPlan.Reference(key: point.map { runs.points[$0].key } ?? runs.standing.key, point: point),
      columns: sweep.columns.map { SweepPlan.Column(name: $0.name, bounds: $0.bounds.map { [$0.low, $0.high] } ?? []) },
      points: SweepPoints(zip(sweep.points, runs.points).lazy.map { SweepPoints.Point(key: $1.key, cells: $0.cells) }))
    targets = Targets(plan, standing: runs.standing.replications, replications: runs.points.lazy.map(\.replications))
  }

  /// Of so many points the scenarios are kept, some 25 kB each unless they have data files: to read one again takes a twentieth as long as to
  /// simulate 2,000 people.
  private static let mostFiles = 1000

  /// The scenario of a target that is about to be run; `nil` where it cannot be read any more.
  func takeFile(of target: Target) -> ScenarioFile? { read.take(target.key) ?? (try? sweep.file(target.point)) }

  /// What the results of a run depend on beside its scenario.
  static func version(includesBaseline: Bool) -> String { FreshetVersion.described + (includesBaseline ? "" : " without baseline") }

  /// A progress that fits the sweep.
  public func makeProgress() -> SweepProgress { SweepProgress(runs: targets.count) }

  /// Whether the shards have so few runs that they share their replications.
  public var sharesReplications: Bool { shard.count > 1 && targets.count < 2 * shard.count && sweep.stoppingRule == nil }

  /// Says in the folder what the sweep is; where shards share replications, also what they are replications of.
  public func describe(in folder: SweepFolder) throws(RunFolderError) {
    try folder.write(plan)
    try folder.write(scenario: standing)
    guard sharesReplications else { return }
    for target in targets {
      guard let file = try? sweep.file(target.point) else { continue }
      try folder.write(scenario: file.resolvedText, dataFiles: file.dataFiles, of: target.key)
    }
  }

  /// Simulates what is missing in the logs.
  ///
  /// - Parameters:
  ///   - index: What the logs of the folder hold.
  ///   - log: Where what is finished goes.
  ///   - progress: Learns how far it has come, and can stop it.
  /// - Throws: ``SweepError``.
  public func run(_ index: SweepIndex, into log: SweepLog, progress: SweepProgress) throws(SweepError) {
    let pending = pending(index, progress)
    read.forgetAll(but: Set(pending.lazy.map { self.targets[Int($0)].key }))
    defer { read.forgetAll(but: []) }
    let pool = SweepPool(pending, run: self, index: index, log: log, progress: progress)
    // Where there are fewer replications than threads, each has several.
    let count = pending.prefix(threads).reduce(0) { $0 + targets[Int($1)].replications }
    let share = SimulationOptions(threads: max(1, threads / max(1, count)))
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in pool.work(share) }
    if let error = pool.error { throw error }
    if progress.isStopped { throw .stopped }
    try SweepError.inFolder { () throws(RunFolderError) in try log.synchronize() }
  }

  /// Which targets have no results yet and are, or have a part, in this shard.
  private func pending(_ index: SweepIndex, _ progress: SweepProgress) -> [Int32] {
    var pending: [Int32] = []
    for (place, target) in targets.enumerated() {
      if index.contains(.point, target.key) {
        progress.countReused()
      } else if sharesReplications || shard.has(place) {
        pending.append(Int32(place))
      }
    }
    return pending
  }

  /// The replications of a target to be simulated here; those in the logs are read.
  func units(_ place: Int32, _ index: SweepIndex) -> [SweepPool.Unit] {
    let target = targets[Int(place)]
    let work = PointWork(target, includesBaseline: includesBaseline)
    let first = sharesReplications ? targets[..<Int(place)].reduce(0) { $0 + $1.replications } : 0
    var units: [SweepPool.Unit] = []
    for replication in 0..<target.replications {
      if let part = index.content(.part(replication: replication), target.key) {
        work.add(part: part, replication)
      } else if !sharesReplications || shard.has(first + replication) {
        units.append(SweepPool.Unit(work: work, replication: replication))
      }
    }
    // All of it is known, and only has to be put together.
    return work.isReady ? [SweepPool.Unit(work: work, replication: nil)] : units
  }
}

/// Scenarios that were read to be checked and are to be run.
private final class ReadScenarios: Sendable {
  private let files = Mutex<[SweepKey: ScenarioFile]>([:])

  /// Keeps a scenario, unless it has data files, which may be large.
  func keep(_ file: ScenarioFile, _ key: SweepKey) {
    if file.dataFiles.isEmpty { files.withLock { $0[key] = file } }
  }

  func take(_ key: SweepKey) -> ScenarioFile? { files.withLock { $0.removeValue(forKey: key) } }

  func forgetAll(but keys: Set<SweepKey>) { files.withLock { $0 = $0.filter { keys.contains($0.key) } } }
}
