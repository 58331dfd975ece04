import FreshetCore
import FreshetRandom

/// A reaction, resolved for the people of one role.
enum Response {
  case abandon
  case deferUntilLift(delay: Distribution)
  case retry(gap: Distribution, atMost: Int)
  /// Absent where these people cannot.
  case circumvent(Circumvention?)
  /// Absent where these people cannot.
  case divert(Diversion?)
  /// Absent where these people cannot, since they have no account yet.
  case leave(Leaving?)

  /// How people of the role go round a restriction with a tool. Positions are those of the role.
  struct Circumvention {
    /// The account that is owning the tool.
    var account: Int
    /// The process of connecting.
    var connect: Int
    /// The process of getting it, where people may.
    var register: Int?
    var adoption: (share: Double, delay: Distribution)?
  }

  /// How people of the role do something elsewhere. Positions are those of the role.
  struct Diversion {
    /// The account there.
    var account: Int
    /// The process of doing the same there.
    var process: Int
    /// The process of getting the account, where people may.
    var register: Int?
    /// The share of those who turn away who move, and for how long.
    var keep: Double
    var returns: Distribution?
  }

  /// How people of the role leave for good. Positions are those of the role.
  struct Leaving {
    /// The account where they turn up, and the process of getting it; absent where they turn up nowhere.
    var place: (account: Int, register: Int)?
  }

  /// What somebody does whom a service has no room for; who cannot do it there abandons.
  init(toFullService reaction: Reaction) {
    switch reaction {
    case .retry(let retry): self = .retry(gap: retry.gap, atMost: retry.atMost)
    case .defer(let reaction): self = .deferUntilLift(delay: reaction.delay)
    case .abandon, .divert, .circumvent, .leave: self = .abandon
    }
  }

  /// Whether it leads away: to another platform, through a tool or for good.
  var isWayRound: Bool {
    switch self {
    case .circumvent, .divert, .leave: true
    case .abandon, .deferUntilLift, .retry: false
    }
  }

  /// The account that is the tool, as a bit.
  var toolBit: UInt32 {
    if case .circumvent(let way?) = self { 1 << UInt32(way.account) } else { 0 }
  }

  /// Whether people move who choose it.
  var moves: Bool {
    if case .divert(let way?) = self { way.keep > 0 } else { false }
  }

  /// Its word, that of ``Reaction``.
  var name: String {
    switch self {
    case .abandon: Abandon.reference.name
    case .deferUntilLift: Defer.reference.name
    case .retry: Retry.reference.name
    case .circumvent: Circumvent.reference.name
    case .divert: Divert.reference.name
    case .leave: Leave.reference.name
    }
  }

  /// A response, and the probability of it or one before it.
  struct Choice {
    var threshold: Double
    var response: Response
  }
}
