public import FreshetCore

/// The platform is down: nobody in the scope can do anything there or sign up.
public enum Maintenance: RestrictionKind {
  public static let reference = EntryReference(
    name: "maintenance",
    meaning: "The platform is down: all its actions are stopped, and sign-ups where there are any.",
    keys: Restriction.enforcement,
    example: "{kind: maintenance, platform: forum, from: 2026-03-01T02:00, until: 2026-03-01T04:00, "
      + "reaction: {retry: {share: 50 %, gap: {exponential: {mean: 30 min}}, at_most: 3}, abandon: {share: rest}}}")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: offered, byEnforcementOf: parameters)]
  }
}
