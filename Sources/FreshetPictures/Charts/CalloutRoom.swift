/// Where in a plot there is room for what is said of its points.
struct CalloutRoom {
  private let plot: Box
  /// Places that lines go through.
  private var places: [Point] = []
  private var taken: [Box] = []

  private static let lineHeight = 15.0
  private static let widths = [260.0, 200, 160, 118]

  init(plot: Box, lines: [[Point]]) {
    self.plot = plot
    for line in lines {
      for (from, to) in zip(line, line.dropFirst()) {
        let steps = max(1, min(60, Int(max(abs(to.x - from.x), abs(to.y - from.y)) / 5)))
        for step in 0..<steps {
          let part = Double(step) / Double(steps)
          places.append(Point(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part))
        }
      }
    }
  }

  /// Breaks texts into lines and puts them near a point, where they hide least.
  ///
  /// - Parameter texts: The first is bold.
  /// - Returns: The lines; none where there is no room at all.
  mutating func place(_ texts: [String], beside point: Point) -> [Label] {
    var best: (cost: Double, labels: [Label])?
    for width in Self.widths {
      for isRight in [true, false] {
        guard (isRight ? plot.right - point.x : point.x - plot.left) - 11 >= width * 0.6 else { continue }
        let lines = Self.lines(texts, width: min(width, (isRight ? plot.right - point.x : point.x - plot.left) - 11))
        for shift in stride(from: -Double(lines.count) * Self.lineHeight - 4, through: 30, by: 6) {
          let labels = Self.labels(lines, at: point, isRight: isRight, shift: shift)
          guard let cost = cost(labels, shift: shift, count: lines.count), cost < best?.cost ?? .infinity else { continue }
          best = (cost, labels)
        }
      }
    }
    taken += best?.labels.map(\.box) ?? []
    return best?.labels ?? []
  }

  private static func lines(_ texts: [String], width: Double) -> [(text: String, isBold: Bool)] {
    texts.enumerated().flatMap { index, text in
      TextWidth.lines(text, width: width, size: PictureStyle.text, isBold: index == 0).map { ($0, index == 0) }
    }
  }

  private static func labels(_ lines: [(text: String, isBold: Bool)], at point: Point, isRight: Bool, shift: Double) -> [Label] {
    lines.enumerated().map { index, line in
      Label(
        line.text, x: isRight ? point.x + 9 : point.x - 9, y: point.y + 4 + shift + Double(index) * lineHeight, anchor: isRight ? .start : .end,
        isBold: line.isBold
      ).haloed()
    }
  }

  /// How bad a place is: what it hides, how far away it is, and how many lines it takes; `nil` where it is none.
  private func cost(_ labels: [Label], shift: Double, count: Int) -> Double? {
    let boxes = labels.map(\.box)
    guard boxes.allSatisfy({ box in plot.contains(box) && taken.allSatisfy { !$0.overlaps(box) } }) else { return nil }
    let hidden = places.count { place in
      boxes.contains { $0.left - 3 < place.x && place.x < $0.right + 3 && $0.top - 2 < place.y && place.y < $0.bottom + 2 }
    }
    return Double(hidden) * 4 + abs(shift) * 0.15 + Double(count) * 2 + (labels.first?.anchor == .end ? 8 : 0)
  }
}
