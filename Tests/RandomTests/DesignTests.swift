import FreshetRandom
import Testing

@Suite struct DesignTests {
  @Test func haltonIsTheInverseOfDigits() throws {
    let points = try #require(QuasiSequence.halton.points(4, dimensions: 2))
    #expect(points.map { $0[0] } == [0.5, 0.25, 0.75, 0.125])
    for (point, third) in zip(points, [1.0, 2, 1.0 / 3, 4.0 / 3]) { #expect(abs(point[1] - third / 3) < 1e-15) }
  }

  /// Of 2ⁿ points of Sobol's sequence each 2ⁿ-th part of every coordinate has about one.
  @Test func sobolIsEven() throws {
    let points = try #require(QuasiSequence.sobol.points(256, dimensions: 40))
    for dimension in 0..<40 {
      let cells = Set(points.map { Int($0[dimension] * 256) })
      #expect(cells.count >= 254, "dimension \(dimension)")
    }
  }

  /// GSL takes more and then corrupts the heap.
  @Test func moreDimensionsThanThereAreAreRefused() {
    #expect(QuasiSequence.sobol.mostDimensions == 40)
    #expect(QuasiSequence.halton.mostDimensions == 1229)
    #expect(QuasiSequence.sobol.points(3, dimensions: 41) == nil)
    #expect(QuasiSequence.halton.points(3, dimensions: 1230) == nil)
    #expect(QuasiSequence.halton.points(3, dimensions: 1229)?.count == 3)
    #expect(QuasiSequence.sobol.points(3, dimensions: 0) == nil)
  }

  @Test(arguments: [1, 2, 17, 1000])
  func everyStretchOfALatinHypercubeHasOne(count: Int) {
    let points = LatinHypercube.coordinate(count, name: "share", seed: 7)
    #expect(Set(points.map { Int($0 * Double(count)) }) == Set(0..<count))
    #expect(points == LatinHypercube.coordinate(count, name: "share", seed: 7))
    if count > 10 {
      #expect(points != LatinHypercube.coordinate(count, name: "share", seed: 8))
      #expect(points != LatinHypercube.coordinate(count, name: "delay", seed: 7))
    }
  }
}
