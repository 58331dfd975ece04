/// How a number depends on what varies: a line for each value of a second thing that varies.
package struct FamilyChart: Chart {
  struct Point: Sendable {
    var x: Double
    var y: Double
    var interval: ClosedRange<Double>?
  }

  struct Line: Sendable {
    var name: String
    var points: [Point]
  }

  var lines: [Line]
  /// What is written at some places of the axis.
  var places: [(x: Double, text: String)]
  var form: NumberForm
  var xName: String

  package func drawing(width: Double) -> Drawing { FamilyChartDrawing(self, width: width).drawing }

  var range: ClosedRange<Double> {
    let values = lines.flatMap(\.points).flatMap { [$0.y] + ($0.interval.map { [$0.lowerBound, $0.upperBound] } ?? []) }
    let (low, high) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    return low...(high > low ? high : low + 1)
  }

  var xRange: ClosedRange<Double> {
    let values = places.map(\.x) + lines.flatMap(\.points).map(\.x)
    return (values.min() ?? 0)...(values.max() ?? 1)
  }

  func ink(_ line: Int) -> Ink { Ink.series[line % Ink.series.count] }
}

private struct FamilyChartDrawing {
  let chart: FamilyChart
  let isWide: Bool
  let plot: Box
  let axis: NumberAxis
  let x: NumberScale
  private(set) var drawing: Drawing

  init(_ chart: FamilyChart, width: Double) {
    self.chart = chart
    isWide = width >= PictureStyle.wide
    let hasNames = chart.lines.count > 1
    let most = isWide ? 6 : 5
    let widest = NumberAxis(chart.range, form: chart.form, pixels: (0, 1), most: most).widest
    let entries = hasNames ? chart.lines.enumerated().map { LegendEntry(name: $1.name, ink: chart.ink($0)) } : []
    let names = LineNames(entries)
    let legend = Legend(isWide ? [] : entries, width: width)
    plot = Box(
      left: widest + 10, top: legend.height + 8, right: width - (isWide && hasNames ? names.width + 4 : 14),
      bottom: legend.height + 8 + (isWide ? 240 : 190))
    axis = NumberAxis(chart.range, form: chart.form, pixels: (plot.bottom, plot.top), most: most)
    x = NumberScale(low: chart.xRange.lowerBound, high: chart.xRange.upperBound, from: plot.left + 8, to: plot.right - 8)
    drawing = Drawing(width: width, height: plot.bottom + 44)
    legend.draw(in: &drawing)
    drawAxes()
    for (index, line) in chart.lines.enumerated() { draw(line, chart.ink(index)) }
    if isWide { names.draw(in: &drawing, beside: plot, ends: chart.lines.map { $0.points.last.map { axis.scale($0.y) } ?? plot.bottom }) }
  }

  private mutating func drawAxes() {
    for tick in axis.ticks {
      let y = axis.scale(tick.value)
      drawing.horizontal(y, from: plot.left, to: plot.right, tick.value == 0 ? .axis : .grid)
      drawing.add(Label(tick.text, x: plot.left - 6, y: y + 4, anchor: .end, size: PictureStyle.smallText).inked(.axis))
    }
    for place in chart.places { drawing.vertical(x(place.x), from: plot.bottom, to: plot.bottom + 4, .axis) }
    drawing.addRow(
      chart.places.map { (TextWidth.cut($0.text, to: 120, size: PictureStyle.smallText), x($0.x)) }, y: plot.bottom + 17)
    drawing.addSmall(chart.xName, middle: (plot.left + plot.right) / 2, y: plot.bottom + 36)
  }

  private mutating func draw(_ line: FamilyChart.Line, _ ink: Ink) {
    drawing.line(PathText.line(line.points.map { Point(x($0.x), axis.scale($0.y)) }), ink)
    for point in line.points {
      let position = x(point.x)
      if let interval = point.interval {
        let (top, bottom) = (axis.scale(interval.upperBound), axis.scale(interval.lowerBound))
        if bottom - top > 5 { drawing.vertical(position, from: top, to: bottom, ink) }
      }
      if line.points.count <= 60 { drawing.dot(x: position, y: axis.scale(point.y), radius: 3.5, ink) }
    }
  }
}
