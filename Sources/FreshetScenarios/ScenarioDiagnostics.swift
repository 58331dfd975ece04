public import FreshetCore

/// All problems of a scenario, in the order of the file.
public struct ScenarioDiagnostics: Error, Sendable {
  public let diagnostics: [Diagnostic]
  /// The texts that the diagnostics point into: the file first, then the arguments.
  public let sources: [SourceText]
  /// Whether all that is wrong is that there is no such file.
  public internal(set) var isMissingFile = false

  public init(diagnostics: [Diagnostic], sources: [SourceText]) {
    self.diagnostics = diagnostics
    self.sources = sources
  }

  init(_ problems: [LocatedProblem], sources: [SourceText]) {
    let ordered = problems.enumerated().sorted { left, right in
      left.element.span == right.element.span
        ? left.offset < right.offset : left.element.span.isBefore(right.element.span)
    }
    self.init(diagnostics: ordered.map { Wording.diagnostic($0.element) }, sources: sources)
  }

  /// Every problem with its place, source lines, caret and hint; a blank line between two, a line feed at the end.
  public func rendered(color: Bool) -> String {
    let renderer = DiagnosticRenderer(sources: sources, color: color)
    return diagnostics.map { renderer.render($0) }.joined(separator: "\n")
  }
}
