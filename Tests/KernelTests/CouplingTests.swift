import Foundation
import FreshetCore
import Testing

@Suite("Coupling")
struct CouplingTests {
  static let window = SimulationDuration(microseconds: 100_000)
  static let end = SimulationTime(seconds: 40)

  func epidemic(members: Int, replication: Int = 0) -> Epidemic {
    Epidemic(
      replication: replication, memberCount: members, initiallyInfectious: members / 20, contactRate: 1,
      meanInfectiousSeconds: 2, window: Self.window)
  }

  @Test("an epidemic takes the same course whatever the workers and blocks")
  func sameCourse() throws {
    let epidemic = epidemic(members: 3000)
    let reference = epidemic.runSequentially(until: Self.end, window: Self.window, coupling: epidemic.initiallyInfectious)
    #expect((reference.steps.map(\.coupling).max() ?? 0) > 400)
    for workers in 1...3 {
      for blockSize in [64, 1000, 4096] {
        let outcome = try epidemic.run(
          until: Self.end, window: Self.window, workers: workers, blockSize: blockSize, coupling: epidemic.initiallyInfectious)
        #expect(outcome.difference(from: reference) == nil, "\(workers) workers, blocks of \(blockSize)")
      }
    }
  }

  @Test("coupling happens once at the end of each window, in order", arguments: 1...3)
  func steps(workers: Int) throws {
    let epidemic = epidemic(members: 100)
    let end = SimulationTime(seconds: 1.25)
    let outcome = try epidemic.run(until: end, window: Self.window, workers: workers, blockSize: 8)
    #expect(outcome.steps.map(\.time) == (1...12).map { SimulationTime(microseconds: $0 * 100_000) } + [end])
  }

  /// Whoever escapes has escaped all infectious time there was: s(∞) = s(0) · exp(−R₀ · (1 − s(∞))).
  @Test("the epidemic's final size")
  func finalSize() throws {
    let reproduction = 2.0
    var escaped = 0.5
    for _ in 0..<200 { escaped = 0.95 * exp(-reproduction * (1 - escaped)) }
    let shares = try (0..<12).map { replication in
      let epidemic = epidemic(members: 10_000, replication: replication)
      let outcome = try epidemic.run(
        until: Self.end, window: Self.window, workers: 2, blockSize: 1000, coupling: epidemic.initiallyInfectious)
      return Double(outcome.members.count { !$0.wasInfected }) / 10_000
    }
    Estimate(shares).expect(escaped, within: 0.03, "share who escape")
  }
}
