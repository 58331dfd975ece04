import Foundation
import FreshetRandom
import FreshetStatistics
import Testing

/// Indices of sensitivity of functions whose indices are known.
@Suite struct SensitivityTests {
  /// Blocks of a function of numbers from 0 to 1, at points of Sobol's sequence.
  private func indices(_ count: Int, factors: Int, _ function: ([Double]) -> Double) throws -> SobolIndices {
    let points = try #require(QuasiSequence.sobol.points(count, dimensions: 2 * factors))
    return SobolIndices(
      points.map { point in
        let (first, second) = (Array(point[..<factors]), Array(point[factors...]))
        let mixed = (0..<factors).map { factor in
          var mixed = first
          mixed[factor] = second[factor]
          return function(mixed)
        }
        return SobolIndices.Block(first: function(first), mixed: mixed, second: function(second))
      })
  }

  /// Ishigami and Homma, An importance quantification technique in uncertainty analysis, 1990, with a = 7 and b = 0.1.
  @Test func ishigami() throws {
    let indices = try indices(1024, factors: 3) { u in
      let x = u.map { 2 * Double.pi * $0 - Double.pi }
      return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
    }
    for (found, known) in zip(indices.first, [0.3139, 0.4424, 0]) { #expect(abs(found - known) <= 0.04, "\(found) \(known)") }
    for (found, known) in zip(indices.total, [0.5576, 0.4424, 0.2437]) { #expect(abs(found - known) <= 0.04, "\(found) \(known)") }
  }

  /// The g-function of Sobol in 8 dimensions.
  @Test func gFunction() throws {
    let a: [Double] = [0, 1, 4.5, 9, 99, 99, 99, 99]
    let indices = try indices(1024, factors: 8) { u in
      zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
    }
    let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let variance = parts.reduce(1) { $0 * (1 + $1) } - 1
    for factor in a.indices {
      let first = parts[factor] / variance
      let total = parts[factor] * parts.enumerated().reduce(1) { $1.offset == factor ? $0 : $0 * (1 + $1.element) } / variance
      #expect(abs(indices.first[factor] - first) <= 0.03, "first of \(factor): \(indices.first[factor]), \(first)")
      #expect(abs(indices.total[factor] - total) <= 0.03, "total of \(factor): \(indices.total[factor]), \(total)")
    }
  }

  @Test func nothingVaries() {
    let block = SobolIndices.Block(first: 3, mixed: [3, 3], second: 3)
    #expect(SobolIndices([block, block]).first == [0, 0])
    #expect(SobolIndices([block]).total == [0, 0])
  }

  @Test func ranks() throws {
    #expect(Ranks.of([3, 1, 2, 1]) == [4, 1.5, 3, 1.5])
    #expect(Ranks.of(cells: ["10", "9", "100"]) == [2, 1, 3])
    #expect(Ranks.of(cells: ["2017-10-20", "2017-10-09", "2017-10-20T12:00"]) == [2, 1, 3])
    #expect(Ranks.correlation([1, 2, 3], [6, 4, 2]) == -1)
    #expect(Ranks.correlation([1, 2, 3], [5, 5, 5]) == nil)
    #expect(Ranks.quantile(0.5, [1, 2, 4, 8]) == 3)
    #expect(Ranks.quantile(0, [1, 2]) == 1 && Ranks.quantile(1, [1, 2]) == 2 && Ranks.quantile(0.05, [7]) == 7)
  }
}
