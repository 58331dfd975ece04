/// What happens over time: lines and areas, times that are shaded, and moments that are marked.
package struct TimeChart: Chart {
  package struct Line: Sendable {
    package enum Style: Sendable { case line, area }

    var name: String
    var ink: Ink
    var style = Style.line
    /// One for each interval; `nil` where there is nothing to draw.
    var values: [Double?]
    /// When each counts, in hours since the start of the run.
    var hours: [Double]
    /// A line that this one is the same as, most of the time: it is drawn only where it is not.
    var under: Int?
  }

  /// A stretch of time that is shaded, such as one in which a restriction is in force.
  struct Span: Sendable {
    var hours: ClosedRange<Double>
    /// Above it; empty for one of many.
    var text: String
    /// For narrow pictures.
    var shortText: String
  }

  struct Moment: Sendable {
    var hour: Double
    var text: String
  }

  /// A point that is told about in words.
  struct Callout: Sendable {
    var hour: Double
    var value: Double
    /// The first is bold.
    var texts: [String]
    var ink = Ink.restricted
  }

  var lines: [Line]
  var spans: [Span] = []
  var moments: [Moment] = []
  var callouts: [Callout] = []
  var hours: ClosedRange<Double>
  var calendar: RunCalendar
  var form = NumberForm.count
  /// What the numbers are, for an axis without a heading: `people an hour`.
  var unit: String
  /// Lines are cut above it; absent: all is shown.
  var ceiling: Double?

  package func drawing(width: Double) -> Drawing { TimeChartDrawing(self, width: width).drawing }

  var range: ClosedRange<Double> {
    let values = lines.flatMap { $0.values.compactMap(\.self) } + callouts.map(\.value)
    let (low, most) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
    let high = min(most, ceiling ?? most)
    return low...(high > low ? high : low + 1)
  }
}

/// A time chart on its way to a drawing.
private struct TimeChartDrawing {
  let chart: TimeChart
  let plot: Box
  let time: TimeScale
  let axis: NumberAxis
  /// Labels at the right end of lines, or in rows above the plot where that has no room.
  let isWide: Bool
  private let names: LineNames
  private(set) var drawing: Drawing

  private static let rowHeight = 17.0

  init(_ chart: TimeChart, width: Double) {
    self.chart = chart
    isWide = width >= PictureStyle.wide
    let most = isWide ? 6 : 5
    let widest = NumberAxis(chart.range, form: chart.form, pixels: (0, 1), most: most).widest
    let entries = chart.lines.map { LegendEntry(name: $0.name, ink: $0.ink, style: $0.style == .area ? .area : .line) }
    names = LineNames(entries)
    let rows = isWide ? nil : Legend(entries, width: width)
    let legend = rows?.height ?? 0
    let marks = TimeMarks(chart, width: width, left: widest + 10, right: isWide ? names.width : 6)
    let top = legend + Double(marks.rowCount) * Self.rowHeight + 8
    let height = isWide ? 250.0 : 200
    plot = Box(left: marks.left, top: top, right: width - marks.right, bottom: top + height)
    time = marks.time
    axis = NumberAxis(chart.range, form: chart.form, pixels: (plot.bottom, plot.top), most: most)
    drawing = Drawing(width: width, height: plot.bottom + 24)
    rows?.draw(in: &drawing)
    drawSpans()
    drawAxes()
    drawLines()
    marks.draw(in: &drawing, plot: plot, top: legend + 2, rowHeight: Self.rowHeight)
    if isWide { drawNames() }
    drawCallouts()
  }

  private mutating func drawSpans() {
    for span in chart.spans {
      let (left, right) = (max(plot.left, time(span.hours.lowerBound)), min(plot.right, time(span.hours.upperBound)))
      if right > left { drawing.box(Box(left: left, top: plot.top, right: max(right, left + 0.6), bottom: plot.bottom), classes: "w") }
    }
  }

  private mutating func drawAxes() {
    for tick in axis.ticks {
      let y = axis.scale(tick.value)
      drawing.horizontal(y, from: plot.left, to: plot.right, tick.value == 0 ? .axis : .grid)
      drawing.add(Label(tick.text, x: plot.left - 6, y: y + 4, anchor: .end, size: PictureStyle.smallText).inked(.axis))
    }
    let ticks = time.ticks(spacing: isWide ? 74 : 58)
    for tick in ticks { drawing.vertical(time(tick.hour), from: plot.bottom, to: plot.bottom + 4, .axis) }
    drawing.addRow(ticks.map { ($0.text, time($0.hour)) }, y: plot.bottom + 17)
  }

  private func height(_ value: Double) -> Double { axis.scale(min(value, chart.ceiling ?? value)) }

  private func points(_ line: TimeChart.Line) -> [[Point]] {
    var parts: [[Point]] = [[]]
    for (index, value) in line.values.enumerated() {
      guard let value, index < line.hours.count, !isIdle(line, index) else {
        if !(parts.last ?? []).isEmpty { parts.append([]) }
        continue
      }
      parts[parts.count - 1].append(Point(time(line.hours[index]), height(value)))
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Whether a line lies on the axis, and its neighbours too: there is nothing to see of it.
  private func isIdle(_ line: TimeChart.Line, _ index: Int) -> Bool {
    line.values[max(0, index - 1)...min(line.values.count - 1, index + 1)].allSatisfy { ($0 ?? 0) == 0 }
  }

  private mutating func drawLines() {
    for line in chart.lines where line.style == .area {
      for part in points(line) { drawing.area(PathText.area(part, to: axis.scale(max(0, axis.scale.low))), line.ink) }
    }
    for line in chart.lines {
      let parts = line.under.map { visible(line, under: chart.lines[$0]) } ?? points(line)
      for part in parts where part.count > 1 { drawing.line(PathText.line(part), line.ink) }
      for part in parts where part.count == 1 { drawing.dot(x: part[0].x, y: part[0].y, radius: 2.5, line.ink) }
    }
  }

  /// The stretches of a line that are not covered by another, each with the points around it.
  private func visible(_ line: TimeChart.Line, under other: TimeChart.Line) -> [[Point]] {
    var parts: [[Point]] = []
    var lastShown = -2
    for index in line.values.indices {
      guard let value = line.values[index], let cover = index < other.values.count ? other.values[index] : nil else { continue }
      guard abs(axis.scale(value) - axis.scale(cover)) > 0.8 else { continue }
      for near in max(0, index - 1)...min(line.values.count - 1, index + 1) {
        guard near > lastShown, let value = line.values[near] else { continue }
        if near != lastShown + 1 || parts.isEmpty { parts.append([]) }
        parts[parts.count - 1].append(Point(time(line.hours[near]), axis.scale(value)))
        lastShown = near
      }
    }
    return parts
  }

  /// The names of lines, where they end.
  private mutating func drawNames() {
    let ends = chart.lines.map { line in
      let known = line.values.compactMap(\.self)
      // Of lines that end together the higher one comes first.
      return height(known.last ?? 0) + 0.01 * height(known.max() ?? 0)
    }
    names.draw(in: &drawing, beside: plot, ends: ends)
  }

  private mutating func drawCallouts() {
    var room = CalloutRoom(plot: plot, lines: chart.lines.flatMap(points))
    for callout in chart.callouts {
      let point = Point(time(callout.hour), height(callout.value))
      drawing.dot(x: point.x, y: point.y, callout.ink)
      for label in room.place(callout.texts, beside: point) { drawing.add(label) }
    }
  }
}
