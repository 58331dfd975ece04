public import FreshetCore

/// A rule in force on a platform for some time: whom it concerns, what it does, and how people react.
public struct Restriction: Sendable {
  /// Unique in the scenario.
  public var name: String
  public var kind: String
  public var scope: Scope
  public var schedule: Schedule
  /// What its kind does. All gated actions are actions of the platform, or ``Action/register``.
  public var effects: [Effect]
  public var reaction: ReactionMix
  /// When it was made known, with the rush that follows; absent where it never was before it began.
  public var announcement: Announcement?
  /// The arms that it stands in.
  public var arms = Arms.restricted

  public init(
    name: String, kind: String, scope: Scope, schedule: Schedule, effects: [Effect], reaction: ReactionMix
  ) {
    self.name = name
    self.kind = kind
    self.scope = scope
    self.schedule = schedule
    self.effects = effects
    self.reaction = reaction
  }

  /// The names of all gated actions, each once.
  public var actions: [String] {
    var known = Set<String>()
    return effects.flatMap(\.actions).filter { known.insert($0).inserted }
  }

  /// Describes the keys that a restriction of any kind has in a scenario file.
  public static let reference = EntryReference(
    name: "restriction",
    meaning: "A rule in force on a platform for some time: who it concerns, what it stops, and how people react.",
    keys: [
      .optional("name", .identifier, "A name for the results. Absent: the platform and the kind, `wechat-profile_freeze`."),
      .required("platform", .identifier, "The platform that it is put on."),
      .optional("who", .entry(Scope.reference), "Whom it concerns. Absent: everybody."),
      .optional("announced", .instant, "When it was made known. Absent: when it begins."),
      .optional("from", .instant, "When it begins. Needed unless `times` or `alternating` say it."),
      .optional("until", .instant, "The lift. Absent: it stands."),
      .optional(
        "times", .rows(OnTime.reference, atMost: Scenario.Limits.onTimes),
        "Several times in which it is in force, in order, in place of `from` and `until`; each lift has its rows in `surge.csv`."),
      .optional("alternating", .entry(Alternation.reference), "It goes on and off by chance. Absent: it is on all the time."),
      .optional("message", .text, "What people read when they are stopped; kept for reports, it changes no result."),
      .optional(
        "anticipation", .entry(Anticipation.reference),
        "People who hurry to act between the announcement and the beginning. Absent: nobody."),
      .required("reaction", .some(Reaction.registry), "What people do who are stopped."),
    ])

  /// The key of the kinds that stop a fixed share of the attempts.
  static let enforcement = KeyReference.optional(
    "enforcement", .share, default: "100 %", "The share of attempts in its scope that it stops, drawn for each attempt.")
}

extension ParameterTable {
  /// What a kind with the key ``Restriction/enforcement`` decides.
  var stopsByEnforcement: Verdict { .stop(share: number("enforcement") ?? 1) }
}
