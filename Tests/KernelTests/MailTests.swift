import FreshetCore
import FreshetKernel
import Testing

/// Mail comes once, at its time, in the order of (time, sender, sequence); the ring of mail reaches 128 windows ahead.
@Suite("Mail")
struct MailTests {
  @Test("mail comes in time, however far away", arguments: 1...3)
  func farAway(workers: Int) throws {
    let distances: [Int64] = [1, 2, 63, 64, 65, 126, 127, 128, 129, 191, 192, 193, 255, 256, 257, 1000, 1024, 5000]
    let starts: [Int64] = [0, 1, 63, 64, 65, 127, 128, 1000]
    var script = Script(memberCount: 6)
    // Members 0 and 5 write to one of their own block and to one of another.
    for sender in [0, 5] {
      script.plans[sender] = starts.map { start in
        let posts = distances.enumerated().flatMap { number, distance in
          [1, 3].map { target in
            Script.Post(message: UInt64(start * 100) + UInt64(number), target: target, at: (start + distance) * 10 + 4)
          }
        }
        return Script.Step(at: start * 10 + 3, posts: posts)
      }
    }
    let outcome = try script.play(until: 100_000, workers: workers)
    let reference = script.runSequentially(
      until: SimulationTime(microseconds: 100_000), window: SimulationDuration(microseconds: 10), keepsEntries: true)
    #expect(outcome.difference(from: reference) == nil)
    #expect(outcome.entries(of: 1).count == 2 * starts.count * distances.count)
    #expect(outcome.entries(of: 1) == outcome.entries(of: 3))
  }

  @Test("mail may come at the very end of the window, and not later than the run", arguments: [1, 2], [40, 43] as [Int64])
  func bounds(workers: Int, end: Int64) throws {
    let script = Script(
      memberCount: 4,
      plans: [
        0: [
          .init(
            at: 9,
            posts: [
              .init(message: 1, target: 3, at: 10), .init(message: 2, target: 3, at: 20),
              .init(message: 3, target: 3, at: end - 1), .init(message: 4, target: 3, at: end),
              .init(message: 5, target: 3, at: end + 1),
              .init(message: 6, target: 3, at: end + 10_000), .init(message: 7, target: 3, at: .max),
            ]),
          .init(at: end - 1, posts: [.init(message: 8, target: 3, at: end)]),
        ]
      ])
    let outcome = try script.play(until: end, workers: workers)
    #expect(outcome.problems == [])
    #expect(outcome.entries(of: 3) == [.mail(10, 1), .mail(20, 2), .mail(end - 1, 3)])
  }

  @Test("at the same instant mail comes before the member's own event", arguments: 1...3)
  func mailFirst(workers: Int) throws {
    let script = Script(
      memberCount: 4,
      plans: [
        0: [.init(at: 5, posts: [.init(message: 1, target: 3, at: 25), .init(message: 2, target: 3, at: 30)])],
        1: [.init(at: 5, posts: [.init(message: 3, target: 3, at: 25)])],
        3: [.init(at: 25), .init(at: 25), .init(at: 30)],
      ])
    let outcome = try script.play(until: 100, workers: workers)
    #expect(outcome.problems == [])
    #expect(
      outcome.entries(of: 3) == [
        .mail(25, 1), .mail(25, 3), .own(25), .own(25), .mail(30, 2), .own(30),
      ])
  }

  @Test("mail to oneself comes like any other")
  func toOneself() throws {
    let script = Script(
      memberCount: 2,
      plans: [0: [.init(at: 5, posts: [.init(message: 1, target: 0, at: 12), .init(message: 2, target: 1, at: 12)])]],
      answers: [1: .init(at: 14, posts: [.init(message: 3, target: 0, at: 21)])])
    let outcome = try script.play(until: 100, workers: 1)
    #expect(outcome.problems == [])
    #expect(outcome.entries(of: 0) == [.own(5), .mail(12, 1), .own(14), .mail(21, 3)])
    #expect(outcome.entries(of: 1) == [.mail(12, 2)])
  }

  /// Later members post earlier in their window and earlier in the run, so that nothing arrives in the order in which it is due.
  @Test("mail of the same instant comes by sender and sequence", arguments: [1, 2, 3], [7, 200])
  func sameInstant(workers: Int, blockSize: Int) throws {
    let senders = 1...400
    var script = Script(memberCount: 401)
    for sender in senders {
      let numbers = (0..<5).map { UInt64(sender * 10 + $0) }
      let times = (0..<5).map { Int64((400 - sender) / 8 * 10 + $0) }
      script.plans[sender] = zip(times, numbers).map { time, number in
        .init(at: time, posts: [.init(message: number, target: 0, at: 1000), .init(message: number, target: 400, at: 1007)])
      }
    }
    let outcome = try script.play(until: 2000, workers: workers, blockSize: blockSize)
    let expected = senders.flatMap { sender in (0..<5).map { UInt64(sender * 10 + $0) } }
    #expect(outcome.problems == [])
    #expect(outcome.entries(of: 0) == expected.map { .mail(1000, $0) })
    #expect(outcome.entries(of: 400).suffix(2000) == ArraySlice(expected.map { .mail(1007, $0) }))
  }

  /// One service for everybody: a window's mail for a single member, posted last first.
  @Test("a member may get a hundred thousand pieces of mail in one window", arguments: 1...3)
  func crowdedMailbox(workers: Int) throws {
    let count = 100_000
    let window = Int64(2 * count)
    let posts = (0..<count).map { Script.Post(message: UInt64($0), target: 0, at: window + Int64(count - 1 - $0)) }
    let script = Script(memberCount: 4, plans: [3: [.init(at: 0, posts: posts)]])
    let outcome = try script.run(
      until: SimulationTime(microseconds: 2 * window), window: SimulationDuration(microseconds: window), workers: workers,
      blockSize: 1, keepsEntries: true)
    #expect(outcome.problems == [])
    #expect(outcome.entries(of: 0) == (0..<count).map { .mail(window + Int64($0), UInt64(count - 1 - $0)) })
  }

  @Test("messages with a wide alignment arrive whole", arguments: 1...2)
  func wideMessages(workers: Int) throws {
    let model = WideMessages()
    let end = SimulationTime(microseconds: 1000)
    let kernel = Kernel(model: model, end: end, window: SimulationDuration(microseconds: 10), workers: workers)
    let sums = try kernel.run(coupling: ()).map(\.sum)
    // In each of the 100 windows but the last the 8 members post two messages each.
    #expect(sums.reduce(SIMD8(), &+) == SIMD8(0, 1, 2, 3, 4, 5, 6, 7) &* (99 * 8 * 2))
  }
}

/// Members who send one another messages of 64 bytes that have to lie on a boundary of 64 bytes.
private struct WideMessages: BlockModel {
  typealias Message = SIMD8<Int>

  final class Block {
    var due = Array(repeating: SimulationTime.start, count: 4)
  }

  final class Worker {
    var sum = SIMD8<Int>()
  }

  var blockCount: Int { 2 }
  var blockStride: Int { 4 }
  func makeWorker() -> Worker { Worker() }
  func makeBlock(_ index: Int, worker: Worker) -> Block { Block() }
  func memberCount(of block: Block) -> Int { 4 }
  func begin(_ member: Int, of block: Block, worker: Worker) -> SimulationTime { block.due[member] }

  func advance(
    _ member: Int, of block: Block, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime {
    while block.due[member] < end {
      let later = block.due[member] + SimulationDuration(microseconds: 10)
      for target in [member, 7 - member] {
        surroundings.outbox.post(SIMD8(0, 1, 2, 3, 4, 5, 6, 7), to: UInt32(target), at: later)
      }
      block.due[member] = later
    }
    return block.due[member]
  }

  func receive(
    _ message: Message, at time: SimulationTime, by member: Int, of block: Block, in surroundings: Surroundings<Self>
  ) {
    surroundings.worker.sum &+= message
  }
}
