extension String {
  /// The text in lines, broken between words, each with a line feed at its end.
  ///
  /// - Parameters:
  ///   - columns: How wide a line may be; a longer word stands alone.
  ///   - indent: Blanks before each line.
  ///   - hanging: More blanks before all lines but the first.
  package func wrapped(to columns: Int = 100, indent: Int = 0, hanging: Int = 0) -> String {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty && line.count + 1 + word.count > columns {
        lines.append(line)
        line = String(repeating: " ", count: indent + hanging)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }
}
