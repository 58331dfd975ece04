import FreshetCore
import Testing

/// A grid divides by multiplying: it must agree with division for every length and every time that a run can have.
@Suite("Time grid")
struct TimeGridTests {
  @Test(
    "agrees with division at every boundary",
    arguments: [1, 2, 3, 7, 10, 4095, 4096, 4097, 100_000, 3_600_000_000, 86_400_000_000, (1 << 40) - 1, 1 << 40, 1 << 61] as [Int64])
  func boundaries(length: Int64) {
    let grid = TimeGrid(length: SimulationDuration(microseconds: length))
    let last: Int64 = (1 << 62) - 1
    var stretches: [Int64] = [0, 1, 2, 3, 1000, 999_999, last / length / 2, last / length - 1, last / length]
    for power in 1..<62 { stretches.append((1 << power) / length) }
    for stretch in stretches {
      for offset in [-2, -1, 0, 1, 2, length / 2, length - 1] as [Int64] {
        let (start, overflow) = stretch.multipliedReportingOverflow(by: length)
        let time = start &+ offset
        guard !overflow, time >= 0, time <= last else { continue }
        #expect(grid.index(of: SimulationTime(microseconds: time)) == Int(time / length))
      }
    }
  }

  @Test("agrees with division anywhere")
  func anywhere() {
    var state: UInt64 = 1
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 2
    }
    for _ in 0..<200_000 {
      let length = Int64(max(1, next() >> (next() >> 56 & 0x3F)))
      let time = Int64(next() >> (next() >> 56 & 0x1F))
      let grid = TimeGrid(length: SimulationDuration(microseconds: length))
      #expect(grid.index(of: SimulationTime(microseconds: time)) == Int(time / length))
    }
  }
}
