public import FreshetCore

/// Nobody in the scope can register; existing users notice nothing.
public enum RegistrationPause: RestrictionKind {
  public static let reference = EntryReference(
    name: "registration_pause",
    meaning: "New people cannot register; existing users notice nothing. It gates the action `register`.",
    keys: Restriction.enforcement,
    source: "Weibo, October 2017, overseas sign-ups; WeChat, July 2021 (Radio Free Asia)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: [Action.register], byEnforcementOf: parameters)]
  }
}
