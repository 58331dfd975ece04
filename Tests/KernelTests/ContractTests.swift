import FreshetCore
import FreshetKernel
import Testing

/// A model that breaks a rule of the kernel ends the run at once, instead of a history with events that are lost.
private struct Breaker: BlockModel {
  enum Rule: Sendable, CaseIterable { case none, dueBeforeTheEnd, beginsBeforeTheStart, moreMembersThanTheStride }
  final class Nothing {}

  var broken: Rule
  var isCoupled: Bool
  let blockCount = 2
  let blockStride = 4

  func makeWorker() -> Nothing { Nothing() }
  func makeBlock(_ index: Int, worker: Nothing) -> Nothing { Nothing() }
  func memberCount(of block: Nothing) -> Int { broken == .moreMembersThanTheStride ? 5 : 4 }
  func begin(_ member: Int, of block: Nothing, worker: Nothing) -> SimulationTime {
    SimulationTime(microseconds: broken == .beginsBeforeTheStart ? -1 : 10)
  }

  func advance(
    _ member: Int, of block: Nothing, until end: SimulationTime, in surroundings: Surroundings<Self>
  ) -> SimulationTime {
    broken == .dueBeforeTheEnd ? SimulationTime(microseconds: end.microseconds - 1) : .never
  }

  func run(window: SimulationDuration?) {
    _ = try? Kernel(model: self, end: SimulationTime(microseconds: 100), window: window, workers: 1).run(coupling: ())
  }
}

@Suite("A model that breaks a rule ends the run")
struct ContractTests {
  @Test func soundModelRuns() {
    for window in [nil, SimulationDuration(microseconds: 30)] {
      for isCoupled in [false, true] { Breaker(broken: .none, isCoupled: isCoupled).run(window: window) }
    }
  }

  @Test func dueInAWindowThatIsOver() async {
    await #expect(processExitsWith: .failure) {
      Breaker(broken: .dueBeforeTheEnd, isCoupled: true).run(window: SimulationDuration(microseconds: 30))
    }
    await #expect(processExitsWith: .failure) { Breaker(broken: .dueBeforeTheEnd, isCoupled: false).run(window: nil) }
  }

  @Test func begunBeforeTheStart() async {
    await #expect(processExitsWith: .failure) {
      Breaker(broken: .beginsBeforeTheStart, isCoupled: true).run(window: SimulationDuration(microseconds: 30))
    }
  }

  @Test func moreMembersThanTheStride() async {
    await #expect(processExitsWith: .failure) {
      Breaker(broken: .moreMembersThanTheStride, isCoupled: true).run(window: SimulationDuration(microseconds: 30))
    }
    await #expect(processExitsWith: .failure) { Breaker(broken: .moreMembersThanTheStride, isCoupled: false).run(window: nil) }
  }
}
