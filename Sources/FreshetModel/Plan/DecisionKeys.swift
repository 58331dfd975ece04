public import FreshetRandom

/// The names of all decisions of the people of one cohort: the one place that says from which stream each is drawn.
///
/// They depend on the names of the platform, the origin, the action and the restriction alone, so that adding one leaves the draws
/// of the others as they were.
public struct DecisionKeys: Sendable {
  private let platform: String
  private let origin: String

  /// - Parameters:
  ///   - platform: The name of the platform that they act on.
  ///   - origin: The name of their origin or group.
  ///   - home: For people who turned away from another platform, its name.
  public init(platform: String, origin: String, turnedFrom home: String? = nil) {
    self.platform = platform
    self.origin = home.map { "from \($0) \(origin)" } ?? origin
  }

  /// The course of a restriction that alternates, the same for everybody.
  public static func alternation(of restriction: String) -> ProcessKey { ProcessKey(restriction, "alternation") }

  /// The own rate of all that a person of a group does, on all platforms.
  public static func activity(ofGroup group: String) -> ProcessKey { ProcessKey("people", group, "activity") }

  /// When a person comes to sign up, and how many come in a block.
  public var arrival: ProcessKey { ProcessKey(platform, origin, Action.register, "arrival") }
  /// How long an account stays in use, and away.
  public var lapse: ProcessKey { ProcessKey(platform, origin, "lapse") }

  /// The person's own rate of all actions.
  public var activity: ProcessKey { ProcessKey(platform, origin, "activity") }

  /// The first of a person's wishes and their own rate of the action, which are drawn together; after that the gaps between wishes.
  public func gap(_ action: String) -> ProcessKey { ProcessKey(platform, origin, action, "gap") }
  /// The verdict of a gate, the choice of a reaction, and its delay, in this order; a wish or a person may have draws of its own instead.
  public func reaction(_ action: String, to restriction: String) -> ProcessKey {
    ProcessKey(platform, origin, action, restriction, "reaction")
  }
  /// When the person acts who hurries.
  public func anticipation(_ action: String, of restriction: String) -> ProcessKey {
    ProcessKey(platform, origin, action, restriction, "anticipation")
  }
  /// Whether the person takes notice of a stop.
  public func learning(_ action: String, of restriction: String) -> ProcessKey {
    ProcessKey(platform, origin, action, restriction, "learning")
  }
  /// The verdict of a restriction on all that the person does.
  public func verdict(of restriction: String) -> ProcessKey { ProcessKey(platform, origin, restriction, "verdict") }
  /// How a person reacts who is consistent.
  public var consistency: ProcessKey { ProcessKey(platform, origin, "consistency") }
  /// The choice among the other reactions where the way round that was chosen is closed, and its delay.
  public func fallback(_ action: String, to restriction: String) -> ProcessKey {
    ProcessKey(platform, origin, action, restriction, "fallback")
  }
  /// How long a service takes for an attempt, and how long the person waits for it, in this order.
  public func service(_ action: String, by service: String) -> ProcessKey { ProcessKey(platform, origin, action, service, "service") }
  /// What the person does whom a service has no room for.
  public func full(_ action: String, by service: String) -> ProcessKey { ProcessKey(platform, origin, action, service, "full") }
  /// Whether a person gets this tool, and how long that takes.
  public var adoption: ProcessKey { ProcessKey(platform, origin, "adoption") }
  /// Whether a person who turns away from here moves, and for how long.
  public var move: ProcessKey { ProcessKey(platform, origin, "move") }
  /// Whether the announcement reaches the person, and what they do in anticipation, in this order: for all actions.
  public func awareness(of restriction: String) -> ProcessKey { ProcessKey(platform, origin, restriction, "awareness") }
  /// Whether and when a restriction suspends the account; when it comes back, and when its holder opens a new one.
  public func suspension(by restriction: String) -> ProcessKey { ProcessKey(platform, origin, restriction, "suspension") }
  /// From which share of others on a person stays, and when they look, in this order.
  public var following: ProcessKey { ProcessKey(platform, origin, "following") }
  /// When the person hears of the platform from others.
  public var wordOfMouth: ProcessKey { ProcessKey(platform, origin, "word of mouth") }
  /// When the person hears of somebody whom a restriction has hit.
  public func contact(of restriction: String) -> ProcessKey { ProcessKey(platform, origin, restriction, "contact") }
  /// When the person hears of a lift: for all actions.
  public func notice(of restriction: String) -> ProcessKey { ProcessKey(platform, origin, restriction, "notice") }
  /// How many people follow the account.
  public var subscribers: ProcessKey { ProcessKey(platform, origin, "subscribers") }
}
