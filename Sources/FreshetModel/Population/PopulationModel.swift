import FreshetCore
import FreshetKernel
import FreshetRandom

/// The people of a scenario as a model for the kernel: attempt → gate → reaction.
///
/// Both arms of a person are lived in one pass. Wishes are exogenous and drawn once; the baseline arm has no gates, so in it each
/// wish is fulfilled when it comes, and only the restricted arm keeps attempts that wait.
struct PopulationModel<Observer: AttemptObserver>: BlockModel {
  typealias Block = PopulationBlock
  typealias Worker = PopulationWorker<Observer>

  let plan: Plan
  let scenario: Scenario
  let replication: Int
  let monitor: RunMonitor
  /// What couples people: the rate limits.
  let limiter: RateLimiter
  /// Whether blocks are streamed; see ``PopulationBlock``.
  let isStreamed: Bool

  var isCoupled: Bool { limiter.count > 0 }
  var blockCount: Int { plan.blocks.count }
  var blockStride: Int { Plan.blockSize }

  func makeWorker() -> Worker {
    Worker(
      seed: scenario.seed, replication: replication, layout: plan.layout, reportInterval: scenario.reportInterval,
      limits: limiter.count)
  }

  func makeBlock(_ index: Int, worker: Worker) -> PopulationBlock {
    monitor.add(events: worker.takeUnreportedEvents())
    let block = plan.blocks[index]
    let role = plan.roles[block.role]
    var count = block.users
    if role.signsUp {
      worker.stream.select(user: block.firstPerson, process: role.arrivalKey, occurrence: 1)
      count = min(Plan.blockSize, PoissonCount.sample(mean: block.expectedArrivals, from: worker.stream))
    }
    return PopulationBlock(role: role, firstPerson: block.firstPerson, count: count, isStreamed: isStreamed)
  }

  func memberCount(of block: PopulationBlock) -> Int { block.count }

  func advance(
    _ member: Int, of block: PopulationBlock, until end: SimulationTime, coupling: PopulationCoupling, worker: Worker,
    outbox: Outbox<NoMessage>
  ) -> SimulationTime {
    if let packed = block.packed, packed.isPlain(member), let next = pass(packed, member, of: block, until: end, worker) {
      return next
    }
    let person = block.load(member)
    let role = block.role
    while true {
      let (index, time, limit) = earliest(person, block, role)
      guard time < end, !monitor.isStopped else {
        block.store(member, person)
        return max(time, end)
      }
      if index < block.processCount {
        if role.processes[index].canPass {
          pass(person, role, index, until: min(limit, end), worker)
        } else {
          attempt(person, role, index, coupling, worker)
        }
      } else if index < block.processCount &+ block.gatedCount {
        tryAgain(person, role, gated: index &- block.processCount, coupling, worker)
      } else {
        changeLapse(person, role, account: index &- block.processCount &- block.gatedCount, worker)
      }
    }
  }

  func couple(_ coupling: inout PopulationCoupling, workers: [Worker], at time: SimulationTime) {
    limiter.adjust(at: time, tallies: workers.map(\.tally))
    for worker in workers { monitor.add(events: worker.takeUnreportedEvents()) }
  }

  /// What the person does next: the earliest of the wishes, lapses and waiting attempts, in this order where timestamps are equal; a
  /// try that waits for the return of a lapsed account comes after the return.
  ///
  /// - Returns: Its position, its timestamp, and the timestamp of what comes after it.
  @inline(__always)
  private func earliest(
    _ person: PersonPointers, _ block: PopulationBlock, _ role: Role
  ) -> (index: Int, time: SimulationTime, limit: SimulationTime) {
    var index = 0
    var time = SimulationTime.never
    var limit = SimulationTime.never
    @inline(__always)
    func consider(_ candidate: SimulationTime, _ position: Int) {
      if candidate < time {
        limit = time
        time = candidate
        index = position
      } else if candidate < limit {
        limit = candidate
      }
    }
    for process in 0..<block.processCount { consider(person.processes[process].next, process) }
    if role.canLapse {
      for account in 0..<block.accountCount {
        consider(person.lapses[account].next, block.processCount &+ block.gatedCount &+ account)
      }
    }
    for gated in 0..<block.gatedCount { consider(person.pending[gated].time, block.processCount &+ gated) }
    return (index, time, limit)
  }

  /// The timestamp of a wish, one gap after the timestamp that the slot has. The stream stands at the draws of that gap.
  @inline(__always)
  func next(after slot: ProcessSlot, of index: Int, _ role: Role, _ worker: Worker) -> SimulationTime {
    next(after: slot, gap: role.processes[index].gap.sample(from: worker.stream), of: index, role)
  }

  /// The same, where the gap is known; without the person's pace, in seconds.
  @inline(__always)
  func next(after slot: ProcessSlot, gap: Double, of index: Int, _ role: Role) -> SimulationTime {
    // Two wishes of a person are a microsecond apart at least, so that nobody stays at one instant for ever.
    let earliest = SimulationTime(microseconds: slot.next.microseconds &+ 1)
    return max(earliest, instant(gap * Double(slot.pace), after: slot.next, role.processes[index].clock))
  }

  /// The instant that lies so many operational seconds after another.
  @inline(__always)
  func instant(_ seconds: Double, after time: SimulationTime, _ clock: ClockReference?) -> SimulationTime {
    clock?.instant(seconds, after: time) ?? time + SimulationDuration(seconds: seconds)
  }

  /// Counts an attempt.
  @inline(__always)
  func count(
    _ person: UInt64, _ worlds: Tally.Worlds, flow: Int, _ source: AttemptSource, _ outcome: AttemptOutcome,
    at time: SimulationTime, _ worker: Worker
  ) {
    if worlds == .restricted {
      worker.tally.countRestricted(flow: flow, source, outcome, at: time)
    } else {
      worker.tally.countCompleted(worlds, flow: flow, at: time)
    }
    if Observer.isActive {
      worker.observer.see(
        AttemptRecord(
          cohort: plan.layout.flows[flow].cohort, person: person, flow: flow, time: time,
          inBaseline: worlds != .restricted, inRestricted: worlds != .baseline, source: source, outcome: outcome))
    }
  }
}
