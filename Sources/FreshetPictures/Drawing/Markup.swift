/// Text inside XML and HTML.
package enum Markup {
  /// The text with all that has a meaning in markup escaped, so that it stays text in elements and in quoted attributes.
  ///
  /// Characters that XML does not have, and those that only steer a terminal or the direction of writing, become U+FFFD. Scripts that are
  /// written from right to left need none of these: whoever shows the text isolates it (`dir="auto"`, `unicode-bidi: isolate`).
  package static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t", "\r": result += " "
      case _ where isUnfit(scalar): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
