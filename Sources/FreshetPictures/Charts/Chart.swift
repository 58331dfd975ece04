/// Something that can be drawn at any width.
package protocol Chart: Sendable {
  /// - Parameter width: In pixels; ``PictureStyle/wide`` or ``PictureStyle/narrow``.
  func drawing(width: Double) -> Drawing
  /// The same for gnuplot.
  var gnuplot: GnuplotPlot { get }
}

/// A picture with all that belongs to it.
package struct Picture: Sendable {
  /// What it is asked for by, as in `freshet plot RUN flow wechat change_picture`; the first is its kind.
  package var words: [String]
  package var title: String
  /// What has to be said beside it, under it.
  package var caption: String
  /// What it shows, for those who cannot see it.
  package var description: String
  package var chart: any Chart
  /// The numbers behind it.
  package var table: TextTable

  /// `flow-wechat-change_picture`.
  package var name: String { words.joined(separator: "-") }

  package var alternative: AlternativeText { AlternativeText(title: title, description: description) }

  /// Stands in every file.
  package static let mark = "<!-- drawn by freshet plot -->"

  /// The picture as an SVG file.
  package func svg(width: Double = PictureStyle.wide) -> String {
    chart.drawing(width: width).titled(title).svg(alternative, identifier: "p", classes: nil)
  }
}

/// A small table of texts.
package struct TextTable: Sendable {
  package var columns: [String]
  package var rows: [[String]]

  package init(_ columns: [String], _ rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}

/// How numbers are written along an axis and beside marks.
package enum NumberForm: Sendable {
  case count, seconds, hours, share, times, plain

  /// A number by itself.
  package func text(_ value: Double) -> String {
    switch self {
    case .count: Figure.count(value)
    case .seconds: Figure.seconds(value)
    case .hours: Figure.hours(value)
    case .share: Figure.percent(value)
    case .times: Figure.times(value)
    case .plain: Figure.plain(value)
    }
  }

  /// A number and its interval.
  package func text(_ value: Double, _ interval: ClosedRange<Double>?) -> String {
    guard let interval else { return text(value) }
    if self == .count { return Figure.estimate(value, halfWidth: max(interval.upperBound - value, value - interval.lowerBound)) }
    let ends = (text(interval.lowerBound), text(interval.upperBound))
    // What rounds away says nothing.
    return ends.0 == ends.1 ? text(value) : "\(text(value)) (\(ends.0) to \(ends.1))"
  }

  /// A number at a tick, where ticks are a step apart.
  ///
  /// - Parameter unit: That in which ticks are round.
  func tick(_ value: Double, step: Double, unit: (size: Double, name: String)) -> String {
    switch self {
    case .count, .plain, .times: Figure.tick(value, step: step)
    case .share: Figure.tick(value * 100, step: step * 100) + "\u{A0}%"
    case .seconds, .hours: Figure.tick(value / unit.size, step: step / unit.size) + (value == 0 ? "" : "\u{A0}" + unit.name)
    }
  }

  /// The unit in which ticks are round: lengths of time are told in seconds, minutes, hours and days.
  func roundUnit(upTo high: Double) -> (size: Double, name: String) {
    let second: Double
    switch self {
    case .seconds: second = 1
    case .hours: second = 1.0 / 3600
    default: return (1, "")
    }
    switch high / second {
    case 345_600...: return (86_400 * second, "d")
    case 7200...: return (3600 * second, "h")
    case 120...: return (60 * second, "min")
    default: return (second, "s")
    }
  }
}

/// An axis of numbers: its scale and its ticks.
struct NumberAxis: Sendable {
  let scale: NumberScale
  let ticks: [(value: Double, text: String)]

  /// - Parameters:
  ///   - range: What it has to show; its ends are moved to round numbers.
  ///   - pixels: Where its ends lie.
  ///   - most: How many ticks there may be.
  init(_ range: ClosedRange<Double>, form: NumberForm, pixels: (from: Double, to: Double), most: Int) {
    let unit = form.roundUnit(upTo: max(abs(range.lowerBound), abs(range.upperBound)))
    let (low, high) = NumberScale.rounded(low: range.lowerBound / unit.size, high: range.upperBound / unit.size, atMost: most)
    let values = NumberScale(low: low, high: high, from: 0, to: 1).ticks(atMost: most).map { $0 * unit.size }
    let step = values.count > 1 ? values[1] - values[0] : 1
    scale = NumberScale(low: low * unit.size, high: high * unit.size, from: pixels.from, to: pixels.to)
    ticks = values.map { ($0, form.tick($0, step: step, unit: unit)) }
  }

  var widest: Double { ticks.map { TextWidth.of($0.text, size: PictureStyle.smallText) }.max() ?? 0 }
}

extension Drawing {
  /// The drawing with its title above it, for one that stands alone.
  func titled(_ title: String) -> Drawing {
    let lines = TextWidth.lines(title, width: width - 16, size: 15, isBold: true)
    let shift = Double(lines.count) * 20 + 8
    var drawing = Drawing(width: width, height: height + shift)
    for (index, line) in lines.enumerated() {
      drawing.add(Label(line, x: 4, y: 20 + Double(index) * 20, size: 15, isBold: true))
    }
    drawing.add(marksOf: self, shiftedBy: shift)
    return drawing
  }
}
