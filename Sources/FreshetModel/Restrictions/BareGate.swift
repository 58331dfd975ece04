public import FreshetCore

/// The mechanism behind all kinds, for a restriction that has no name of its own: a gate before some actions, and its verdict.
public enum BareGate: RestrictionKind {
  public static let reference = EntryReference(
    name: "gate",
    meaning:
      "A gate before some actions: the mechanism behind all kinds, for a restriction that none of them names. The schedule says when it is "
      + "in force, `who` whom it concerns, and the `verdict` what it decides.",
    keys: [
      .required(
        "actions", .list(.identifier),
        "The actions that it stands before, or `register` for sign-ups; a single one may stand without brackets."),
      .required(
        "verdict", .one(Verdict.registry),
        "What it decides: to `stop` a share of the attempts, to `limit` how many come through, or to hold them up by a `friction`."),
    ],
    example: "{kind: gate, platform: forum, actions: [post], verdict: {stop: {share: 30 %, drawn: person}}, from: 2026-03-01, "
      + "reaction: {abandon: {share: rest}}}")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    let actions = parameters.texts("actions") ?? []
    let verdict = parameters.table("verdict")
    if let limit = verdict?.table("limit") {
      return [Effect(gating: actions, namedBy: ["actions"], .limit(Limit(limit, rate: "rate")))]
    }
    if let friction = verdict?.table("friction") {
      var effect = Effect(gating: actions, namedBy: ["actions"], .friction)
      effect.drawn = Drawn(friction)
      return [effect]
    }
    let stop = verdict?.table("stop") ?? ParameterTable()
    var effect = Effect(gating: actions, namedBy: ["actions"], .stop(share: stop.number("share") ?? 1))
    effect.drawn = Drawn(stop)
    return [effect]
  }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    guard let friction = parameters.table("verdict")?.table("friction") else { return [] }
    let isOnce = friction.boolean("once") ?? false
    return try ParameterProblem.inside("verdict") { () throws(ParameterProblem) in
      try ParameterProblem.inside("friction") { () throws(ParameterProblem) in [.holdUp(try Friction(friction, isOnce: isOnce))] }
    }
  }
}
