public import FreshetCore

/// The list of reactions: one case each, one file each.
public enum Reaction: Sendable {
  case abandon(Abandon)
  case `defer`(Defer)
  case retry(Retry)
  case divert(Divert)

  static let kinds: [any ReactionKind.Type] = [Abandon.self, Defer.self, Retry.self, Divert.self]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "reaction", entries: kinds.map { $0.reference })

  /// Its place in the order by which one draw chooses among reactions.
  var rank: Int {
    switch self {
    case .divert: 0
    case .defer: 1
    case .retry: 2
    case .abandon: 3
    }
  }

  init(name: String, _ parameters: ParameterTable) throws(ParameterProblem) {
    switch name {
    case Abandon.reference.name: self = .abandon(try Abandon(parameters))
    case Defer.reference.name: self = .defer(try Defer(parameters))
    case Retry.reference.name: self = .retry(try Retry(parameters))
    case Divert.reference.name: self = .divert(try Divert(parameters))
    default: throw ParameterProblem([], .unknown(what: "reaction", known: Self.registry.entries.map(\.name)))
    }
  }
}
