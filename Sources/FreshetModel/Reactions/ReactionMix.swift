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
    let rest = try Self.rest(of: table)
    choices = []
    for (name, value) in table.elements {
      guard case .table(let parameters) = value, let share = parameters.number("share") ?? rest else {
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
    guard abs(sum - 1) < Self.tolerance else { throw ParameterProblem([], .sharesMake(sum)) }
  }

  /// The same reactions in an order that does not depend on the file, so that one draw means the same in all mixes.
  var inOrder: ReactionMix {
    ReactionMix(choices: choices.sorted { $0.reaction.rank < $1.reaction.rank })
  }

  private static let tolerance = 1e-6

  /// What is left for the reaction whose share is `rest`; absent where none is.
  private static func rest(of table: ParameterTable) throws(ParameterProblem) -> Double? {
    var sum = 0.0
    var name: String?
    for (reaction, value) in table.elements {
      guard case .table(let parameters) = value else { continue }
      sum += parameters.number("share") ?? 0
      guard parameters.text("share") != nil else { continue }
      if name != nil { throw ParameterProblem([reaction, "share"], .secondRest) }
      name = reaction
    }
    guard let name else { return nil }
    guard sum < 1 + tolerance else { throw ParameterProblem([name, "share"], .noRest(sum)) }
    return max(0, 1 - sum)
  }
}
