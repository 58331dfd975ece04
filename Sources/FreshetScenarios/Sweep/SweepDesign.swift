import FreshetRandom

/// How the points of a sweep are chosen from the values of its factors.
public enum SweepDesign: String, CaseIterable, Sendable {
  /// Every value with every other one, the last factor changing first.
  case grid
  /// The points of a file.
  case list
  /// As many points as are asked for, spread evenly over each factor by itself.
  case latinHypercube = "latin_hypercube"
  /// The first points of Sobol's sequence, spread evenly over all factors together.
  case sobol
  /// The same of Halton's, for more factors.
  case halton
  /// Points from which Sobol's indices of sensitivity are estimated: as many blocks as are asked for, each of factors + 2 points.
  case saltelli

  /// Whether it draws from ranges.
  public var draws: Bool { self != .grid && self != .list }

  /// The most factors that it takes.
  var mostFactors: Int {
    switch self {
    case .grid, .list, .latinHypercube: .max
    case .sobol: QuasiSequence.sobol.mostDimensions
    case .halton: QuasiSequence.halton.mostDimensions
    case .saltelli: QuasiSequence.sobol.mostDimensions / 2
    }
  }

  /// How many points a number that is asked for makes.
  func points(_ count: Int, factors: Int) -> Double { Double(count) * (self == .saltelli ? Double(factors) + 2 : 1) }

  /// Coordinates from 0 to 1: those of the first point, one for each factor, then those of the second …; none for designs that do not draw.
  ///
  /// - Parameters:
  ///   - count: As asked for.
  ///   - names: Those of the factors, no more than ``mostFactors``.
  ///   - seed: The scenario's; the sequences do without.
  func coordinates(_ count: Int, names: [String], seed: UInt64) -> [Double] {
    switch self {
    case .grid, .list: return []
    case .latinHypercube:
      let columns = names.map { LatinHypercube.coordinate(count, name: $0, seed: seed) }
      return (0..<count).flatMap { point in columns.map { $0[point] } }
    case .sobol: return (QuasiSequence.sobol.points(count, dimensions: names.count) ?? []).flatMap(\.self)
    case .halton: return (QuasiSequence.halton.points(count, dimensions: names.count) ?? []).flatMap(\.self)
    case .saltelli: return (QuasiSequence.sobol.points(count, dimensions: 2 * names.count) ?? []).flatMap(Self.block)
    }
  }

  /// Of a point of twice the dimensions: its first half, that half with one coordinate of the second at a time, and the second.
  ///
  /// - Source: the order is that of SALib's `saltelli.sample` without indices of second order; Saltelli et al., Variance based
  ///   sensitivity analysis of model output, Computer Physics Communications 181, 2010.
  private static func block(_ point: [Double]) -> [Double] {
    let (first, second) = (Array(point[..<(point.count / 2)]), Array(point[(point.count / 2)...]))
    let mixed = first.indices.flatMap { place in
      var mixed = first
      mixed[place] = second[place]
      return mixed
    }
    return first + mixed + second
  }
}
