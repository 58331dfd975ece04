public import FreshetCore

/// Something has to be done before an action, each time.
public enum PlainFriction: RestrictionKind {
  public static let reference = EntryReference(
    name: "friction",
    meaning: "Something makes actions harder, and stops nobody: it takes time, and some give up. " + Friction.meaning,
    keys: [
      .required(
        "actions", .list(.identifier),
        "The actions that it stands before, or `register` for sign-ups; a single one may stand without brackets."),
    ] + Friction.keys("of the attempts") + [Restriction.drawn],
    example: "{kind: friction, platform: weibo, from: 2012-03-31, actions: [post, comment], delay: {exponential: {mean: 20 s}}, drop_out: 3 %}")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(holdingUp: parameters, drawn: Drawn(parameters))]
  }

  public static func measures(_ parameters: ParameterTable, start: Int64) throws(ParameterProblem) -> [Measure] {
    [.holdUp(try Friction(parameters))]
  }
}
