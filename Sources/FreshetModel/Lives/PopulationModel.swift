import FreshetCore
import FreshetKernel
import FreshetRandom

/// The people of a scenario as a model for the kernel: wish → door → reaction.
///
/// Both arms of a person are lived in one pass. Wishes are exogenous and drawn once; each arm is a lane with doors of its own, where
/// an attempt may be stopped and wait. What happens alike in both is done once and counted for both.
struct PopulationModel<Observer: AttemptObserver>: BlockModel {
  typealias Block = PopulationBlock
  typealias Worker = PopulationWorker<Observer>

  let plan: Plan
  let scenario: Scenario
  let replication: Int
  let monitor: RunMonitor
  /// What the workers' observers begin as.
  let observer: Observer
  /// Those who live: all of the plan's, unless only some are of interest.
  var blocks: [Plan.BlockPlan]
  /// The length of the windows in which people live, packed in between, see ``PopulationBlock``; absent where there are none.
  let window: SimulationDuration?

  var isCoupled: Bool { plan.layout.counts.quantities > 0 }
  var blockCount: Int { blocks.count }
  var blockStride: Int { Plan.blockSize }

  func makeWorker() -> Worker {
    Worker(
      RandomStream(seed: scenario.seed, replication: replication),
      Tally(plan.layout.counts, reportInterval: scenario.reportInterval), monitor, observer)
  }

  func makeBlock(_ index: Int, worker: Worker) -> PopulationBlock {
    worker.tools.reportEvents()
    let block = blocks[index]
    let role = plan.roles[block.role]
    let count = block.count(role, from: worker.tools.stream)
    return PopulationBlock(role: role, firstPerson: block.firstPerson, count: count, hasWindows: window != nil)
  }

  func memberCount(of block: PopulationBlock) -> Int { block.count }

  func begin(_ member: Int, of block: PopulationBlock, worker: Worker) -> SimulationTime {
    let life = Life(block.newPerson(member), block.role, worker)
    life.begin(end: scenario.end)
    let first = life.earliest().time
    block.store(member, life.person)
    return first
  }

  func prepare(_ member: Int, of block: PopulationBlock, worker: Worker) {
    // Only who lives on packed takes these draws; others may have no process at all.
    guard let packed = block.packed, packed.isPlain(member) else { return }
    let process = packed.earliest(member).process
    worker.tools.early[member & (Tools<Observer>.room - 1)] = worker.tools.stream.early(
      user: block.number(of: member), process: block.role.processes[process].gapKey,
      occurrence: UInt64(packed.slot(member, process).occurrence) &+ 1)
  }

  func advance(
    _ member: Int, of block: PopulationBlock, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime {
    if let packed = block.packed, packed.isPlain(member) {
      let next = pass(packed, member, block.role, surroundings.worker.tools, (block.number(of: member), end))
      if next != Self.stopped { return next }
    }
    return live(member, of: block, until: end, in: surroundings)
  }

  /// Lets a person live who is not packed, or is unpacked for it.
  @inline(never)
  private func live(
    _ member: Int, of block: PopulationBlock, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime {
    let life = Life(block.load(member), block.role, surroundings.worker)
    let next = life.live(until: end, surroundings.coupling)
    block.store(member, life.person)
    return next
  }

  func finish(_ member: Int, of block: PopulationBlock, worker: Worker) {
    if let packed = block.packed { return finish(member, of: block, packed, worker: worker) }
    Life(block.load(member), block.role, worker).finish()
  }

  @inline(never)
  private func finish(_ member: Int, of block: PopulationBlock, _ packed: PackedPeople, worker: Worker) {
    let person = block.load(member)
    packed.loadBlocked(member, into: person)
    Life(person, block.role, worker).finish()
    // Leaves the unpacked person clean for the next one.
    packed.store(member, person)
  }

  func takeCounts(of worker: Worker) -> [Int] {
    worker.tools.reportEvents()
    return worker.tools.tally.takeReached()
  }

  func couple(_ coupling: inout PopulationCoupling, counts: [Int], at time: SimulationTime) {
    coupling.update(counts, at: time)
  }
}
