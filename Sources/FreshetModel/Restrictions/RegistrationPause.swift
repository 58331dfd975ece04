public import FreshetCore

/// Nobody in the scope can register; existing users notice nothing.
public enum RegistrationPause: RestrictionKind {
  public static let reference = EntryReference(
    name: "registration_pause",
    meaning: "New people cannot register; existing users notice nothing. It gates the action `register`.",
    keys: Restriction.enforcement,
    example: "{kind: registration_pause, platform: weibo, from: 2017-10-18, until: 2017-10-25, reaction: {defer: {share: 40 %, delay: "
      + "{exponential: {mean: 1 d}}}, abandon: {share: rest}}}",
    source: "Weibo, October 2017, overseas sign-ups; WeChat, July 2021 (Radio Free Asia)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: [Action.register], byEnforcementOf: parameters)]
  }
}
