/// The lines in which a text is not as another one is.
enum TextChanges {
  /// - Parameters:
  ///   - old: One text.
  ///   - new: The other one.
  ///   - signs: What stands before lines that only the first has, and before those that only the second has.
  ///   - most: How many lines are shown.
  /// - Returns: The lines, those of the first text before those of the second; empty where the texts are the same.
  static func lines(from old: String, to new: String, signs: (old: String, new: String), atMost most: Int) -> String {
    let changes = new.split(separator: "\n").difference(from: old.split(separator: "\n"))
    let lines = changes.removals.map { (signs.old, $0) } + changes.insertions.map { (signs.new, $0) }
    let shown = lines.prefix(most).map { sign, change in
      switch change {
      case .remove(_, let line, _), .insert(_, let line, _): "  \(sign) \(line)\n"
      }
    }
    return shown.joined() + (lines.count > shown.count ? "  … and \(lines.count - shown.count) more lines\n" : "")
  }
}
