import FreshetCore

extension Sweep {
  /// - Parameters:
  ///   - points: The points, whose factors are what varies.
  ///   - scenario: What they change.
  init(
    _ design: SweepDesign, _ points: Points, _ words: (name: String, title: String?, metrics: [String]?, until: StoppingRule?),
    _ scenario: ParsedScenario
  ) {
    (name, title) = (words.name, words.title)
    self.design = design
    self.scenario = scenario
    self.points = points
    metrics = words.metrics
    stoppingRule = words.until
    paths = points.axes.map(\.path)
    columns = zip(points.axes, points.units).map { axis, unit in
      let end = unit.map { $0.unit.isEmpty ? "" : "_" + QuantityText.word(ofUnit: $0.unit) } ?? ""
      var bounds: (low: Double, high: Double)?
      if case .range(let range, _) = axis.values { bounds = range.numbers }
      return Column(name: axis.name + end, bounds: bounds)
    }
    var left = columns.map(\.name)[...]
    factors = points.factors.map { factor in
      defer { left.removeFirst(factor.axes.count) }
      return left.prefix(factor.axes.count).joined(separator: " ")
    }
  }
}
