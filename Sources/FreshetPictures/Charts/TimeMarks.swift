/// What stands above a time chart: which times are shaded, and which moments are marked.
struct TimeMarks {
  private struct Mark {
    var text: String
    /// Where the middle of the text should be.
    var x: Double
    /// A line down from it.
    var line: Double?
    var box: ClosedRange<Double>
  }

  let left: Double
  let right: Double
  let time: TimeScale
  private var marks: [(mark: Mark, row: Int?)] = []
  private let size = PictureStyle.smallText

  /// The most rows of texts.
  private static let mostRows = 4

  /// - Parameters:
  ///   - width: That of the picture.
  ///   - left: What is left free beside the plot, and `right` likewise.
  init(_ chart: TimeChart, width: Double, left: Double, right: Double) {
    self.left = left
    self.right = right
    let time = TimeScale(hours: chart.hours, from: left, to: width - right, calendar: chart.calendar)
    self.time = time
    let isWide = width >= PictureStyle.wide
    let size = size
    func mark(_ text: String, at x: Double, line: Double?) -> Mark {
      let text = TextWidth.cut(text, to: width - 4, size: size)
      let half = TextWidth.of(text, size: size) / 2
      let middle = min(max(x, half + 2), width - half - 2)
      return Mark(text: text, x: middle, line: line, box: (middle - half)...(middle + half))
    }
    let spans = chart.spans.filter { !$0.text.isEmpty }.map { span in
      let middle = (max(left, time(span.hours.lowerBound)) + min(width - right, time(span.hours.upperBound))) / 2
      return mark(isWide ? span.text : span.shortText, at: middle, line: nil)
    }
    let moments = chart.moments.filter { chart.hours.contains($0.hour) }.map { moment in
      let x = time(moment.hour)
      // It stands before its line, so that what begins soon after has room behind it.
      return mark(moment.text, at: x - TextWidth.of(moment.text, size: size) / 2, line: x)
    }
    let all = spans + moments
    marks = Array(zip(all, Placement.rows(all.map(\.box), atMost: Self.mostRows)))
  }

  var rowCount: Int { (marks.compactMap(\.row).max() ?? -1) + 1 }

  /// - Parameters:
  ///   - plot: Where the chart is.
  ///   - top: Where the first row begins.
  func draw(in drawing: inout Drawing, plot: Box, top: Double, rowHeight: Double) {
    for (mark, row) in marks {
      if let x = mark.line {
        let from = row.map { top + Double($0 + 1) * rowHeight } ?? plot.top
        drawing.path("M\(x.short) \(from.short)V\(plot.bottom.short)", classes: "m")
      }
      guard let row else { continue }
      drawing.add(Label(mark.text, x: mark.x, y: top + Double(row) * rowHeight + 12, anchor: .middle, size: size).inked(.blocked).haloed())
    }
  }
}
