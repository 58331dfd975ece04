public import FreshetCore
import FreshetKernel

/// A scenario made ready to run.
///
///     let simulation = Simulation(scenario)
///     let result = try simulation.run(replication: 0)
public struct Simulation: Sendable {
  public let scenario: Scenario
  public let layout: ResultLayout

  public init(_ scenario: Scenario) {
    self.scenario = scenario
    layout = ResultLayout(scenario)
  }

  /// Bytes of the state of all people that a replication keeps from its first window to its last: 0 where nobody influences
  /// anybody, since people are then lived through and dropped a block at a time.
  ///
  /// - Complexity: O(people / 4096).
  public var memoryOfPeople: Int { scenario.lookahead == nil ? 0 : Plan(scenario, layout: layout).memoryOfPeople }

  /// Simulates one replication in both arms.
  ///
  /// - Parameters:
  ///   - replication: Its number from 0. The result depends on the scenario and this number alone.
  ///   - options: How to compute it; changes no result.
  ///   - monitor: Receives the progress and can stop the run.
  /// - Throws: ``SimulationError``.
  public func run(
    replication: Int, options: SimulationOptions = SimulationOptions(), monitor: RunMonitor = RunMonitor()
  ) throws(SimulationError) -> ReplicationResult {
    try result(live(model(NoObserver(), replication, options, monitor), threads: options.threads))
  }

  /// Simulates one replication before the eyes of an observer.
  package func run<Observer: AttemptObserver>(
    replication: Int, observedBy observer: Observer.Type
  ) throws(SimulationError) -> ReplicationResult {
    try result(live(model(Observer(), replication), threads: 1))
  }

  /// Simulates one replication and keeps every attempt, person by person in each one's order of time.
  ///
  /// - Complexity: Memory grows with the number of attempts.
  package func attempts(
    replication: Int, options: SimulationOptions = SimulationOptions()
  ) throws(SimulationError) -> [AttemptRecord] {
    let workers = try live(model(AttemptRecorder(), replication, options), threads: options.threads)
    let records = workers.flatMap(\.tools.observer.records)
    func order(_ record: AttemptRecord) -> (Int, UInt64, SimulationTime, Int, Int) {
      (record.cohort, record.person, record.time, record.flow, record.inBaseline ? 0 : 1 + record.source.rawValue)
    }
    return records.sorted { order($0) < order($1) }
  }

  /// A replication made ready to live before the eyes of an observer.
  func model<Observer: AttemptObserver>(
    _ observer: Observer, _ replication: Int, _ options: SimulationOptions = SimulationOptions(), _ monitor: RunMonitor = RunMonitor()
  ) -> PopulationModel<Observer> {
    let scenario = self.scenario.drawn(replication: replication)
    let plan = Plan(scenario, layout: layout)
    plan.chooseSuspended(scenario, replication: replication, monitor)
    return PopulationModel(
      plan: plan, scenario: scenario, replication: replication, monitor: monitor, observer: observer, blocks: plan.blocks,
      window: scenario.lookahead ?? options.window)
  }

  /// Lets all people of a model live.
  func live<Observer: AttemptObserver>(
    _ model: PopulationModel<Observer>, threads: Int
  ) throws(SimulationError) -> [PopulationWorker<Observer>] {
    let monitor = model.monitor
    // Services are a window behind those who ask them, and these hear of the answers a window later.
    let lag = model.hasMail ? 2 * (model.window?.microseconds ?? 0) : 0
    let end = scenario.end + SimulationDuration(microseconds: lag)
    let kernel = Kernel(model: model, end: end, window: model.window, workers: threads)
    let workers: [PopulationWorker<Observer>]
    do throws(KernelError) {
      workers = try kernel.run(coupling: PopulationCoupling(layout.quantities(of: model.scenario))) { share in
        monitor.setShare(share)
        return !monitor.isStopped
      }
    } catch {
      throw SimulationError(error)
    }
    // A stop cuts lives short, even in the last block.
    if monitor.isStopped { throw .stopped }
    return workers
  }

  /// The sums of what all workers counted.
  private func result<Observer: AttemptObserver>(
    _ workers: [PopulationWorker<Observer>]
  ) throws(SimulationError) -> ReplicationResult {
    // The workers own what they have counted in until it is handed over.
    let counts = withExtendedLifetime(workers) {
      let sums = workers[0].tools.tally
      for worker in workers.dropFirst() { sums.add(worker.tools.tally) }
      return sums.values
    }
    let services = workers.flatMap(\.tools.services).sorted { $0.service < $1.service }
    let result = ReplicationResult(layout: layout, values: counts, services: services)
    try result.checkConservation()
    return result
  }
}

/// How a replication is computed. None of it changes a result.
public struct SimulationOptions: Sendable {
  /// The number of threads, at least 1.
  public var threads: Int
  /// The length of a window of a scenario in which nobody influences anybody; absent: one window, the whole run, and blocks are
  /// streamed. Where people do, ``Scenario/lookahead`` is the length instead.
  public var window: SimulationDuration?

  public init(threads: Int = 1, window: SimulationDuration? = nil) {
    self.threads = threads
    self.window = window
  }
}

/// Why a replication came to no result.
public enum SimulationError: Error, Equatable, Sendable {
  /// Somebody asked for it; see ``RunMonitor/stop()``.
  case stopped
  /// The run's own book-keeping does not add up: a bug in Freshet.
  case notConserved(what: String, expected: Int, found: Int)
  /// A message was sent into the current window: a bug in Freshet.
  case causalityViolation(timestamp: SimulationTime, windowEnd: SimulationTime)

  init(_ error: KernelError) {
    switch error {
    case .stopped: self = .stopped
    case .causalityViolation(_, let timestamp, let windowEnd):
      self = .causalityViolation(timestamp: timestamp, windowEnd: windowEnd)
    }
  }
}
