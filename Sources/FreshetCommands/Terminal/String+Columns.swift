extension String {
  /// The text with blanks after it, or before it where it stands to the right, as wide as a column.
  func padded(to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - count))
    return right ? blanks + self : self + blanks
  }

  /// The text, cut with `…` where it is wider than a column.
  func cut(to width: Int) -> String { count <= width ? self : String(prefix(Swift.max(0, width - 1))) + "…" }
}
