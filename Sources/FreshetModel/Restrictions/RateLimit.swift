public import FreshetCore

/// The platform takes so many attempts per time and turns away who comes in excess: a service without a waiting room, see ``Limit``.
public enum RateLimit: RestrictionKind {
  public static let reference = EntryReference(
    name: "rate_limit",
    meaning:
      "Throttling, such as a limit on forwarding: the platform takes so many attempts per time and stops the excess. A bucket fills with "
        + "tokens at the `limit`, up to `burst` of them. "
      + "Each attempt that all other restrictions have let through takes a token, or is stopped where there is none. People who know of it "
      + "try all the same. A sign-up that serves something else is tried once.",
    keys: [
      .required(
        "actions", .list(.identifier),
        "The actions of the platform that count together, or `register`; a single one may stand without brackets."),
    ] + Limit.keys(rate: "limit"),
    example: "{kind: rate_limit, platform: telegram, from: 2015-12-16, until: 2015-12-19, actions: register, limit: 75 per s, reaction: {retry: "
      + "{share: 60 %, gap: {exponential: {mean: 10 min}}, at_most: 10}, abandon: {share: rest}}}",
    source: "Telegram, December 2015: sign-ups limited by the text messages that confirm them")

  public static func effects(_ parameters: ParameterTable, offered: [String]) -> [Effect] {
    [Effect(gating: parameters.texts("actions") ?? [], namedBy: ["actions"], .limit(Limit(parameters, rate: "limit")))]
  }
}
