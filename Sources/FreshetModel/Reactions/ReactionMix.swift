public import FreshetCore

/// The reactions to a restriction, with the share of blocked attempts that lead to each.
public struct ReactionMix: Sendable {
  /// Shares are positive and make 1.
  public var choices: [(share: Double, reaction: Reaction)]

  public init(choices: [(share: Double, reaction: Reaction)]) {
    self.choices = choices
  }

  /// Reads `{defer: {…}, abandon: {…}}`.
  ///
  /// - Throws: ``ParameterProblem`` where a reaction's parameters are wrong or the shares do not make 100 % within a millionth.
  public init(_ table: ParameterTable) throws(ParameterProblem) {
    choices = []
    for (name, value) in table.elements {
      guard case .table(let parameters) = value, let share = parameters.number("share") else {
        throw ParameterProblem([name, "share"], .missing)
      }
      do throws(ParameterProblem) {
        let reaction = try Reaction(name: name, parameters)
        if share > 0 { choices.append((share, reaction)) }
      } catch {
        throw error.inside(name)
      }
    }
    let sum = choices.reduce(0) { $0 + $1.share }
    guard abs(sum - 1) < 1e-6 else { throw ParameterProblem([], .sharesMake(sum)) }
  }
}
