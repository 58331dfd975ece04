public import FreshetCore

/// The list of reactions: one case each, one file each.
public enum Reaction: Sendable {
  case abandon(Abandon)
  case `defer`(Defer)
  case retry(Retry)
  case divert(Divert)
  case circumvent(Circumvent)
  case leave(Leave)

  static let kinds: [any ReactionKind.Type] = [Abandon.self, Defer.self, Retry.self, Divert.self, Circumvent.self, Leave.self]

  /// The reference entries of all kinds.
  public static let registry = Registry(name: "reaction", entries: kinds.map { $0.reference })

  /// Its place in the order by which one draw chooses among reactions.
  var rank: Int {
    switch self {
    case .circumvent: 0
    case .divert: 1
    case .leave: 2
    case .defer: 3
    case .retry: 4
    case .abandon: 5
    }
  }

  /// Whether it leads away, to another platform, through a tool or for good, so that a person's choice of it is one for all that they do.
  public var isWayRound: Bool {
    switch self {
    case .circumvent, .divert, .leave: true
    case .abandon, .defer, .retry: false
    }
  }

  /// The name of the platform that it leads to, the tool's for a way round.
  var platform: String? {
    switch self {
    case .circumvent(let circumvent): circumvent.tool
    case .divert(let divert): divert.to
    case .leave(let leave): leave.to
    case .abandon, .defer, .retry: nil
    }
  }

  init(name: String, _ parameters: ParameterTable) throws(ParameterProblem) {
    switch name {
    case Abandon.reference.name: self = .abandon(try Abandon(parameters))
    case Defer.reference.name: self = .defer(try Defer(parameters))
    case Retry.reference.name: self = .retry(try Retry(parameters))
    case Circumvent.reference.name: self = .circumvent(try Circumvent(parameters))
    case Divert.reference.name: self = .divert(try Divert(parameters))
    case Leave.reference.name: self = .leave(try Leave(parameters))
    default: throw ParameterProblem([], .unknown(what: "reaction", known: Self.registry.entries.map(\.name)))
    }
  }
}
