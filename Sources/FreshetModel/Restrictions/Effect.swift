import FreshetCore

/// What a restriction does, whatever its kind: it puts a gate before some actions.
public struct Effect: Sendable {
  /// The names of the gated actions.
  public var actions: [String]
  /// The keys of the scenario file that lead to the list which names the actions, one element for each; absent where the kind itself does.
  public var namedBy: [String]?
  /// What the gate decides.
  public var verdict: Verdict
  /// What has one draw of the verdict.
  public var drawn = Drawn.attempt

  public init(gating actions: [String], namedBy keys: [String]? = nil, _ verdict: Verdict) {
    self.actions = actions
    namedBy = keys
    self.verdict = verdict
  }
}

/// What has one draw of a decision in common.
public enum Drawn: String, CaseIterable, Sendable {
  /// Each attempt has its own.
  case attempt
  /// A wish and its repeats share one.
  case wish
  /// All that a person does shares one.
  case person

  /// What the key ``Restriction/drawn`` says.
  init(_ parameters: ParameterTable) {
    self = parameters.text("drawn").flatMap(Drawn.init) ?? .attempt
  }
}

/// What a gate decides on an attempt of somebody in its scope while it is in force.
public enum Verdict: Sendable, Equatable {
  /// It stops this share of the attempts, from 0 to 1, drawn for each.
  case stop(share: Double)
  /// Who comes through all gates meets a limit, a service of its own that turns away who comes in excess.
  case limit(Limit)
  /// It stops those whose account is read-only, see ``Verification``.
  case readOnly
  /// It stops nobody, but people want less, see ``Fear``.
  case deter
  /// It holds people up, and some give up, see ``Friction``.
  case friction
  /// Who comes through all gates is asked by reviewers, a service of its own, who refuse this share, from 0 to 1.
  case review(refuses: Double)

  /// Whether a service decides, after all gates.
  public var isService: Bool {
    switch self {
    case .limit, .review: true
    case .stop, .readOnly, .deter, .friction: false
    }
  }
}

extension Verdict {
  /// The verdicts that a scenario file can give to a restriction of the kind `gate`.
  static let registry = Registry(
    name: "verdict",
    entries: [
      EntryReference(
        name: "stop", meaning: "A share of the attempts is stopped.",
        keys: [.optional("share", .share, default: "100 %", "The share of attempts that are stopped."), Restriction.drawn],
        example: "{stop: {share: 30 %}}"),
      EntryReference(
        name: "limit", meaning: "So many attempts per time come through, and the excess is turned away, as by a `rate_limit`.",
        keys: Limit.keys(rate: "rate"),
        example: "{limit: {rate: 75 per s}}"),
      EntryReference(
        name: "friction", meaning: "It takes time, and a share gives up, as at a `friction` or, once, at a `pledge`.",
        keys: Friction.keys("of the attempts") + [Restriction.drawn, Friction.once], example: "{friction: {drop_out: 3 %}}"),
    ])
}

extension Effect {
  /// What a kind with the keys ``Friction/keys(_:)`` does to its `actions`.
  init(holdingUp parameters: ParameterTable, drawn: Drawn) {
    self.init(gating: parameters.texts("actions") ?? [], namedBy: ["actions"], .friction)
    self.drawn = drawn
  }
}
