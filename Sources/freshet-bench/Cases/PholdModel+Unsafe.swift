import FreshetCore
import FreshetKernel
import FreshetRandom

/// PHOLD for the kernel. The first event of each process is its own, all others come by mail.
struct PholdModel: BlockModel {
  static let lookahead = 0.1
  private static let blockSize = 4096

  let processes: Int
  let remote: Double
  private let processesPerRemote: Double
  private let key = ProcessKey("phold")
  private let delay = Exponential(mean: 1)

  init(processes: Int, remote: Double) {
    self.processes = processes
    self.remote = remote
    processesPerRemote = remote > 0 ? Double(processes) / remote : 0
  }

  struct Event: BitwiseCopyable, Sendable {}

  final class Block {
    let first: Int
    let count: Int
    /// The number of events that each process has handled.
    let handled: UnsafeMutablePointer<UInt32>
    let firstDue: UnsafeMutablePointer<SimulationTime>

    init(first: Int, count: Int) {
      self.first = first
      self.count = count
      handled = .allocate(capacity: count)
      handled.initialize(repeating: 0, count: count)
      firstDue = .allocate(capacity: count)
      firstDue.initialize(repeating: .never, count: count)
    }

    deinit {
      handled.deallocate()
      firstDue.deallocate()
    }
  }

  struct Counts: BitwiseCopyable {
    var events = 0
    var checksum = 0
    /// Events sent to a random process.
    var remote = 0
    /// The sum of each event's ordinal in its process: how unevenly the events fall.
    var ordinals = 0
  }

  final class Worker {
    let stream = RandomStream(seed: 1, replication: 0)
    let counts: UnsafeMutablePointer<Counts>
    /// The draws of the next event of each of 64 processes, made ahead.
    let early: UnsafeMutablePointer<EarlyDraws>

    init() {
      early = .allocate(capacity: 64)
      early.initialize(repeating: .none, count: 64)
      counts = .allocate(capacity: 1)
      counts.initialize(to: Counts())
    }

    deinit {
      counts.deallocate()
      early.deallocate()
    }
  }

  var blockCount: Int { (processes + Self.blockSize - 1) / Self.blockSize }
  var blockStride: Int { Self.blockSize }

  func makeWorker() -> Worker { Worker() }

  func makeBlock(_ index: Int, worker: Worker) -> Block {
    Block(first: index * Self.blockSize, count: min(Self.blockSize, processes - index * Self.blockSize))
  }

  func memberCount(of block: Block) -> Int { block.count }

  func begin(_ member: Int, of block: Block, worker: Worker) -> SimulationTime {
    worker.stream.select(user: UInt64(block.first + member), process: key, occurrence: 0)
    let due = SimulationTime.start + SimulationDuration(seconds: Self.lookahead + delay.sample(from: worker.stream))
    block.firstDue[member] = due
    return due
  }

  func prepare(_ due: UInt64, from first: Int, of block: Block, worker: Worker) {
    var rest = due
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest &- 1
      worker.early[place] = worker.stream.early(
        user: UInt64(block.first &+ first &+ place), process: key, occurrence: UInt64(block.handled[first &+ place]) &+ 1)
    }
  }

  func advance(
    _ member: Int, of block: Block, until end: SimulationTime, in surroundings: Surroundings<PholdModel>
  ) -> SimulationTime {
    let due = block.firstDue[member]
    guard due < end else { return due }
    block.firstDue[member] = .never
    handle(at: due, by: member, of: block, surroundings.worker, surroundings.outbox)
    return .never
  }

  func receive(
    _ message: Event, at time: SimulationTime, by member: Int, of block: Block, in surroundings: Surroundings<PholdModel>
  ) {
    handle(at: time, by: member, of: block, surroundings.worker, surroundings.outbox)
  }

  @inline(__always)
  private func handle(at time: SimulationTime, by member: Int, of block: Block, _ worker: Worker, _ outbox: Outbox<Event>) {
    let address = block.first &+ member
    let ordinal = block.handled[member] &+ 1
    block.handled[member] = ordinal
    let counts = worker.counts
    counts.pointee.events &+= 1
    counts.pointee.ordinals &+= Int(ordinal)
    counts.pointee.checksum &+= Int(ordinal) &* (address % 97)
    worker.stream.select(
      user: UInt64(address), process: key, occurrence: UInt64(ordinal), early: worker.early[member & 63])
    // Below `remote`, the draw is uniform there: it chooses the target too.
    let draw = worker.stream.uniform()
    let isRemote = draw < remote
    counts.pointee.remote &+= isRemote ? 1 : 0
    let target = isRemote ? min(Int(draw * processesPerRemote), processes &- 1) : address
    let arrival = time + SimulationDuration(seconds: Self.lookahead + delay.sample(from: worker.stream))
    outbox.post(Event(), to: UInt32(target), at: arrival)
  }
}
