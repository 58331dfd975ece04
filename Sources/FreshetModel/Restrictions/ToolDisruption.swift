public import FreshetCore
import FreshetRandom

/// A tool does not work, or not always.
public enum ToolDisruption: RestrictionKind {
  public static let reference = EntryReference(
    name: "tool_disruption",
    meaning:
      "A tool fails in part of the attempts to `connect`, such as a VPN whose traffic is recognised. Where a person cannot connect, the other "
      + "reactions of the restriction that they wanted to go round decide.",
    keys: [
      .optional("works", .share, default: "0 %", "The share of attempts to connect that still succeed."),
      drawn,
      .optional(
        "fix", .one(Distribution.registry),
        "How long it takes its makers to mend it, from `from` on: drawn once in each replication, for everybody. Absent: it works again "
          + "at `until`."),
    ],
    example: "{kind: tool_disruption, platform: vpn, works: 40 %, from: 2017-10-16, fix: {exponential: {mean: 20 d}}}",
    source: "VPNs in the congress week of 2017 (CNBC, 18 October 2017); Snowflake in October 2022 (Tor Metrics)")

  private static let drawn = KeyReference.optional(
    "drawn", .choice(Drawn.allCases.map(\.rawValue)), default: "attempt",
    "What works or not as a whole: each `attempt`, a `wish` with all its repeats, or all that a `person` does.")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    var effect = Effect(gating: [Action.connect], .stop(share: 1 - (parameters.number("works") ?? 0)))
    effect.drawn = parameters.text("drawn").flatMap(Drawn.init) ?? .attempt
    return [effect]
  }
}
