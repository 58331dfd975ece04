public import FreshetCore

/// The reactions to a restriction, with the share of those who are stopped or hold back that leads to each.
public struct ReactionMix: Sendable {
  /// Shares are positive and make 1.
  public var choices: [(share: Double, reaction: Reaction)]

  public init(choices: [(share: Double, reaction: Reaction)]) {
    self.choices = choices
  }

  /// Reads `{defer: {…}, abandon: {…}}`. One of the shares may be `rest`: what the others leave of 100 %.
  ///
  /// - Throws: ``ParameterProblem`` where a reaction's parameters are wrong, the shares do not make 100 % within a millionth, or
  ///   several of them are `rest`.
  public init(_ table: ParameterTable) throws(ParameterProblem) {
    var reactions: [(name: String, parameters: ParameterTable)] = []
    for (name, value) in table.elements {
      guard case .table(let parameters) = value, parameters["share"] != nil else { throw ParameterProblem([name, "share"], .missing) }
      reactions.append((name, parameters))
    }
    let shares = try SharesOfWhole.read(reactions.map { ([$0.name, "share"], $0.parameters.number("share")) })
    choices = []
    for ((name, parameters), share) in zip(reactions, shares) {
      do throws(ParameterProblem) {
        let reaction = try Reaction(name: name, parameters)
        if share > 0 { choices.append((share, reaction)) }
      } catch {
        throw error.inside(name)
      }
    }
  }

  /// The same reactions in an order that does not depend on the file, so that one draw means the same in all mixes.
  var inOrder: ReactionMix {
    ReactionMix(choices: choices.sorted { $0.reaction.rank < $1.reaction.rank })
  }
}
