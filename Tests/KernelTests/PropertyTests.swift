import FreshetCore
import Testing

@Suite("Any small world")
struct PropertyTests {
  @Test("lives as in the sequential engine")
  func sameAsSequential() {
    var events = 0
    withEvery("seed", in: 1...200 as ClosedRange<UInt64>) { seed in
      let chatter = Chatter(seed: seed)
      let reference = chatter.runSequentially(until: chatter.end, window: chatter.window, keepsEntries: true)
      events += reference.events
      for workers in 1...3 {
        let outcome = try chatter.run(
          until: chatter.end, window: chatter.window, workers: workers, blockSize: chatter.blockSize,
          blockStride: chatter.blockStride, keepsEntries: true)
        if let difference = outcome.difference(from: reference) { return "\(workers) workers: \(difference)" }
      }
      return nil
    }
    #expect(events > 500_000, "the worlds are busy")
  }
}
