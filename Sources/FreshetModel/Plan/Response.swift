import FreshetCore
import FreshetRandom

/// A reaction, resolved for the people of one role.
enum Response {
  case abandon
  case deferUntilLift(delay: Distribution)
  case retry(gap: Distribution, atMost: Int)
  /// - Parameter account: The account, in the role's numbering, that the person tries to open instead.
  case divert(account: Int)

  /// - Parameter account: The account, in the role's numbering, that a person can open on the platform of a name; `nil` where there is
  ///   none.
  init(_ reaction: Reaction, account: (_ platform: String) -> Int?) {
    switch reaction {
    case .abandon: self = .abandon
    case .defer(let reaction): self = .deferUntilLift(delay: reaction.delay)
    case .retry(let reaction): self = .retry(gap: reaction.gap, atMost: reaction.atMost)
    case .divert(let reaction): self = account(reaction.to).map { .divert(account: $0) } ?? .abandon
    }
  }

  /// Its word, that of ``Reaction``.
  var name: String {
    switch self {
    case .abandon: Abandon.reference.name
    case .deferUntilLift: Defer.reference.name
    case .retry: Retry.reference.name
    case .divert: Divert.reference.name
    }
  }

  /// A response, and the probability of it or one before it.
  struct Choice {
    var threshold: Double
    var response: Response
  }
}
