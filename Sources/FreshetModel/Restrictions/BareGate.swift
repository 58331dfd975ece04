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
      .required("verdict", .one(Verdict.registry), "What it decides: to `stop` a share of the attempts, or to `limit` how many come through."),
    ],
    example: "{kind: gate, platform: forum, actions: [post], verdict: {stop: {share: 30 %, drawn: person}}, from: 2026-03-01, "
      + "reaction: {abandon: {share: rest}}}")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    let actions = parameters.texts("actions") ?? []
    let verdict = parameters.table("verdict")
    if let limit = verdict?.table("limit") {
      return [
        Effect(
          gating: actions, namedBy: ["actions"], .limit(rate: limit.number("rate"), adjustsEvery: limit.number(RateLimit.pace.name)),
          pacedBy: ["verdict", "limit", RateLimit.pace.name])
      ]
    }
    let stop = verdict?.table("stop") ?? ParameterTable()
    var effect = Effect(gating: actions, namedBy: ["actions"], .stop(share: stop.number("share") ?? 1))
    effect.drawn = Drawn(stop)
    return [effect]
  }
}
