import Foundation

/// Numbers under one another on one axis: effects with their intervals, a ledger, bands, sensitivities.
package struct RowChart: Chart {
  package enum Mark: Sendable {
    case bar(from: Double, to: Double, Ink)
    /// A broad pale bar.
    case band(ClosedRange<Double>, Ink)
    case interval(ClosedRange<Double>, Ink)
    case dot(Double, Ink)
    case tick(Double, Ink)
  }

  package struct Row: Sendable {
    var name: String
    /// The numbers in words.
    var text: String
    var marks: [Mark]
  }

  package struct Group: Sendable {
    /// Empty where there is but one.
    var name: String
    var rows: [Row]
  }

  var groups: [Group]
  var form = NumberForm.count
  /// Whether equal steps are equal ratios; then all numbers are above 0.
  var isLogarithmic = false
  /// A line at a number that means nothing has changed.
  var origin = 0.0
  /// What the marks are, where that needs saying.
  var legend: [LegendEntry] = []
  /// What is told along the axis.
  var axisName = ""

  package func drawing(width: Double) -> Drawing { RowChartDrawing(self, width: width).drawing }

  fileprivate var numbers: [Double] {
    groups.flatMap(\.rows).flatMap(\.marks).flatMap { mark in
      switch mark {
      case .bar(let from, let to, _): [from, to]
      case .band(let range, _), .interval(let range, _): [range.lowerBound, range.upperBound]
      case .dot(let value, _), .tick(let value, _): [value]
      }
    }
  }

  /// What it has to show.
  var range: ClosedRange<Double> {
    let numbers = numbers + [origin]
    return (numbers.min() ?? 0)...(numbers.max() ?? 1)
  }
}

/// An axis of a row chart.
private struct RowAxis {
  let position: (Double) -> Double
  let ticks: [(value: Double, text: String)]

  init(_ chart: RowChart, from left: Double, to right: Double) {
    let most = max(3, Int((right - left) / 85))
    guard chart.isLogarithmic else {
      let axis = NumberAxis(chart.range, form: chart.form, pixels: (left, right), most: most)
      position = { axis.scale($0) }
      ticks = axis.ticks
      return
    }
    let low = log10(max(1e-6, chart.range.lowerBound)), high = log10(max(2e-6, chart.range.upperBound))
    let margin = max(0.04, (high - low) * 0.04)
    let scale = NumberScale(low: low - margin, high: high + margin, from: left, to: right)
    position = { scale(log10(max(1e-6, $0))) }
    let powers = Int((low - margin).rounded(.down))...Int((high + margin).rounded(.up))
    let steps = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]].map { steps in
      powers.flatMap { power in steps.map { $0 * pow(10, Double(power)) } }.filter { (low - margin)...(high + margin) ~= log10($0) }
    }
    ticks = (steps.first { $0.count <= most } ?? steps[3]).map { ($0, Figure.short($0)) }
  }
}

private struct RowChartDrawing {
  let chart: RowChart
  let isWide: Bool
  let axis: RowAxis
  let left: Double
  let right: Double
  private(set) var drawing: Drawing
  private var y = 0.0
  /// Where the marks of the rows are.
  private var middles: [Double] = []

  init(_ chart: RowChart, width: Double) {
    self.chart = chart
    isWide = width >= PictureStyle.wide
    let rows = chart.groups.flatMap(\.rows)
    let names = min(250, rows.map { TextWidth.of($0.name, size: PictureStyle.text) }.max() ?? 0)
    let texts = min(290, rows.map { TextWidth.of($0.text, size: PictureStyle.text) }.max() ?? 0)
    left = isWide ? names + 22 : 10
    right = isWide ? width - texts - 22 : width - 10
    axis = RowAxis(chart, from: left, to: right)
    drawing = Drawing(width: width, height: 0)
    let legend = Legend(chart.legend, width: width)
    legend.draw(in: &drawing)
    y = legend.height + 2
    let top = y
    var marks = Drawing(width: width, height: 0)
    swap(&marks, &drawing)
    for group in chart.groups {
      if !group.name.isEmpty { drawHead(group.name) }
      for row in group.rows { draw(row) }
    }
    swap(&marks, &drawing)
    drawAxis(from: top, to: y + 2)
    drawing.add(marksOf: marks, shiftedBy: 0)
    drawing.height = y + (chart.axisName.isEmpty ? 24 : 42)
  }

  private mutating func drawAxis(from top: Double, to bottom: Double) {
    for tick in axis.ticks { drawGrid(axis.position(tick.value), from: top, to: bottom, .grid) }
    drawing.addRow(axis.ticks.map { ($0.text, axis.position($0.value)) }, y: bottom + 15)
    drawGrid(axis.position(chart.origin), from: top, to: bottom, .axis)
    if !chart.axisName.isEmpty { drawing.addSmall(chart.axisName, middle: (left + right) / 2, y: bottom + 33) }
  }

  /// A line through all rows or, where texts stand between them, a piece of it in each.
  private mutating func drawGrid(_ x: Double, from top: Double, to bottom: Double, _ ink: Ink) {
    if isWide { return drawing.vertical(x, from: top, to: bottom, ink) }
    drawing.line(middles.map { "M\(x.short) \(($0 - 9).short)v18" }.joined() + "M\(x.short) \((bottom - 4).short)v4", ink)
  }

  private mutating func drawHead(_ name: String) {
    y += isWide ? 24 : 26
    drawing.add(Label(TextWidth.cut(name, to: drawing.width - 4, size: PictureStyle.text, isBold: true), x: 2, y: y - 6, isBold: true).haloed())
  }

  private mutating func draw(_ row: RowChart.Row) {
    if isWide {
      y += 22
      let name = TextWidth.cut(row.name, to: left - 20, size: PictureStyle.text)
      drawing.add(Label(name, x: left - 12, y: y - 7, anchor: .end))
      let text = TextWidth.cut(row.text, to: drawing.width - right - 14, size: PictureStyle.text)
      drawing.add(Label(text, x: drawing.width - 4, y: y - 7, anchor: .end))
      drawMarks(row, at: y - 11)
      return
    }
    let name = TextWidth.cut(row.name, to: drawing.width - 14, size: PictureStyle.text)
    let text = TextWidth.cut(row.text, to: drawing.width - 14, size: PictureStyle.text)
    let isOneLine = TextWidth.of(name, size: PictureStyle.text) + TextWidth.of(text, size: PictureStyle.text) + 16 < drawing.width
    drawing.add(Label(name, x: 8, y: y + 12).haloed())
    drawing.add(Label(text, x: drawing.width - 4, y: y + (isOneLine ? 12 : 28), anchor: .end).haloed())
    y += isOneLine ? 36 : 52
    drawMarks(row, at: y - 12)
  }

  private mutating func drawMarks(_ row: RowChart.Row, at y: Double) {
    middles.append(y)
    for mark in row.marks {
      switch mark {
      case .bar(let from, let to, let ink):
        let ends = [axis.position(from), axis.position(to)].sorted()
        drawing.box(Box(left: ends[0], top: y - 6, right: max(ends[1], ends[0] + 0.8), bottom: y + 6), ink)
      case .band(let range, let ink):
        let (left, right) = (axis.position(range.lowerBound), axis.position(range.upperBound))
        drawing.box(Box(left: left, top: y - 6, right: max(right, left + 1), bottom: y + 6), classes: "r\(ink.rawValue) p", radius: 2)
      case .interval(let range, let ink):
        let (left, right) = (axis.position(range.lowerBound), axis.position(range.upperBound))
        guard right - left > 1 else { continue }
        drawing.horizontal(y, from: left, to: right, ink)
        for x in [left, right] { drawing.vertical(x, from: y - 4, to: y + 4, ink) }
      case .dot(let value, let ink): drawing.dot(x: axis.position(value), y: y, ink)
      case .tick(let value, let ink):
        let x = axis.position(value)
        drawing.vertical(x, from: y - 7, to: y + 7, ink)
      }
    }
  }
}
