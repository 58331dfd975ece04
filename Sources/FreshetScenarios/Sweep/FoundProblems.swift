import FreshetCore

/// The problems of the points of a sweep, those that are alike together.
struct FoundProblems {
  /// How many there are, where a message is to say which of them have the problem.
  private let points: Int?
  private var order: [String] = []
  private var known: [String: (diagnostic: Diagnostic, first: Int, count: Int)] = [:]
  private var sources: [SourceText] = []

  init(points: Int? = nil) { self.points = points }

  mutating func add(_ problems: ScenarioDiagnostics, point: Int = 0) {
    if problems.sources.count > sources.count { sources = problems.sources }
    for diagnostic in problems.diagnostics {
      let key = "\(diagnostic.span) \(diagnostic.message)"
      if known[key] == nil {
        order.append(key)
        known[key] = (diagnostic, point, 0)
      }
      known[key]?.count += 1
    }
  }

  /// Absent where there are none.
  var diagnostics: ScenarioDiagnostics? {
    guard !order.isEmpty else { return nil }
    let all = order.compactMap { known[$0] }.map { problem in
      var diagnostic = problem.diagnostic
      if let points, problem.count < points {
        diagnostic.message += " (\(problem.count) of \(points) points, the first of them \(problem.first))"
      }
      return diagnostic
    }
    return ScenarioDiagnostics(
      diagnostics: Array(all.prefix(ScenarioDiagnostics.mostShown)), unshown: max(0, all.count - ScenarioDiagnostics.mostShown),
      sources: sources)
  }
}
