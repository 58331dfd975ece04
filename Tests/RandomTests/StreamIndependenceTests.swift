import FreshetRandom
import Testing

/// Streams that are neighbours in one part of their key have nothing to do with each other.
///
/// `make rng-quality` does the same on larger tables.
@Suite struct StreamIndependenceTests {
  static func compare(_ layout: StreamLayout) -> StreamComparison {
    StreamComparison(layout.table(rows: Effort.isLarge ? 129 : 33, places: Effort.isLarge ? 1 << 16 : 1 << 12), lags: 8)
  }

  /// Noticed would be a correlation of 0.09 between any two streams, or of 0.004 (root mean square) between all.
  @Test(arguments: StreamLayout.good)
  func neighboursAreUnrelated(_ layout: StreamLayout) {
    let comparison = Self.compare(layout)
    #expect(comparison.count > 5_000)
    #expect(comparison.isUnrelated, "\(comparison)")
  }

  @Test(arguments: StreamLayout.bad)
  func carelessKeyingsAreNoticed(_ layout: StreamLayout) {
    #expect(!Self.compare(layout).isUnrelated)
  }

  /// A stream that turns from run to run draws what a new stream of each run draws.
  @Test func turnsToAnotherRun() {
    let process = ProcessKey("platform", "action", "gap")
    let turning = RandomStream(seed: 3, replication: 1)
    for (seed, replication) in [(UInt64.max, 0), (20_171_017, 5), (0, -1), (3, 1)] {
      _ = turning.bits()
      turning.selectRun(seed: seed, replication: replication)
      turning.select(user: 12, process: process, occurrence: 4)
      let own = RandomStream(seed: seed, replication: replication)
      own.select(user: 12, process: process, occurrence: 4)
      for _ in 0..<5 { #expect(turning.bits() == own.bits()) }
    }
  }
}
