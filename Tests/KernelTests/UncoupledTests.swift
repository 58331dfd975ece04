import FreshetCore
import FreshetKernel
import Testing

/// A model that says that its members do not influence one another, and then has one post mail.
private struct Liar: BlockModel {
  struct Letter: BitwiseCopyable, Sendable {}
  typealias Message = Letter
  final class Nothing {}

  let isCoupled = false
  let blockCount = 3
  let blockStride = 10

  func makeWorker() -> Nothing { Nothing() }
  func makeBlock(_ index: Int, worker: Nothing) -> Nothing { Nothing() }
  func memberCount(of block: Nothing) -> Int { 10 }
  func begin(_ member: Int, of block: Nothing, worker: Nothing) -> SimulationTime {
    SimulationTime(microseconds: Int64(member + 1) * 1000)
  }

  func advance(
    _ member: Int, of block: Nothing, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime {
    let due = SimulationTime(microseconds: Int64(member + 1) * 1000)
    guard due < end else { return due }
    if member == 4 { surroundings.outbox.post(Letter(), to: 25, at: SimulationTime(microseconds: 9_000)) }
    return .never
  }
}

@Suite("Members who do not influence one another")
struct UncoupledTests {
  @Test("mail is a causality violation, in any window and on any number of workers", arguments: [nil, 2000, 3000] as [Int64?], [1, 2, 3])
  func mailIsRefused(window: Int64?, workers: Int) {
    let kernel = Kernel(
      model: Liar(), end: SimulationTime(microseconds: 20_000), window: window.map(SimulationDuration.init(microseconds:)),
      workers: workers)
    #expect(
      throws: KernelError.causalityViolation(
        sender: 4, timestamp: SimulationTime(microseconds: 9_000), windowEnd: SimulationTime(microseconds: 20_000))
    ) {
      _ = try kernel.run(coupling: ())
    }
  }
}
