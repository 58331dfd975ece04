public import FreshetCore
public import FreshetRandom

/// The person reaches the platform by a tool that goes round the restriction, at once.
public struct Circumvent: ReactionKind {
  public static let reference = EntryReference(
    name: "circumvent",
    meaning:
      "The person goes round the restriction with a tool, such as a VPN: `connect` there first, then try again. With the tool the attempt "
      + "passes every restriction whose reactions name the tool, and meets all others. Where a person cannot connect, or has no such tool and "
      + "does not get it, the other reactions decide, by their shares. A way round that needs nothing, such as another DNS server, is a tool that "
      + "everybody has: an account there from the start, for as many people as use the platform.",
    keys: [
      .share,
      .required("tool", .identifier, "The platform that is the tool; it has `tool: true`."),
      .optional(
        "adopt", .entry(adoption),
        "How people without the tool get it. Absent: nobody does. It does nothing where the restriction has no `from`: the people of the start "
          + "have lived with it, and their accounts show who got the tool."),
    ],
    example: "{circumvent: {share: 60 %, tool: vpn, adopt: {share: 10 %, delay: {exponential: {mean: 1 d}}}}, abandon: {share: rest}}")

  private static let adoption = EntryReference(
    name: "adopt",
    meaning: "How people get a tool: by a sign-up there, which may be stopped like any other.",
    keys: [
      .required("share", .share, "The share of those without the tool who get it: drawn once for each person and tool."),
      .required(
        "delay", .one(Distribution.registry),
        "The time from the stop to the tool, on the person's clock as the delay of `defer`; drawn once, too. Meanwhile the wish waits in the "
          + "backlog; then it is tried again: each wish after the delay from its own stop, also where the tool is there sooner. Where the "
          + "sign-up is stopped, the person does not try to get the tool again."),
    ])

  /// The name of the tool.
  public var tool: String
  /// The share of those without the tool who get it, and the time that takes; absent where nobody does.
  public var adoption: (share: Double, delay: Distribution)?

  public init(tool: String, adoption: (share: Double, delay: Distribution)? = nil) {
    self.tool = tool
    self.adoption = adoption
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let tool = parameters.text("tool") else { throw ParameterProblem("tool", .missing) }
    self.tool = tool
    guard let adopt = parameters.table("adopt") else { return }
    guard let share = adopt.number("share") else { throw ParameterProblem(["adopt", "share"], .missing) }
    adoption = (share, try ParameterProblem.inside("adopt") { () throws(ParameterProblem) in try adopt.distribution("delay") })
  }
}
