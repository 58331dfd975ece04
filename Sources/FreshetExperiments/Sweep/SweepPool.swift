import Foundation
import FreshetModel
import FreshetResults
import Synchronization

/// The threads of a sweep take replications from it, one after the other, until there are none.
final class SweepPool: Sendable {
  /// A replication that is to be simulated; without a number, one of a run that only has to be put together.
  struct Unit: Sendable {
    let work: PointWork
    let replication: Int?
  }

  private struct State {
    /// The targets of which nobody has begun anything, as places among those of the run.
    var pending: ArraySlice<Int32>
    /// Replications of those that are begun, the next one last.
    var units: [Unit] = []
    /// How many are in hand, each of which may ask for more.
    var running = 0
    var error: SweepError?
  }

  private let run: SweepRun
  private let index: SweepIndex
  private let log: SweepLog
  private let progress: SweepProgress
  private let state: Mutex<State>

  /// - Parameter pending: What is to be run, as places among the targets of the run.
  init(_ pending: [Int32], run: SweepRun, index: SweepIndex, log: SweepLog, progress: SweepProgress) {
    state = Mutex(State(pending: pending[...]))
    self.run = run
    self.index = index
    self.log = log
    self.progress = progress
  }

  var error: SweepError? { state.withLock { $0.error } }

  /// What a thread does.
  func work(_ options: SimulationOptions) {
    while !progress.isStopped {
      guard let unit = take() else {
        if isOver { return }
        Thread.sleep(forTimeInterval: Self.patience)
        continue
      }
      do throws(SweepError) {
        try simulate(unit, options)
      } catch {
        state.withLock { state in if state.error == nil { state.error = error } }
        progress.stop()
      }
      state.withLock { $0.running -= 1 }
    }
  }

  private func take() -> Unit? {
    state.withLock { state in
      // A target without replications for this shard has none.
      while state.units.isEmpty, let next = state.pending.popFirst() { state.units = run.units(next, index).reversed() }
      guard let unit = state.units.popLast() else { return nil }
      state.running += 1
      return unit
    }
  }

  private var isOver: Bool { state.withLock { $0.running == 0 && $0.units.isEmpty && $0.pending.isEmpty } }

  /// Wall-clock seconds after which a thread without work looks again.
  private static let patience = 0.001

  private func simulate(_ unit: Unit, _ options: SimulationOptions) throws(SweepError) {
    guard let made = unit.work.prepare(run) else { return try fail(unit.work, "the scenario cannot be read") }
    if let replication = unit.replication {
      let start = ContinuousClock.now
      switch replicate(made.simulation, replication, options) {
      case .success(let result):
        if run.sharesReplications || ContinuousClock.now - start > Self.longest {
          try write(SweepRecord(.part(replication: replication), key: unit.work.key, content: PointWork.part(result)))
        }
        unit.work.add(result, replication)
      case .failure(.stopped): return
      case .failure(let error): return try fail(unit.work, "replication \(replication): \(error)")
      }
    }
    guard let results = unit.work.takeResults() else { return }
    if let next = run.sweep.stoppingRule?.next(after: results) {
      let more = unit.work.goOn(to: next).reversed().map { Unit(work: unit.work, replication: $0) }
      return state.withLock { $0.units += more }
    }
    let record: PointRecord
    do throws(ResultError) {
      record = try PointRecord(results, metrics: run.sweep.metrics)
    } catch {
      return try fail(unit.work, error.description)
    }
    try write(SweepRecord(.point, key: unit.work.key, content: record.content))
    unit.work.close()
    progress.countDone()
  }

  private func replicate(
    _ simulation: Simulation, _ replication: Int, _ options: SimulationOptions
  ) -> Result<ReplicationResult, SimulationError> {
    Result { () throws(SimulationError) in
      try progress.watch { (monitor) throws(SimulationError) in
        try simulation.run(replication: replication, options: options, monitor: monitor)
      }
    }
  }

  /// A replication that takes longer is kept by itself, so that little is done again.
  static let longest = Duration.seconds(2)

  private func fail(_ work: PointWork, _ problem: String) throws(SweepError) {
    guard work.fail() else { return }
    try write(SweepRecord(.failed, key: work.key, content: problem.replacing("\n", with: " ")))
    progress.countFailed()
  }

  private func write(_ record: SweepRecord) throws(SweepError) {
    try SweepError.inFolder { () throws(RunFolderError) in try log.append(record) }
  }
}
