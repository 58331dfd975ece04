public import FreshetCore

/// A tool or an app is out of the store: nobody gets it, and who has it keeps it.
public enum StoreRemoval: RestrictionKind {
  public static let reference = EntryReference(
    name: "store_removal",
    meaning:
      "A tool or an app cannot be had any more; installed copies stay and work. It stops sign-ups, `register`, also those of people who "
      + "want a tool to go round a restriction.",
    keys: Restriction.enforcement,
    example: "{kind: store_removal, platform: vpn, from: 2017-07-29}",
    source: "VPNs in the app store in China, July 2017 (CNBC, 18 October 2017)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: [Action.register], byEnforcementOf: parameters)]
  }
}
