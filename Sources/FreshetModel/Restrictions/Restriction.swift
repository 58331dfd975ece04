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
  /// What its kind does beside that.
  public var measures: [Measure] = []
  /// Whether a person reacts alike to every stop.
  public var isConsistent = false
  /// What people know of it, and when.
  public var knowledge = Knowledge()
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

  /// Whether somebody may act before it whose next wish lies beyond the end of the run: to do more, or since it stands for longer.
  ///
  /// - Parameters:
  ///   - end: The end of the run.
  ///   - knowsTimes: Whether wishes beyond it have a timestamp.
  func mayBeMetWithoutWish(after end: SimulationTime, knowsTimes: Bool) -> Bool {
    guard let anticipation = knowledge.anticipation, let until = schedule.onTimes.last?.until else { return false }
    return anticipation.extraShare > 0 || anticipation.act == .hurry && (until == .never || knowsTimes && until > end)
  }

  /// Describes the keys that a restriction of any kind has in a scenario file.
  public static let reference = EntryReference(
    name: "restriction",
    meaning: "A rule in force on a platform for some time: who it concerns, what it stops, and how people react.",
    keys: identity + schedule + Knowledge.keys + [
      .optional(
        "reaction", .some(Reaction.registry),
        "What people do who are stopped, or hold back. It may be absent in three cases: where only a tool is restricted, since the wish that "
          + "needed the tool goes on with its own reactions; where people give up of their own accord at a friction; and where reviewers refuse "
          + "nobody."),
      .optional(
        "consistent", .boolean,
        "Whether a person reacts alike every time: the choice among the reactions is drawn once for each person, for all such "
          + "restrictions of the platform, in the order `circumvent`, `divert`, `leave`, `defer`, `retry`, `abandon`. So the 50 % who go "
          + "round one are "
          + "among the 60 % who go round another. Absent: `true` where "
          + "`circumvent`, `divert` or `leave` is among them, since a way round that is open once is open the next time."),
    ])

  private static let identity: [KeyReference] = [
    .optional("name", .identifier, "A name for the results. Absent: the platform and the kind, `wechat-profile_freeze`."),
    .required("platform", .identifier, "The platform that it is put on."),
    .optional("who", .named(.list(.identifier), of: "trait"), Scope.meaning),
    .optional("message", .text, "What people read when they are stopped; kept for reports, it changes no result."),
  ]

  private static let schedule: [KeyReference] = [
    .optional(
      "from", .instant,
      "When it begins. Without it, `times` and `alternating` the restriction stands: it is in force from the first instant of the run, and "
        + "the people of the scenario have lived with it. Then nobody can hurry before it, it is `announced` by the start of the run or never, "
        + "and if it ends inside the run nobody defers, since it is unknown how many wait when the run starts."),
    .optional("until", .instant, "The lift. Absent: it has none."),
    .optional(
      "in", .choice(["restricted", "both"]),
      "In which arms a restriction without beginning stands. With `both` it stands in the baseline, too, and the effect is that of the other "
        + "restrictions alone: what a failing tool adds to a block that goes on, for example. Absent: in the `restricted` arm alone."),
    .optional(
      "times", .rows(OnTime.reference, atMost: Scenario.Limits.onTimes),
      "Several times in which it is in force, such as the nights of a curfew, in order, in place of `from` and `until`; each lift has its "
        + "rows in `surge.csv`."),
    .optional("alternating", .entry(Alternation.reference), "It goes on and off by chance. Absent: it is on all the time."),
  ]

  /// The keys of the kinds that stop a fixed share of the attempts.
  static let enforcement: [KeyReference] = [
    .optional("enforcement", .share, default: "100 %", "The share of attempts in its scope that it stops."), drawn,
  ]

  /// The keys of the kinds by which a platform cannot be reached.
  static let block: [KeyReference] = [
    .optional(
      "functions", .list(.identifier),
      "The actions that are stopped, or `register` for sign-ups; a single one may stand without brackets. Absent: all that the platform "
        + "offers, sign-ups among it."),
    .optional("leak", .share, default: "0 %", "The share of attempts in its scope that get through."), drawn,
  ]

  /// The key of all verdicts that are left to chance.
  static let drawn = KeyReference.optional(
    "drawn", .choice(Drawn.allCases.map(\.rawValue)), default: "attempt",
    "What is stopped or not as a whole: each `attempt`, a `wish` with all its repeats, or all that a `person` does.")
}

extension Effect {
  /// What a kind with the keys ``Restriction/enforcement`` does.
  ///
  /// - Parameter parameters: The restriction's keys.
  init(gating actions: [String], namedBy keys: [String]? = nil, byEnforcementOf parameters: ParameterTable) {
    self.init(gating: actions, namedBy: keys, .stop(share: parameters.number("enforcement") ?? 1))
    drawn = Drawn(parameters)
  }

  /// What a kind with the keys ``Restriction/block`` does.
  ///
  /// - Parameters:
  ///   - parameters: The restriction's keys.
  ///   - offered: All that people do on the platform.
  init(blocking parameters: ParameterTable, offered: [String]) {
    let functions = parameters.texts("functions")
    self.init(
      gating: functions ?? offered, namedBy: functions == nil ? nil : ["functions"], .stop(share: 1 - (parameters.number("leak") ?? 0)))
    drawn = Drawn(parameters)
  }
}
