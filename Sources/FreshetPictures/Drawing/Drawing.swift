/// A text in a picture.
package struct Label: Sendable {
  package enum Anchor: String, Sendable { case start, middle, end }

  package var text: String
  package var x: Double
  /// The line that the letters stand on.
  package var y: Double
  package var anchor = Anchor.start
  package var size = PictureStyle.text
  package var isBold = false
  var ink = Ink.observed
  /// Whether it has a border in the colour of the paper, since lines run below it.
  var hasHalo = false

  init(_ text: String, x: Double, y: Double, anchor: Anchor = .start, size: Double = PictureStyle.text, isBold: Bool = false) {
    self.text = text
    self.x = x
    self.y = y
    self.anchor = anchor
    self.size = size
    self.isBold = isBold
  }

  /// The label in another colour.
  func inked(_ ink: Ink) -> Label { with { $0.ink = ink } }
  func haloed() -> Label { with { $0.hasHalo = true } }

  private func with(_ change: (inout Label) -> Void) -> Label {
    var label = self
    change(&label)
    return label
  }

  package var width: Double { TextWidth.of(text, size: size, isBold: isBold) }

  /// The box that it is expected to fill.
  package var box: Box {
    let left = switch anchor {
    case .start: x
    case .middle: x - width / 2
    case .end: x - width
    }
    return Box(left: left, top: y - 0.8 * size, right: left + width, bottom: y + 0.25 * size)
  }
}

/// A rectangle, in pixels; y grows downwards.
package struct Box: Sendable, Equatable {
  package var left: Double
  package var top: Double
  package var right: Double
  package var bottom: Double

  package init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  package var width: Double { right - left }
  package var height: Double { bottom - top }

  package func overlaps(_ other: Box) -> Bool { left < other.right && other.left < right && top < other.bottom && other.top < bottom }
  package func contains(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }
}

/// A picture as it is drawn for one width: marks in the order in which they cover one another.
package struct Drawing: Sendable {
  package enum Mark: Sendable {
    /// - Parameter classes: Classes of the style sheet.
    case path(String, classes: String)
    case box(Box, classes: String, radius: Double)
    case dot(x: Double, y: Double, radius: Double, classes: String)
    case label(Label)
    /// Others, moved down.
    indirect case group([Mark], shift: Double)
  }

  package let width: Double
  package var height: Double
  package private(set) var marks: [Mark] = []

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  package var labels: [Label] { marks.flatMap(\.labels) }

  mutating func add(_ label: Label) { if !label.text.isEmpty { marks.append(.label(label)) } }

  mutating func line(_ path: String, _ ink: Ink) { if !path.isEmpty { marks.append(.path(path, classes: "l l\(ink.rawValue)")) } }

  /// A pale area.
  mutating func area(_ path: String, _ ink: Ink) { if !path.isEmpty { marks.append(.path(path, classes: "r\(ink.rawValue) p")) } }

  mutating func path(_ path: String, classes: String) { marks.append(.path(path, classes: classes)) }

  mutating func horizontal(_ y: Double, from left: Double, to right: Double, _ ink: Ink) {
    line("M\(left.short) \(y.short)H\(right.short)", ink)
  }

  mutating func vertical(_ x: Double, from top: Double, to bottom: Double, _ ink: Ink) {
    line("M\(x.short) \(top.short)V\(bottom.short)", ink)
  }

  mutating func box(_ box: Box, classes: String, radius: Double = 0) { marks.append(.box(box, classes: classes, radius: radius)) }

  mutating func box(_ box: Box, _ ink: Ink) { self.box(box, classes: "r\(ink.rawValue)") }

  mutating func dot(x: Double, y: Double, radius: Double = 4, _ ink: Ink) {
    marks.append(.dot(x: x, y: y, radius: radius, classes: "r\(ink.rawValue) q"))
  }
}

extension Drawing.Mark {
  fileprivate var labels: [Label] {
    switch self {
    case .label(let label): [label]
    case .group(let marks, let shift):
      marks.flatMap(\.labels).map { label in
        var label = label
        label.y += shift
        return label
      }
    case .path, .box, .dot: []
    }
  }
}

extension Drawing {
  /// Adds the marks of another drawing, lower by some pixels; paths are moved by a group around all of them.
  mutating func add(marksOf other: Drawing, shiftedBy shift: Double) {
    marks.append(.group(other.marks, shift: shift))
  }
}

extension Drawing {
  /// Adds a small label whose middle is at a place, or as near to it as the picture's edges let it be.
  ///
  /// - Parameter clear: What the label's left edge must stay to the right of; the label is left out where it cannot.
  /// - Returns: The label's right edge, or `clear` where it was left out.
  @discardableResult
  mutating func addSmall(_ text: String, middle x: Double, y: Double, clearOf clear: Double = -.infinity) -> Double {
    let text = TextWidth.cut(text, to: width - 4, size: PictureStyle.smallText)
    var label = Label(text, x: x, y: y, anchor: .middle, size: PictureStyle.smallText).inked(.axis)
    label.x = min(max(x, label.width / 2 + 1), width - label.width / 2 - 1)
    guard label.box.left > clear else { return clear }
    add(label)
    return label.box.right
  }

  /// Adds labels in a row, from left to right; one that would touch the one before it is left out.
  mutating func addRow(_ labels: [(text: String, x: Double)], y: Double) {
    var last = -Double.infinity
    for label in labels { last = addSmall(label.text, middle: label.x, y: y, clearOf: last + 6) }
  }
}

extension Double {
  /// A coordinate with at most one decimal, as short as it can be written.
  var short: String {
    let tenths = Int((self * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    let sign = tenths < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
  }
}
