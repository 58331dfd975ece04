import CGSL
import Foundation
import FreshetRandom
import Testing

/// The logarithm of draws is our own, and GSL the referee.
struct LogarithmTests {
  /// In units of the last place of a logarithm.
  private func error(_ number: Double) -> Double {
    let logarithm = log(number)
    return abs(number.naturalLogarithm - logarithm) / logarithm.ulp
  }

  /// The C library's own error is up to a half.
  @Test func isNear() {
    let stream = RandomStream(seed: 5, replication: 0)
    stream.select(user: 0, process: ProcessKey("logarithm"), occurrence: 0)
    var greatest = 0.0
    for _ in 0..<200_000 {
      greatest = max(greatest, error(1 - stream.uniform()), error(exp(1400 * (stream.uniform() - 0.5))))
    }
    #expect(greatest <= 1.5)
  }

  @Test(arguments: [
    0x1p-53, 0x1p-52, 0.5.squareRoot(), 0.5.squareRoot().nextDown, 1.0.nextDown, 1.0.nextUp, 2.0.squareRoot(), .leastNormalMagnitude,
    .greatestFiniteMagnitude,
  ])
  func edges(_ number: Double) { #expect(error(number) <= 1.5) }

  /// To the last bit, on every processor: one that fuses a multiplication with an addition comes to other numbers.
  @Test(arguments: [
    (0x1p-53, 0xC042_5E4F_7B27_37FA), (0.1, 0xC002_6BB1_BBB5_5515), (1.0 / 3, 0xBFF1_93EA_7AAD_030B), (0.7, 0xBFD6_D3C3_24E1_3F50),
    (0.9999, 0xBF1A_3738_D2CF_1CC2), (0.25, 0xBFF6_2E42_FEFA_39EF),
  ] as [(Double, UInt64)])
  func bits(_ number: Double, _ bits: UInt64) { #expect(number.naturalLogarithm.bitPattern == bits) }

  @Test func ofOneIsNothing() { #expect(1.0.naturalLogarithm == 0) }

  @Test func exponentialsAreThoseOfGSL() {
    let ours = RandomStream(seed: 3, replication: 1)
    let theirs = RandomStream(seed: 3, replication: 1)
    for user in 0..<100_000 as Range<UInt64> {
      ours.select(user: user, process: ProcessKey("gap"), occurrence: 1)
      theirs.select(user: user, process: ProcessKey("gap"), occurrence: 1)
      let (one, other) = (Exponential(mean: 3600).sample(from: ours), gsl_ran_exponential(theirs.generator, 3600))
      #expect(abs(one - other) <= 3 * other.ulp)
    }
  }

  /// Whether one by one, in a batch, or as a batch of those with a mean of 1.
  @Test func exponentialsInBatchesAreThoseOfEach() {
    let stream = RandomStream(seed: 7, replication: 2)
    let (law, process) = (Exponential(mean: 17_280), ProcessKey("gap"))
    var draws = Array(repeating: 0.0, count: RandomStream.batch)
    for user in 0..<2_000 as Range<UInt64> {
      let first = (user % 7) * UInt64(RandomStream.batch) + user % 3
      draws.withUnsafeMutableBufferPointer { draws in
        guard let draws = draws.baseAddress else { return }
        stream.drawBatch(of: law, user: user, process: process, from: first, into: draws)
      }
      var units = draws.indices.map { stream.early(user: user, process: process, occurrence: first + UInt64($0)).uniform }
      units.withUnsafeMutableBufferPointer { units in units.baseAddress.map { Exponential.drawUnits($0) } }
      #expect(units.map { law.mean * $0 } == draws)
      for (place, draw) in draws.enumerated() {
        let occurrence = first + UInt64(place)
        stream.select(user: user, process: process, occurrence: occurrence)
        #expect(law.sample(from: stream) == draw)
      }
    }
  }
}
