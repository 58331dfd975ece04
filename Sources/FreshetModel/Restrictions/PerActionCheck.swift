public import FreshetCore

/// People are checked each time before they act.
public enum PerActionCheck: RestrictionKind {
  public static let reference = EntryReference(
    name: "per_action_check",
    meaning: "People are checked each time before they act, such as by a code that they have to scan. " + Friction.meaning,
    keys: [
      .required(
        "actions", .list(.identifier),
        "The actions that it stands before, or `register` for sign-ups; a single one may stand without brackets."),
    ] + Friction.keys("of the attempts"),
    example: "{kind: per_action_check, platform: wechat, from: 2014-05-01, actions: broadcast, delay: {lognormal: {median: 40 s, sigma: 0.6}}, "
      + "drop_out: 2 %}",
    source: "Public accounts of WeChat since May 2014: a personal code before every broadcast (Global Voices, August 2014)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(holdingUp: parameters, drawn: .attempt)]
  }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    [.holdUp(try Friction(parameters))]
  }
}
