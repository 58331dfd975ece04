public import FreshetCore
public import FreshetRandom

/// The person turns to another platform at once.
public struct Divert: ReactionKind {
  public static let reference = EntryReference(
    name: "divert",
    meaning:
      "The person does the same on another platform at once: with the account that they have there, or signing up first where the platform "
      + "has `sign_ups`. A sign-up that is stopped becomes a sign-up there. People who are stopped there, too, react by the reactions of that "
      + "restriction, but do not turn to a third platform. Where the sign-up there is stopped, the other reactions decide, by their shares.",
    keys: [
      .share,
      .required("to", .identifier,
        "The platform that the person turns to; it must have every action that the restriction stops. Where it lacks one, stop that by "
          + "another restriction."),
      .optional(
        "keep", .share, default: "0 %",
        "The share of the people who turn there that move: from then on all their wishes for this action go there, without an attempt here. "
          + "Drawn once for each person and platform. Sign-ups do not move."),
      .optional(
        "returns", .one(Distribution.registry), "How long people who move stay away, on the wall clock. Absent: for good."),
    ],
    example: "{divert: {share: 20 %, to: qq, keep: 50 %, returns: {exponential: {mean: 10 d}}}, abandon: {share: rest}}")

  /// The name of the other platform.
  public var to: String
  /// The share of those who turn away who move.
  public var keep: Double
  /// How long they stay away; absent: for good.
  public var returns: Distribution?

  public init(to: String, keep: Double = 0, returns: Distribution? = nil) {
    self.to = to
    self.keep = keep
    self.returns = returns
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let to = parameters.text("to") else { throw ParameterProblem("to", .missing) }
    self.to = to
    keep = parameters.number("keep") ?? 0
    returns = parameters["returns"] == nil ? nil : try parameters.distribution("returns")
  }
}
