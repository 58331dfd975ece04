public import FreshetCore

/// The platform cannot be reached, as a whole or in some of its functions.
public enum PlatformBlock: RestrictionKind {
  public static let reference = EntryReference(
    name: "platform_block",
    meaning:
      "A shutdown: the platform cannot be reached. All its actions are stopped, and sign-ups where there are any, or some functions alone. Part of "
      + "the attempts may get through, the `leak`.",
    keys: Restriction.block,
    example: "{kind: platform_block, platform: whatsapp, functions: [send_media], leak: 5 %, from: 2017-07-18, "
      + "reaction: {abandon: {share: rest}}}",
    source: "KakaoTalk and Line in China, 2014 (AFP, 7 August 2014); WhatsApp in China, 2017 (CNBC, 18 October 2017)")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(blocking: parameters, offered: offered)]
  }
}
