extension String {
  /// The text with every control character, invisible character and change of direction replaced by one visible character, so that it
  /// can do no harm to a terminal and columns stay where they are. A tab becomes a blank.
  public var visible: String { String(String.UnicodeScalarView(unicodeScalars.map(\.visible))) }

  /// As ``visible``, of a text of several lines, which stay lines.
  public var visibleLines: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\n" ? $0 : $0.visible }))
  }
}

extension Unicode.Scalar {
  /// Whether a terminal obeys it, or shows nothing for it.
  public var isControl: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  fileprivate var visible: Unicode.Scalar { self == "\t" ? " " : isControl ? "\u{FFFD}" : self }
}
