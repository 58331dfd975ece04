/// How wide a text is, before anybody has drawn it.
package enum TextWidth {
  /// An estimate that is not too small for the fonts that browsers take for `sans-serif`: the widths are those of DejaVu Sans, which is wider
  /// than Arial, Helvetica, Roboto, Segoe UI and the fonts of the systems.
  ///
  /// - Parameters:
  ///   - text: What is written.
  ///   - size: The size of the font in pixels.
  ///   - isBold: Whether it is bold, which is an eighth wider.
  /// - Returns: Pixels.
  /// - Complexity: O(length of the text).
  package static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return Double(thousandths) / 1000 * size * (isBold ? 1.135 : 1)
  }

  /// The advance of a character in thousandths of the font's size.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    let value = Int(scalar.value)
    if (32..<127).contains(value) { return ascii[value - 32] }
    switch scalar {
    case "\u{A0}": return 318
    case "–": return 500
    case "−", "±", "×", "≥", "≤": return 838
    case "…", "→": return 1000
    default: break
    }
    switch value {
    case 0x0300...0x036F, 0x200B...0x200D, 0xFE00...0xFE0F: return 0
    case 0..<0x0530: return 700
    case 0x0530..<0x1100: return 750
    default: return 1050
    }
  }

  /// From the blank to the tilde.
  private static let ascii = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337,
    838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684,
    989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635,
    411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  /// The text, cut with `…` where it is wider than there is room.
  package static func cut(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
    if of(text, size: size, isBold: isBold) <= width { return text }
    var cut = text
    while !cut.isEmpty, of(cut + "…", size: size, isBold: isBold) > width { cut.removeLast() }
    return cut.trimmingBlanks + "…"
  }

  /// The text in lines that have room, broken at blanks; a word that is wider is cut.
  package static func lines(_ text: String, width: Double, size: Double, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if let last = lines.last, of(last + " " + word, size: size, isBold: isBold) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(cut(word, to: width, size: size, isBold: isBold))
      }
    }
    return lines
  }
}

extension String {
  /// Without blanks at its end.
  fileprivate var trimmingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
