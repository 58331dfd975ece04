import FreshetCore
import Testing

@Suite("PHOLD")
struct PholdTests {
  @Test("every life is that of the sequential engine, whatever the workers and blocks", arguments: [0.25, 0.9], [false, true])
  func sameAsSequential(remote: Double, isCoarse: Bool) throws {
    let phold = Phold(memberCount: 10_000, remote: remote, isCoarse: isCoarse)
    let end = SimulationTime(seconds: 10)
    let reference = phold.runSequentially(until: end, window: Phold.lookahead)
    #expect(reference.events > 80_000)
    for blockSize in [64, 1000, 4096] {
      for workers in 1...3 {
        let outcome = try phold.run(until: end, window: Phold.lookahead, workers: workers, blockSize: blockSize)
        let difference = outcome.difference(from: reference)
        #expect(difference == nil, "blocks of \(blockSize), \(workers) workers")
        #expect(outcome.checksum == reference.checksum)
      }
    }
  }

  @Test("a window shorter than the lookahead changes nothing")
  func shorterWindows() throws {
    let phold = Phold(memberCount: 500, remote: 0.5)
    let end = SimulationTime(seconds: 20)
    let checksums = try [100_000, 50_000, 33_333, 7_000].map { (length: Int64) in
      try phold.run(until: end, window: SimulationDuration(microseconds: length), workers: 2, blockSize: 64).checksum
    }
    #expect(Set(checksums).count == 1)
  }

  @Test("addresses with gaps between blocks change nothing")
  func blockStride() throws {
    let phold = Phold(memberCount: 500, remote: 0.5, isCoarse: true)
    let end = SimulationTime(seconds: 20)
    let reference = phold.runSequentially(until: end, window: Phold.lookahead)
    for stride in [64, 100, 65_535] {
      let outcome = try phold.run(until: end, window: Phold.lookahead, workers: 2, blockSize: 64, blockStride: stride)
      let difference = outcome.difference(from: reference)
      #expect(difference == nil, "stride \(stride)")
    }
  }

  /// Each message is a renewal process of its own, with gaps of mean 1.1 and variance 1: by time T it has made
  /// T / 1.1 + (1 − 1.1²) / (2 · 1.1²) events on average, up to terms that vanish with T.
  @Test("events happen at the rate of theory", arguments: [0.25, 0.9])
  func rate(remote: Double) throws {
    let members = 4000
    let end = 40.0
    let eventsPerMember = try (0..<8).map { replication in
      let phold = Phold(replication: replication, memberCount: members, remote: remote)
      let outcome = try phold.run(until: SimulationTime(seconds: end), window: Phold.lookahead, workers: 2, blockSize: 1000)
      return Double(outcome.events) / Double(members)
    }
    Estimate(eventsPerMember).expect(
      end / 1.1 + (1 - 1.1 * 1.1) / (2 * 1.1 * 1.1), within: 0.003, "events per member, remote \(remote)")
  }
}
