/// How a number depends on two things that vary, each of which has many values: a field of cells, the darker the greater.
package struct HeatChart: Chart {
  var columns: [String]
  /// From the bottom to the top.
  var rows: [String]
  /// By row, then by column; `nil` where a point failed.
  var values: [[Double?]]
  var form: NumberForm
  var xName: String
  var yName: String

  package func drawing(width: Double) -> Drawing { HeatChartDrawing(self, width: width).drawing }
}

private struct HeatChartDrawing {
  let chart: HeatChart
  let plot: Box
  private(set) var drawing: Drawing

  init(_ chart: HeatChart, width: Double) {
    self.chart = chart
    let isWide = width >= PictureStyle.wide
    let names = min(isWide ? 150 : 84, chart.rows.map { TextWidth.of($0, size: PictureStyle.smallText) }.max() ?? 0)
    let height = min(32, max(14, (isWide ? 320 : 300) / Double(max(1, chart.rows.count)))) * Double(chart.rows.count)
    plot = Box(left: names + 12, top: 24, right: width - 6, bottom: 24 + height)
    drawing = Drawing(width: width, height: plot.bottom + 44)
    drawCells()
    drawNames()
  }

  private var cell: (width: Double, height: Double) {
    (plot.width / Double(max(1, chart.columns.count)), plot.height / Double(max(1, chart.rows.count)))
  }

  private mutating func drawCells() {
    let known = chart.values.flatMap { $0.compactMap(\.self) }
    // The darker the farther from nothing.
    let sizes = known.map { abs($0) }
    guard let low = sizes.min(), let high = sizes.max() else { return }
    let widest = known.map { TextWidth.of(chart.form.text($0), size: PictureStyle.smallText) }.max() ?? 0
    let hasRoom = widest + 4 < cell.width && cell.height >= 14
    for (row, values) in chart.values.enumerated() {
      for (column, value) in values.enumerated() {
        guard let value else { continue }
        let left = plot.left + Double(column) * cell.width
        let top = plot.bottom - Double(row + 1) * cell.height
        // Ten shades, so that they can be classes of the style sheet.
        let shade = high > low ? min(9, Int((abs(value) - low) / (high - low) * 10)) : 0
        drawing.box(Box(left: left + 0.5, top: top + 0.5, right: left + cell.width - 0.5, bottom: top + cell.height - 0.5), classes: "ra z\(shade)")
        guard hasRoom else { continue }
        let label = Label(
          chart.form.text(value), x: left + cell.width / 2, y: top + cell.height / 2 + 4, anchor: .middle, size: PictureStyle.smallText)
        drawing.add(label.inked(shade > 5 ? .paper : .observed))
      }
    }
    if !hasRoom {
      let text = "\(chart.form.text(known.first { abs($0) == low } ?? low)) light, \(chart.form.text(known.first { abs($0) == high } ?? high)) dark"
      let label = Label(text, x: drawing.width - 4, y: 15, anchor: .end, size: PictureStyle.smallText).inked(.axis)
      if label.box.left > TextWidth.of(chart.yName, size: PictureStyle.smallText) + 10 { drawing.add(label) }
    }
  }

  private mutating func drawNames() {
    drawing.add(
      Label(TextWidth.cut(chart.yName, to: drawing.width - 8, size: PictureStyle.smallText), x: 4, y: 15, size: PictureStyle.smallText).inked(.axis))
    for (row, name) in chart.rows.enumerated() {
      let y = plot.bottom - (Double(row) + 0.5) * cell.height + 4
      let text = TextWidth.cut(name, to: plot.left - 10, size: PictureStyle.smallText)
      drawing.add(Label(text, x: plot.left - 6, y: y, anchor: .end, size: PictureStyle.smallText).inked(.axis))
    }
    let names = chart.columns.enumerated().map { column, name in
      (text: TextWidth.cut(name, to: 110, size: PictureStyle.smallText), x: plot.left + (Double(column) + 0.5) * cell.width)
    }
    drawing.addRow(names, y: plot.bottom + 16)
    drawing.addSmall(chart.xName, middle: (plot.left + plot.right) / 2, y: plot.bottom + 36)
  }
}
