public import FreshetCore

/// A rule in force on a platform for some time: who it concerns, what it stops, and how people react.
public struct Restriction: Sendable {
  /// Unique in the scenario.
  public var name: String
  public var kind: String
  /// The position of the platform in the scenario.
  public var platform: Int
  /// The names of the gated actions, all of them actions of the platform (or ``Action/register``).
  public var actions: [String]
  /// The names of the origins that it concerns.
  public var origins: [String]
  /// When it was made known; absent where it never was before it began.
  public var announced: SimulationTime?
  public var from: SimulationTime
  /// The lift, ``SimulationTime/never`` for a standing restriction. May lie after the end of the run.
  public var until: SimulationTime
  /// The probability that an attempt in scope is stopped; without meaning under a ``rateLimit``.
  public var enforcement: Double
  public var anticipation: Anticipation?
  public var reaction: ReactionMix
  /// How many come through where that, instead of ``enforcement``, decides who is stopped.
  public var rateLimit: RateLimit?

  public init(
    name: String, kind: String, platform: Int, actions: [String], origins: [String], announced: SimulationTime?,
    from: SimulationTime, until: SimulationTime, enforcement: Double, anticipation: Anticipation?, reaction: ReactionMix,
    rateLimit: RateLimit? = nil
  ) {
    self.name = name
    self.kind = kind
    self.platform = platform
    self.actions = actions
    self.origins = origins
    self.announced = announced
    self.from = from
    self.until = until
    self.enforcement = enforcement
    self.anticipation = anticipation
    self.reaction = reaction
    self.rateLimit = rateLimit
  }

  /// Describes the keys that a restriction of any kind has in a scenario file.
  public static let reference = EntryReference(
    name: "restriction",
    meaning: "A rule in force on a platform for some time: who it concerns, what it stops, and how people react.",
    keys: [
      .optional("name", .identifier, "A name for the results. Absent: the platform and the kind, `wechat-profile_freeze`."),
      .required("platform", .identifier, "The platform that it is put on."),
      .optional("who", .entry(scopeReference), "Whom it concerns. Absent: everybody."),
      .optional("announced", .instant, "When it was made known. Absent: when it begins."),
      .required("from", .instant, "When it begins."),
      .optional("until", .instant, "The lift. Absent: it stands."),
      .optional("message", .text, "What people read when they are stopped; kept for reports, it changes no result."),
      .optional(
        "anticipation", .entry(Anticipation.reference),
        "People who hurry to act between the announcement and the beginning. Absent: nobody."),
      .required("reaction", .some(Reaction.registry), "What people do who are stopped."),
    ])

  /// The key of the kinds that stop a fixed share of the attempts.
  static let enforcement = KeyReference.optional(
    "enforcement", .share, default: "100 %", "The share of attempts in its scope that it stops, drawn for each attempt.")

  /// Describes `who`.
  public static let scopeReference = EntryReference(
    name: "who",
    meaning: "The people whom a restriction concerns.",
    keys: [.required("origin", .list(.identifier), "Origins of the platform; a single one may stand without brackets.")])
}
