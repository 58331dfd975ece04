import FreshetRandom
import Testing

/// Keys and first draws are equal as often as the birthday problem says: not more often, and not more seldom.
@Suite struct KeyCollisionTests {
  /// 24 bits for the names of a process.
  @Test func processKeys() {
    var keys: [UInt64] = []
    var sums: [UInt64] = []
    for platform in 0..<64 {
      for action in 0..<64 {
        for decision in ["gap", "first", "delay", "reaction", "retry", "rate", "lapse", "return"] {
          keys.append(ProcessKey("platform \(platform)", "action \(action)", decision).bits >> 40)
          sums.append("platform \(platform) action \(action) \(decision)".utf8.reduce(0) { $0 &* 31 &+ UInt64($1) } & 0xFFFF)
        }
      }
    }
    let collisions = Collisions(keys, bits: 24)
    #expect(collisions.expected > 30)
    #expect(collisions.areByChance, "\(collisions)")
    #expect(!Collisions(sums, bits: 24).areByChance)
  }

  /// 64 bits for seed and replication: none of two million are equal, and their halves as often as by chance.
  @Test func runs() {
    let stream = RandomStream(seed: 0, replication: 0)
    var keys: [UInt64] = []
    var sums: [UInt64] = []
    for seed in UInt64(0)..<(Effort.isLarge ? 8_192 : 2_048) {
      for replication in 0..<1_024 {
        stream.selectRun(seed: seed, replication: replication)
        keys.append(stream.key)
        sums.append(seed + UInt64(replication))
      }
    }
    #expect(Collisions(keys, bits: 64).count == 0)
    for part in [keys.map { $0 >> 28 }, keys.map { $0 & 0xF_FFFF_FFFF }] {
      let collisions = Collisions(part, bits: 36)
      #expect(collisions.expected > 30)
      #expect(collisions.areByChance, "\(collisions)")
    }
    #expect(!Collisions(sums, bits: 36).areByChance)
  }

  /// The first draws of neighbours, their upper and their lower 32 bits.
  @Test(arguments: StreamLayout.good)
  func firstDraws(_ layout: StreamLayout) {
    let draws = layout.firstDraws(Effort.isLarge ? 1 << 22 : 1 << 19)
    for half in [draws.map { $0 >> 32 }, draws.map { $0 & 0xFFFF_FFFF }] {
      let collisions = Collisions(half, bits: 32)
      #expect(collisions.expected > 30)
      #expect(collisions.areByChance, "\(collisions)")
      let spacings = Collisions(spacingsOf: half, bits: 32, block: 1 << 12)
      #expect(spacings.expected > 500)
      #expect(spacings.areByChance, "spacings: \(spacings)")
    }
  }

  /// Distinct numbers in even steps have no collisions, which is as suspicious as too many.
  @Test(arguments: [StreamLayout.multiplied, .addedRun])
  func carelessFirstDrawsAreNoticed(_ layout: StreamLayout) {
    let halves = layout.firstDraws(1 << 19).map { $0 >> 32 }
    #expect(!Collisions(halves, bits: 32).areByChance)
    #expect(!Collisions(spacingsOf: halves, bits: 32, block: 1 << 12).areByChance)
  }
}
