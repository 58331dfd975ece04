public import FreshetCore

/// The platform can be reached now and then.
public enum IntermittentBlock: RestrictionKind {
  public static let reference = EntryReference(
    name: "intermittent_block",
    meaning:
      "A `platform_block` that goes on and off, at `times` that are known or by chance, `alternating`. It stops the whole platform, or some of "
      + "its functions.",
    keys: Restriction.block,
    oneOf: [["times", "alternating"]],
    example: "{kind: intermittent_block, platform: whatsapp, alternating: {on: {exponential: {mean: 3 h}}, off: {exponential: "
      + "{mean: 8 h}}}, notice: {exponential: {mean: 20 min}}, reaction: {abandon: {share: rest}}}",
    source: "WhatsApp in China, on and off before the full block of October 2017 (CNBC, 18 October 2017)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(blocking: parameters, offered: offered)]
  }
}
