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
  typealias Message = ServiceRequest

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

  var isCoupled: Bool { plan.layout.counts.quantities > 0 || hasMail }
  var hasMail: Bool { !scenario.services.isEmpty }
  var blockCount: Int { blocks.count }
  var blockStride: Int { Plan.blockSize }
  var room: Int { PopulationBlock.room }

  func makeWorker() -> Worker {
    Worker(
      RandomStream(seed: scenario.seed, replication: replication),
      Tally(plan.layout.counts, reportInterval: scenario.reportInterval), monitor, observer, livesWhole: window == nil)
  }

  func makeBlock(_ index: Int, worker: Worker) -> PopulationBlock {
    worker.tools.reportEvents()
    let block = blocks[index]
    let role = plan.roles[block.role]
    let count = block.count(role, from: worker.tools.stream)
    if let service = block.service, let window {
      let process = ServiceProcess(service, of: scenario, plan.layout, window: window)
      return PopulationBlock(role: role, firstPerson: 0, count: 1, hasWindows: false, service: process)
    }
    return PopulationBlock(
      role: role, firstPerson: block.firstPerson, count: count, hasWindows: window != nil,
      firstAddress: UInt32(truncatingIfNeeded: index &* blockStride))
  }

  func memberCount(of block: PopulationBlock) -> Int { block.count }

  func endQuiet(_ members: Range<Int>, of block: PopulationBlock, worker: Worker) -> UInt64 {
    guard block.role.mayBeQuiet else { return 0 }
    let lively = worker.tools.lively(block.number(of: members.lowerBound), members.count, of: block.role)
    worker.tools.countQuiet(members.count &- lively.nonzeroBitCount, of: block.role)
    return ~lively
  }

  func begin(_ member: Int, of block: PopulationBlock, worker: Worker) -> SimulationTime {
    if block.service != nil { return .never }
    let life = Life(block.newPerson(member), block.role, worker)
    life.begin(end: scenario.end)
    let first = life.earliest().time
    block.store(member, life.person)
    return first
  }

  func prepare(_ due: UInt64, from first: Int, of block: PopulationBlock, worker: Worker) {
    // Only who lives on packed takes these draws; others may have no process at all.
    guard let packed = block.packed else { return }
    worker.tools.drawAhead(due, from: first, of: block, packed)
  }

  func advance(
    _ member: Int, of block: PopulationBlock, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime {
    // Where there are services the kernel goes on after the end of the run: nobody has more than news then.
    let limit = min(end, scenario.end)
    if let packed = block.packed, block.open != member, packed.isPlain(member) {
      let next = pass(packed, member, block.role, surroundings.worker.tools, (block.number(of: member), limit))
      if next != Self.stopped { return limit < end ? .never : next }
    }
    return live(member, of: block, until: end, in: surroundings)
  }

  /// Lets a person live who is not packed, or is unpacked for it.
  @inline(never)
  private func live(
    _ member: Int, of block: PopulationBlock, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime {
    if let service = block.service { return service.advance(until: end, surroundings.worker.tools, surroundings.outbox) }
    let limit = min(end, scenario.end)
    let life = Life(block.load(member), block.role, surroundings.worker)
    let next = life.live(until: limit, surroundings.coupling)
    block.store(member, life.person)
    if surroundings.worker.tools.hasRequests { postRequests(of: member, block, in: surroundings) }
    return limit < end ? .never : next
  }

  /// A service gets a request, or a person an answer.
  func receive(
    _ message: ServiceRequest, at time: SimulationTime, by member: Int, of block: PopulationBlock, in surroundings: Surroundings<Self>
  ) {
    if let service = block.service { return service.receive(message, surroundings.worker.tools, surroundings.outbox) }
    // Stays open until the kernel lets the person live on, which it does next.
    let life = Life(block.load(member), block.role, surroundings.worker)
    life.hear(message, at: time, end: scenario.end)
    block.open = member
    if surroundings.worker.tools.hasRequests { postRequests(of: member, block, in: surroundings) }
  }

  /// Sends what a person has asked of services, to arrive a window later than it was asked.
  @inline(never)
  private func postRequests(of member: Int, _ block: PopulationBlock, in surroundings: Surroundings<Self>) {
    guard let window else { return }
    let sender = block.firstAddress &+ UInt32(truncatingIfNeeded: member)
    let firstService = blocks.count &- scenario.services.count
    surroundings.worker.tools.takeRequests { request in
      var request = request
      request.sender = sender
      let address = (firstService &+ Int(request.service)) &* blockStride
      surroundings.outbox.post(request, to: UInt32(truncatingIfNeeded: address), at: request.time + window)
    }
  }

  func finish(_ member: Int, of block: PopulationBlock, worker: Worker) {
    if let service = block.service { return service.finish(worker.tools) }
    if let packed = block.packed { return finish(member, of: block, packed, worker: worker) }
    Life(block.load(member), block.role, worker).finish()
    block.leave(member)
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
