public import FreshetCore

/// Users cannot change their picture, name or bio; everything else works.
public enum ProfileFreeze: RestrictionKind {
  public static let reference = EntryReference(
    name: "profile_freeze",
    meaning: "Users cannot change parts of their profile; everything else works.",
    keys: Restriction.enforcement + [
      .optional(
        "attributes", .list(.choice(["picture", "name", "bio"])), default: "[picture, name, bio]",
        "What is frozen; `picture` stands for the action `change_picture`, and so on."),
    ],
    example: "{kind: profile_freeze, platform: wechat, attributes: [picture, name], from: 2017-10-17T18:00, until: 2017-11-01, reaction: {defer: "
      + "{share: 50 %, delay: {exponential: {mean: 1 d}}}, abandon: {share: rest}}}",
    source: "WeChat, QQ and Weibo, October 2017 (South China Morning Post, 18 October 2017)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    let actions = (parameters.texts("attributes") ?? []).map { "change_" + $0 }
    return [Effect(gating: actions, namedBy: ["attributes"], byEnforcementOf: parameters)]
  }
}
