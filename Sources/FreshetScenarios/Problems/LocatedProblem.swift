import FreshetCore

/// A problem and where it stands.
struct LocatedProblem: Sendable {
  /// A place that helps to understand the problem.
  struct Note: Sendable {
    enum Kind: Sendable {
      case first
      case startsHere
      case runStarts
      case runEnds
      case beginsHere
      case isLifted
      case given
      case namedHere
      case standsRight
    }
    var span: SourceSpan
    var kind: Kind
  }

  var problem: ScenarioProblem
  /// The key whose value is meant, as it is to be named in the sentence.
  var key: String
  var span: SourceSpan
  var notes: [Note]
  /// How many more elements of the same list have it.
  var alike = 0

  init(_ problem: ScenarioProblem, key: String = "", span: SourceSpan, notes: [Note] = []) {
    self.problem = problem
    self.key = key
    self.span = span
    self.notes = notes
  }
}
