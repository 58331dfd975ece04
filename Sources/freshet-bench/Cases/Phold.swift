import FreshetCore
import FreshetKernel
import FreshetRandom

/// The synthetic workload of parallel simulators: N logical processes with one event each; an event makes its process send the
/// next one, to a random process
/// with probability `remote`, else to itself, after the lookahead 0.1 + an exponential delay of mean 1.
///
/// - Source: Fujimoto, "Performance of Time Warp under synthetic workloads", SCS Multiconference on Distributed Simulation, 1990.
enum PholdBenchmark: Benchmark {
  static let name = "phold"
  static let purpose = "the kernel alone: logical processes that send each other mail"

  static func cases(isSmall: Bool) -> [BenchmarkCase] {
    if isSmall {
      return [0.25, 0.9].map {
        BenchmarkCase(name, ["processes": 10_000, "remote": $0, "threads": 1, "events": 50_000])
      }
    }
    var cases: [BenchmarkCase] = []
    for processes in [10_000, 100_000, 1_000_000, 10_000_000] {
      cases.append(
        BenchmarkCase(
          name, ["processes": processes, "remote": 0.25, "threads": 1, "events": max(10_000_000, 2 * processes)]))
    }
    for (remote, threads) in [(0.9, 1), (0.25, 2), (0.9, 2)] {
      cases.append(
        BenchmarkCase(name, ["processes": 1_000_000, "remote": remote, "threads": threads, "events": 10_000_000]))
    }
    return cases
  }

  static func run(_ benchmarkCase: BenchmarkCase) throws(BenchmarkError) -> Measurement {
    let processes = benchmarkCase.integer("processes", default: 10_000)
    let model = PholdModel(processes: processes, remote: benchmarkCase.number("remote", default: 0.25))
    // Each process handles one event in 1.1 on average.
    let length = Double(benchmarkCase.integer("events", default: 100_000)) / Double(processes) * 1.1
    let kernel = Kernel(
      model: model, end: .start + SimulationDuration(seconds: length), window: SimulationDuration(seconds: PholdModel.lookahead),
      workers: benchmarkCase.integer("threads", default: 1))
    let stopwatch = Stopwatch()
    do throws(KernelError) {
      let workers = try kernel.run(coupling: ())
      var measurement = stopwatch.measurement(
        events: workers.reduce(0) { $0 + $1.events }, checksum: workers.reduce(0) { $0 &+ $1.checksum })
      measurement.statistics = [
        ("remote", workers.reduce(0) { $0 + $1.remote }), ("ordinals", workers.reduce(0) { $0 + $1.ordinals }),
      ]
      return measurement
    } catch {
      throw .scenario("\(error)")
    }
  }
}

/// PHOLD for the kernel. The first event of each process is its own, all others come by mail.
struct PholdModel: BlockModel {
  static let lookahead = 0.1
  private static let blockSize = 4096

  let processes: Int
  let remote: Double
  private let key = ProcessKey("phold")
  private let delay = Exponential(mean: 1)

  init(processes: Int, remote: Double) {
    self.processes = processes
    self.remote = remote
  }

  struct Event: BitwiseCopyable, Sendable {}

  final class Block {
    let first: Int
    /// The number of events that each process has handled.
    var handled: [UInt32]
    var firstDue: [SimulationTime]

    init(first: Int, count: Int) {
      self.first = first
      handled = Array(repeating: 0, count: count)
      firstDue = Array(repeating: .never, count: count)
    }
  }

  final class Worker {
    let stream = RandomStream(seed: 1, replication: 0)
    var events = 0
    var checksum = 0
    /// Events sent to a random process.
    var remote = 0
    /// The sum of each event's ordinal in its process: how unevenly the events fall.
    var ordinals = 0
  }

  var blockCount: Int { (processes + Self.blockSize - 1) / Self.blockSize }
  var blockStride: Int { Self.blockSize }

  func makeWorker() -> Worker { Worker() }

  func makeBlock(_ index: Int, worker: Worker) -> Block {
    Block(first: index * Self.blockSize, count: min(Self.blockSize, processes - index * Self.blockSize))
  }

  func memberCount(of block: Block) -> Int { block.handled.count }

  func begin(_ member: Int, of block: Block, worker: Worker) -> SimulationTime {
    worker.stream.select(user: UInt64(block.first + member), process: key, occurrence: 0)
    let due = SimulationTime.start + SimulationDuration(seconds: Self.lookahead + delay.sample(from: worker.stream))
    block.firstDue[member] = due
    return due
  }

  func advance(
    _ member: Int, of block: Block, until end: SimulationTime, coupling: Void, worker: Worker, outbox: Outbox<Event>
  ) -> SimulationTime {
    let due = block.firstDue[member]
    guard due < end else { return due }
    block.firstDue[member] = .never
    handle(at: due, by: member, of: block, worker: worker, outbox: outbox)
    return .never
  }

  func receive(
    _ message: Event, at time: SimulationTime, by member: Int, of block: Block, coupling: Void, worker: Worker,
    outbox: Outbox<Event>
  ) {
    handle(at: time, by: member, of: block, worker: worker, outbox: outbox)
  }

  @inline(__always)
  private func handle(at time: SimulationTime, by member: Int, of block: Block, worker: Worker, outbox: Outbox<Event>) {
    let address = block.first &+ member
    block.handled[member] &+= 1
    worker.events &+= 1
    worker.ordinals &+= Int(block.handled[member])
    worker.checksum &+= Int(block.handled[member]) &* (address % 97)
    worker.stream.select(user: UInt64(address), process: key, occurrence: UInt64(block.handled[member]))
    let isRemote = worker.stream.uniform() < remote
    if isRemote { worker.remote &+= 1 }
    let target = isRemote ? Int(worker.stream.uniform() * Double(processes)) : address
    let arrival = time + SimulationDuration(seconds: Self.lookahead + delay.sample(from: worker.stream))
    outbox.post(Event(), to: UInt32(target), at: arrival)
  }
}
