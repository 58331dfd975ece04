import FreshetCore
import FreshetKernel
import Synchronization

/// Runs ``Rules`` on the kernel, and watches that the kernel keeps its promises.
struct RuleModel<R: Rules>: BlockModel {
  let rules: R
  let end: SimulationTime
  var blockSize: Int
  var blockStride: Int
  var keepsEntries = false
  /// Whether those end before they begin who have nothing to do.
  var endsQuiet = false
  let steps = Recorder<CouplingStep>()
  let census = Census()

  var blockCount: Int { (rules.memberCount + blockSize - 1) / blockSize }

  final class Block {
    let first: Int
    var lives: [Life<R.Member>]
    var begun: [Int]
    var finished: [Int]
    let census: Census

    init(first: Int, lives: [Life<R.Member>], census: Census) {
      self.first = first
      self.lives = lives
      begun = Array(repeating: 0, count: lives.count)
      finished = begun
      self.census = census
      census.enter()
    }

    deinit { census.leave() }
  }

  final class Worker {
    let draws: Draws
    var tally = Tally()
    var finished: [(index: Int, life: Life<R.Member>)] = []
    var problems: [String] = []

    init(draws: Draws) { self.draws = draws }
  }

  /// Turns members' numbers into addresses.
  struct AddressedOutbox: Postbox {
    let outbox: Outbox<UInt64>
    let size: Int
    let stride: Int

    func post(_ message: UInt64, to index: Int, at time: SimulationTime) {
      outbox.post(message, to: UInt32(index / size * stride + index % size), at: time)
    }
  }

  func makeWorker() -> Worker { Worker(draws: Draws(seed: rules.seed, replication: rules.replication)) }

  func makeBlock(_ index: Int, worker: Worker) -> Block {
    let first = index * blockSize
    let numbers = first..<min(first + blockSize, rules.memberCount)
    let lives = numbers.map {
      Life(member: rules.makeMember($0, draws: worker.draws), history: History(keepsEntries: keepsEntries))
    }
    return Block(first: first, lives: lives, census: census)
  }

  func memberCount(of block: Block) -> Int { block.lives.count }

  func endQuiet(_ members: Range<Int>, of block: Block, worker: Worker) -> UInt64 {
    if members.count > 64 || members.lowerBound % 64 != 0 { worker.problems.append("asked for \(members)") }
    guard endsQuiet else { return 0 }
    var quiet: UInt64 = 0
    for member in members where block.lives[member].member.due >= end {
      quiet |= 1 << UInt64(member - members.lowerBound)
      _ = begin(member, of: block, worker: worker)
      finish(member, of: block, worker: worker)
    }
    return quiet
  }

  func begin(_ member: Int, of block: Block, worker: Worker) -> SimulationTime {
    block.begun[member] += 1
    return block.lives[member].member.due
  }

  func advance(
    _ member: Int, of block: Block, until end: SimulationTime, in surroundings: Surroundings<RuleModel>
  ) -> SimulationTime {
    let worker = surroundings.worker
    let post = AddressedOutbox(outbox: surroundings.outbox, size: blockSize, stride: blockStride)
    if end < block.lives[member].clock { worker.problems.append("time goes back for member \(block.first + member)") }
    while true {
      let due = block.lives[member].member.due
      guard due < end else { break }
      if due < block.lives[member].clock { worker.problems.append("an event in the past of member \(block.first + member)") }
      let moment = Moment(index: block.first + member, time: due, coupling: surroundings.coupling, draws: worker.draws)
      worker.tally.events += 1
      block.lives[member].history.note(.own(due.microseconds))
      rules.act(&block.lives[member].member, at: moment, tally: &worker.tally, post: post)
    }
    block.lives[member].clock = end
    return block.lives[member].member.due
  }

  func receive(
    _ message: UInt64, at time: SimulationTime, by member: Int, of block: Block, in surroundings: Surroundings<RuleModel>
  ) {
    let worker = surroundings.worker
    if time < block.lives[member].clock || block.lives[member].member.due < time {
      worker.problems.append("mail at \(time) to member \(block.first + member) at \(block.lives[member].clock)")
    }
    block.lives[member].clock = time
    let moment = Moment(index: block.first + member, time: time, coupling: surroundings.coupling, draws: worker.draws)
    worker.tally.events += 1
    block.lives[member].history.note(.mail(time.microseconds, message))
    rules.receive(
      message, by: &block.lives[member].member, at: moment, tally: &worker.tally,
      post: AddressedOutbox(outbox: surroundings.outbox, size: blockSize, stride: blockStride))
  }

  func finish(_ member: Int, of block: Block, worker: Worker) {
    block.finished[member] += 1
    rules.finish(&block.lives[member].member, at: end)
    if block.begun[member] != 1 || block.finished[member] != 1 {
      worker.problems.append(
        "member \(block.first + member) begun \(block.begun[member]) times, finished \(block.finished[member]) times")
    }
    worker.finished.append((block.first + member, block.lives[member]))
  }

  func takeCounts(of worker: Worker) -> [Int] { [worker.tally.events, worker.tally.level] }

  func couple(_ coupling: inout Int, counts: [Int], at time: SimulationTime) {
    rules.couple(&coupling, total: Tally(events: counts[0], level: counts[1]), at: time)
    steps.append(CouplingStep(time: time, coupling: coupling))
  }
}

/// A list that the hooks of a model may add to.
final class Recorder<Element: Sendable>: Sendable {
  private let storage = Mutex<[Element]>([])
  func append(_ element: Element) { storage.withLock { $0.append(element) } }
  var elements: [Element] { storage.withLock { $0 } }
}

/// How many blocks are alive.
final class Census: Sendable {
  private let storage = Mutex<(alive: Int, made: Int, peak: Int)>((0, 0, 0))
  var made: Int { storage.withLock { $0.made } }
  var peak: Int { storage.withLock { $0.peak } }

  func enter() {
    storage.withLock {
      $0.alive += 1
      $0.made += 1
      $0.peak = max($0.peak, $0.alive)
    }
  }

  func leave() {
    storage.withLock { $0.alive -= 1 }
  }
}

extension Rules {
  /// The rules on the kernel.
  ///
  /// - Parameter window: Absent for blocks that are streamed.
  func run(
    until end: SimulationTime, window: SimulationDuration?, workers: Int, blockSize: Int, blockStride: Int? = nil,
    coupling: Int = 0, keepsEntries: Bool = false, endsQuiet: Bool = false
  ) throws(KernelError) -> Outcome<Member> {
    let model = RuleModel(
      rules: self, end: end, blockSize: blockSize, blockStride: blockStride ?? blockSize, keepsEntries: keepsEntries, endsQuiet: endsQuiet)
    let workers = try Kernel(model: model, end: end, window: window, workers: workers).run(coupling: coupling)
    var outcome = Outcome<Member>(lives: [], tally: Tally(), steps: model.steps.elements)
    for worker in workers {
      outcome.tally += worker.tally
      outcome.problems += worker.problems
    }
    let finished = workers.flatMap(\.finished).sorted { $0.index < $1.index }
    if finished.map(\.index) != Array(0..<memberCount) { outcome.problems.append("not every member is finished once") }
    outcome.lives = finished.map(\.life)
    return outcome
  }
}
