import FreshetCore

extension Sweep {
  /// One run of the scenario: a value for each key that varies.
  public struct Point: Sendable {
    /// As the results write them, in the order of ``Sweep/columns``.
    public let cells: [String]
    let values: [SourceNode]
  }

  /// The points of a sweep in the order of the design, each made when it is looked at: there may be a million.
  public struct Points: Sendable, RandomAccessCollection {
    /// How values are taken.
    enum Choice: Sendable {
      /// Every value of a factor with every other one, the last factor changing first.
      case grid
      /// The values of all factors with the same number.
      case together
      /// Values at coordinates from 0 to 1: those of the first point, one for each factor, then those of the second …
      case drawn([Double])
    }

    let factors: [SweepFactor]
    private let choice: Choice
    let axes: [SweepAxis]
    /// By axis: the quantity in whose unit all values can be written.
    let units: [QuantityText?]
    public let endIndex: Int

    init(_ choice: Choice, of factors: [SweepFactor]) {
      self.factors = factors
      self.choice = choice
      axes = factors.flatMap(\.axes)
      units = axes.map(\.unit)
      endIndex =
        switch choice {
        case .grid: factors.reduce(1) { $0 * ($1.count ?? 1) }
        case .together: factors.first?.count ?? 0
        case .drawn(let coordinates): coordinates.count / Swift.max(1, factors.count)
        }
    }

    public var startIndex: Int { 0 }

    public subscript(point: Int) -> Point {
      let values = values(point)
      let cells = zip(values, units).map { value, unit in
        guard let unit, let number = QuantityText(value.shown)?.number(inUnitOf: unit) else { return value.shown }
        return number.shortestDecimal ?? value.shown
      }
      return Point(cells: cells, values: values)
    }

    /// The values at a point, in the order of ``axes``.
    func values(_ point: Int) -> [SourceNode] {
      switch choice {
      case .together: return factors.flatMap { $0.values(point) }
      case .drawn(let coordinates):
        return factors.enumerated().flatMap { place, factor in
          factor.axes.map { $0.value(at: coordinates[point * factors.count + place]) }
        }
      case .grid:
        var rest = point
        var indices: [Int] = []
        for factor in factors.reversed() {
          let count = factor.count ?? 1
          indices.append(rest % count)
          rest /= count
        }
        return zip(factors, indices.reversed()).flatMap { $0.values($1) }
      }
    }
  }
}
