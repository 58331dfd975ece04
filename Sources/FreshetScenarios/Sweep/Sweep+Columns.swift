import FreshetCore

extension Sweep {
  /// - Parameters:
  ///   - points: The values of each, in the order of the axes of all factors.
  ///   - scenario: What they change.
  init(
    _ design: SweepDesign, _ factors: [SweepFactor], _ points: [[SourceNode]], _ names: (name: String, metrics: [String]?, until: StoppingRule?),
    _ scenario: ParsedScenario
  ) {
    let axes = factors.flatMap(\.axes)
    let units = axes.indices.map { axis in Self.unit(of: points, axis) }
    name = names.name
    self.design = design
    self.scenario = scenario
    metrics = names.metrics
    stoppingRule = names.until
    paths = axes.map(\.path)
    columns = zip(axes, units).map { axis, unit in
      let end = unit.map { $0.unit.isEmpty ? "" : "_" + QuantityText.word(ofUnit: $0.unit) } ?? ""
      var bounds: (low: Double, high: Double)?
      if case .range(let range, _) = axis.values { bounds = range.numbers }
      return Column(name: axis.name + end, bounds: bounds)
    }
    var left = columns.map(\.name)[...]
    self.factors = factors.map { factor in
      defer { left.removeFirst(factor.axes.count) }
      return left.prefix(factor.axes.count).joined(separator: " ")
    }
    self.points = points.map { values in
      let cells = zip(values, units).map { value, unit in
        guard let unit, let number = QuantityText(value.shown)?.number(inUnitOf: unit) else { return value.shown }
        return number.shortestDecimal ?? value.shown
      }
      return Point(cells: cells, values: values)
    }
  }

  /// The quantity in whose unit all values of an axis can be written; `nil` where there is none.
  private static func unit(of points: [[SourceNode]], _ axis: Int) -> QuantityText? {
    guard let unit = points.first.flatMap({ $0[axis].scalar }).flatMap(QuantityText.init) else { return nil }
    let isShared = points.allSatisfy { point in point[axis].scalar.flatMap(QuantityText.init)?.number(inUnitOf: unit) != nil }
    return isShared ? unit : nil
  }
}
