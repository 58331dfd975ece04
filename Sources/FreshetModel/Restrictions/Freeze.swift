public import FreshetCore

/// Users cannot do some of what the platform offers; everything else works.
public enum Freeze: RestrictionKind {
  public static let reference = EntryReference(
    name: "freeze",
    meaning: "Some actions are stopped, whichever they are; everything else works.",
    keys: Restriction.enforcement + [
      .required(
        "actions", .list(.identifier),
        "The actions that are stopped, or `register` for sign-ups; a single one may stand without brackets."),
    ],
    example: "{kind: freeze, platform: weibo, actions: [post, comment], from: 2012-03-31T08:00, until: 2012-04-03T08:00, "
      + "reaction: {abandon: {share: rest}}}",
    source: "Weibo and Tencent Weibo, comments closed for three days in 2012 (BBC News, 31 March 2012)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: parameters.texts("actions") ?? [], namedBy: ["actions"], byEnforcementOf: parameters)]
  }
}
