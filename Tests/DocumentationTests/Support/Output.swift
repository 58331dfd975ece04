/// Output as it is compared.
enum Output {
  /// The lines without what differs from run to run: progress, and how long it took.
  static func lines(_ text: String) -> [String] {
    lines(text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  static func lines(_ lines: [String]) -> [String] {
    var lines = lines.filter { !$0.hasPrefix("running ") && !$0.hasPrefix("replication ") }.map { line in
      line.replacing(/in [0-9.]+ (s|min|h) \([0-9.]+( k| M)?\/s\)/, with: "in … (…/s)")
        .replacing(/about [0-9.]+ (s|min|h) on [0-9]+ threads? of/, with: "about … on … of")
    }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines
  }

  /// Whether a document shows what was printed. A first line `…` stands for everything before the rest.
  static func isShown(_ printed: String, in shown: [String]) -> Bool {
    let printed = lines(printed)
    let shown = lines(shown)
    if shown.first == "…" { return printed.suffix(shown.count - 1).elementsEqual(shown.dropFirst()) }
    return printed == shown
  }

  /// What the document would show: the real output, as much of it as now.
  static func recorded(_ printed: String, for shown: [String]) -> [String] {
    var printed = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { !$0.hasPrefix("running ") && !$0.hasPrefix("replication ") }
    while printed.last?.isEmpty == true { printed.removeLast() }
    guard shown.first == "…" else { return printed }
    let first = printed.lastIndex { shown.count > 1 && lines([$0]) == lines([shown[1]]) }
    return ["…"] + (first.map { Array(printed[$0...]) } ?? printed.suffix(shown.count - 1))
  }
}
