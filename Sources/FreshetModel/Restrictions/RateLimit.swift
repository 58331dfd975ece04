public import FreshetCore

/// The platform takes so many attempts per time and turns away who comes in excess: see ``TurnedAway`` for how, and how late.
public enum RateLimit: RestrictionKind {
  public static let reference = EntryReference(
    name: "rate_limit",
    meaning:
      "The platform takes so many attempts per time and turns away who comes in excess. In each stretch of `adjusts_every` it counts "
      + "the attempts that reach the limit, and in the next one it lets each through with the probability limit / count: it is late by "
      + "a stretch, and turns nobody away in the first one. Attempts that a restriction before it in the file has stopped do not "
      + "reach it.",
    keys: [
      .required(
        "actions", .list(.identifier),
        "The actions of the platform that count together, or `register`; a single one may stand without brackets."),
      .required("limit", .rate, "The people who come through, per time, `75 per s`."), pace,
    ],
    source: "Telegram, December 2015: sign-ups limited by the text messages that confirm them")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    let verdict = Verdict.limit(rate: parameters.number("limit"), adjustsEvery: parameters.number(pace.name))
    return [Effect(gating: parameters.texts("actions") ?? [], namedBy: ["actions"], verdict, pacedBy: [pace.name])]
  }

  /// The key that says how often a limit is adjusted.
  static let pace = KeyReference.optional(
    "adjusts_every", .duration(.positive), default: "1 h",
    "How long the platform counts before it adjusts the share that it turns away. A run goes through time in windows of "
      + "this length, so a short one costs time.")
}
