/// What something in a picture is, and how it is drawn.
package struct LegendEntry: Sendable {
  enum Style: Sendable { case line, area, bar }

  var name: String
  var ink: Ink
  var style = Style.line

  static let sampleWidth = 18.0

  /// Draws a piece of it.
  ///
  /// - Parameters:
  ///   - x: Where it begins.
  ///   - y: Where its middle is.
  func draw(in drawing: inout Drawing, x: Double, y: Double) {
    let box = Box(left: x, top: y - 5, right: x + Self.sampleWidth, bottom: y + 5)
    switch style {
    case .line: drawing.horizontal(y, from: box.left, to: box.right, ink)
    case .area:
      drawing.box(box, classes: "r\(ink.rawValue) p")
      drawing.horizontal(box.top, from: box.left, to: box.right, ink)
    case .bar: drawing.box(box, ink)
    }
  }
}

/// The names of lines in rows, each beside a piece of its line.
struct Legend {
  private var entries: [(entry: LegendEntry, x: Double, row: Int)] = []
  private let rowHeight = 17.0

  init(_ all: [LegendEntry], width: Double) {
    var (x, row) = (2.0, 0)
    for var entry in all {
      entry.name = TextWidth.cut(entry.name, to: width - 30, size: PictureStyle.text)
      let needed = LegendEntry.sampleWidth + 6 + TextWidth.of(entry.name, size: PictureStyle.text)
      if x > 2, x + needed > width - 2 { (x, row) = (2, row + 1) }
      entries.append((entry, x, row))
      x += needed + 12
    }
  }

  var height: Double { entries.isEmpty ? 0 : Double((entries.last?.row ?? 0) + 1) * rowHeight + 6 }

  func draw(in drawing: inout Drawing) {
    for (entry, x, row) in entries {
      let y = Double(row) * rowHeight + 8
      entry.draw(in: &drawing, x: x, y: y)
      drawing.add(Label(entry.name, x: x + LegendEntry.sampleWidth + 6, y: y + 4).inked(entry.ink))
    }
  }
}

/// The names of lines beside the plot, where the lines end, each beside a piece of its line.
struct LineNames {
  private let entries: [LegendEntry]

  init(_ entries: [LegendEntry]) { self.entries = entries }

  private static let widest = 170.0

  /// The room that they need beside the plot.
  var width: Double {
    entries.isEmpty ? 0 : min(Self.widest, entries.map { TextWidth.of($0.name, size: PictureStyle.text) }.max() ?? 0) + LegendEntry.sampleWidth + 16
  }

  /// - Parameters:
  ///   - plot: What they stand to the right of.
  ///   - ends: The height at which each line ends.
  func draw(in drawing: inout Drawing, beside plot: Box, ends: [Double]) {
    let places = Placement.spread(ends.map { $0 + 4 }, distance: 16, in: (plot.top + 10)...(plot.bottom + 3))
    for (entry, y) in zip(entries, places) {
      entry.draw(in: &drawing, x: plot.right + 8, y: y - 4)
      let text = TextWidth.cut(entry.name, to: Self.widest, size: PictureStyle.text)
      drawing.add(Label(text, x: plot.right + 8 + LegendEntry.sampleWidth + 6, y: y).inked(entry.ink))
    }
  }
}
