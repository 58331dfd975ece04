public import FreshetCore

/// All problems of a scenario, in the order of the file.
public struct ScenarioDiagnostics: Error, Sendable {
  /// More than anybody mends at once; those behind are only counted.
  static let mostShown = 1000

  public let diagnostics: [Diagnostic]
  /// How many more problems there are.
  public let unshown: Int
  /// The texts that the diagnostics point into: the file first, then the arguments and the data files.
  public let sources: [SourceText]
  /// Whether all that is wrong is that there is no such file.
  public internal(set) var isMissingFile = false
  /// Whether all that is wrong is that the command line names restrictions which the scenario does not have.
  public internal(set) var isMissingRestriction = false

  public init(diagnostics: [Diagnostic], unshown: Int = 0, sources: [SourceText]) {
    self.diagnostics = diagnostics
    self.unshown = unshown
    self.sources = sources
  }

  init(_ problems: [LocatedProblem], sources: [SourceText]) {
    let ordered = problems.enumerated().sorted { left, right in
      left.element.span == right.element.span
        ? left.offset < right.offset : left.element.span.isBefore(right.element.span)
    }
    let shown = ordered.prefix(Self.mostShown)
    self.init(
      diagnostics: shown.map { Wording.diagnostic($0.element) }, unshown: ordered.count - shown.count, sources: sources)
    isMissingRestriction = !problems.isEmpty && problems.allSatisfy { if case .option(.unknownRestriction) = $0.problem { true } else { false } }
  }

  /// Every problem with its place, source lines, caret and hint; a blank line between two, a line feed at the end. Of many that differ in
  /// numbers alone, each in a line of its own, the first is told, and the lines of the others.
  public func rendered(color: Bool) -> String {
    let renderer = DiagnosticRenderer(sources: sources, color: color)
    let more = unshown > 0 ? [Wording.unshown(unshown) + "\n"] : []
    return (joined.map { renderer.render($0) } + more).joined(separator: "\n")
  }

  /// More of the same words than that are told once.
  private static let mostAlike = 3

  private var joined: [Diagnostic] {
    let alike = Dictionary(grouping: diagnostics) { $0.words }
    var told: Set<[String]> = []
    return diagnostics.compactMap { diagnostic in
      guard let all = alike[diagnostic.words], all.count > Self.mostAlike, haveLines(all) else { return diagnostic }
      guard told.insert(diagnostic.words).inserted else { return nil }
      var first = diagnostic
      first.message += Wording.others(inLines: all.dropFirst().map(\.span.line))
      return first
    }
  }

  /// Whether they stand in lines of a file, no two of them in the same.
  private func haveLines(_ diagnostics: [Diagnostic]) -> Bool {
    let lines = diagnostics.map(\.span.line)
    return !sources[diagnostics[0].span.source].isArgument && lines.allSatisfy { $0 > 0 } && Set(lines).count == lines.count
  }
}

extension Diagnostic {
  /// What it says, and where it belongs, without numbers; those in names are no numbers.
  fileprivate var words: [String] {
    [code, String(span.source)] + [message, label, hint ?? ""].map { text in
      text.replacing(/([A-Za-z_]?)[0-9]+/) { $0.1.isEmpty ? "0" : $0.0 }
    }
  }
}
