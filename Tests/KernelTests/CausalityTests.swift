import FreshetCore
import FreshetKernel
import Testing

/// Mail for the window that its sender lives in stops the run, with the same words on any number of workers.
@Suite("Causality")
struct CausalityTests {
  static let end = SimulationTime(microseconds: 1000)

  func failure(of script: Script, window: Int64?, workers: Int, blockSize: Int = 2) -> KernelError? {
    do throws(KernelError) {
      _ = try script.run(
        until: Self.end, window: window.map { SimulationDuration(microseconds: $0) }, workers: workers, blockSize: blockSize)
      return nil
    } catch {
      return error
    }
  }

  @Test("of several violations of a window the first sender's earliest counts", arguments: 1...3)
  func severalViolations(workers: Int) {
    // In the window from 40 members 3, 4 and 7 sin, member 7 at the earliest moment; member 0 only later.
    let script = Script(
      memberCount: 8,
      plans: [
        0: [.init(at: 51, posts: [.init(message: 1, target: 1, at: 52)])],
        3: [
          .init(at: 41, posts: [.init(message: 1, target: 2, at: 50), .init(message: 1, target: 6, at: 49)]),
          .init(at: 42, posts: [.init(message: 1, target: 1, at: 43)]),
        ],
        4: [.init(at: 40, posts: [.init(message: 1, target: 4, at: 42)])],
        7: [.init(at: 40, posts: [.init(message: 1, target: 0, at: 41)])],
      ])
    let expected = KernelError.causalityViolation(
      sender: 3, timestamp: SimulationTime(microseconds: 43), windowEnd: SimulationTime(microseconds: 50))
    for blockSize in [1, 2, 3, 8] {
      #expect(failure(of: script, window: 10, workers: workers, blockSize: blockSize) == expected)
    }
  }

  @Test("the very end of the window is late enough", arguments: 1...3)
  func atTheBoundary(workers: Int) {
    func script(_ at: Int64) -> Script {
      Script(memberCount: 6, plans: [5: [.init(at: 25, posts: [.init(message: 1, target: 0, at: at)])]])
    }
    #expect(failure(of: script(30), window: 10, workers: workers) == nil)
    #expect(
      failure(of: script(29), window: 10, workers: workers)
        == .causalityViolation(
          sender: 5, timestamp: SimulationTime(microseconds: 29), windowEnd: SimulationTime(microseconds: 30)))
  }

  @Test("mail in answer to mail is watched too", arguments: 1...3)
  func fromMail(workers: Int) {
    let script = Script(
      memberCount: 6, plans: [0: [.init(at: 5, posts: [.init(message: 1, target: 4, at: 13)])]],
      answers: [1: .init(at: 13, posts: [.init(message: 2, target: 0, at: 14)])])
    #expect(
      failure(of: script, window: 10, workers: workers)
        == .causalityViolation(
          sender: 4, timestamp: SimulationTime(microseconds: 14), windowEnd: SimulationTime(microseconds: 20)))
  }

  @Test("streamed blocks can post nothing that would arrive", arguments: 1...3)
  func streamed(workers: Int) {
    func script(_ at: Int64) -> Script {
      Script(
        memberCount: 9,
        plans: [
          3: [.init(at: 25, posts: [.init(message: 1, target: 0, at: at)])],
          8: [.init(at: 5, posts: [.init(message: 1, target: 8, at: at)])],
        ])
    }
    #expect(failure(of: script(1000), window: nil, workers: workers) == nil)
    #expect(
      failure(of: script(999), window: nil, workers: workers)
        == .causalityViolation(sender: 3, timestamp: SimulationTime(microseconds: 999), windowEnd: Self.end))
  }
}
