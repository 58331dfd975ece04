/// Which part of the variance of a result comes from each factor: alone, and together with others.
///
/// - Source: Saltelli et al., Variance based sensitivity analysis of model output, Computer Physics Communications 181, 2010, table 2 (b)
///   and (f), on results less their mean, as `SALib.analyze.sobol` computes them.
public struct SobolIndices: Sendable, Equatable {
  /// The results of one block of points: at a point, at the same with one coordinate of another at a time, and at that other.
  public struct Block: Sendable, Equatable {
    public var first: Double
    public var mixed: [Double]
    public var second: Double

    public init(first: Double, mixed: [Double], second: Double) {
      self.first = first
      self.mixed = mixed
      self.second = second
    }
  }

  /// The part of the variance that a factor brings by itself, by factor; 0 where nothing varies. Estimates may lie outside of 0 to 1.
  public let first: [Double]
  /// The part that would be gone if the factor were known last, by factor; 0 where nothing varies.
  public let total: [Double]

  /// - Parameter blocks: At least one, all with as many factors.
  /// - Complexity: O(blocks × factors).
  public init(_ blocks: [Block]) {
    let count = Double(blocks.count)
    let all = blocks.flatMap { [$0.first] + $0.mixed + [$0.second] }
    let center = all.reduce(0, +) / Double(all.count)
    let ends = blocks.flatMap { [$0.first - center, $0.second - center] }
    let mean = ends.reduce(0, +) / Double(ends.count)
    let variance = ends.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(ends.count)
    let factors = blocks.first?.mixed.indices ?? 0..<0
    func part(_ sum: Double) -> Double { variance > 0 ? sum / count / variance : 0 }
    first = factors.map { factor in
      part(blocks.reduce(0) { $0 + ($1.second - center) * ($1.mixed[factor] - $1.first) })
    }
    total = factors.map { factor in
      part(blocks.reduce(0) { $0 + ($1.first - $1.mixed[factor]) * ($1.first - $1.mixed[factor]) / 2 })
    }
  }
}
