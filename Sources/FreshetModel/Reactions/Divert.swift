public import FreshetCore
public import FreshetRandom

/// The person turns to another platform at once.
public struct Divert: ReactionKind {
  public static let reference = EntryReference(
    name: "divert",
    meaning:
      "The person does the same on another platform at once: with an account there, or signing up first where the platform has "
      + "`sign_ups`. A sign-up that is stopped becomes one there. Who is blocked there too reacts as one does there, but does not turn "
      + "away a second time; who cannot even sign up there does what the rest of the reactions say, by their shares.",
    keys: [
      .share,
      .required("to", .identifier, "The platform that the person turns to; it must have the same action."),
      .optional(
        "keep", .share, default: "0 %",
        "The share of those who turn away who move: from then on all their wishes to do this action go there, without trying here. "
          + "Drawn once for each person and platform. Sign-ups do not move."),
      .optional(
        "returns", .one(Distribution.registry), "How long those who move stay away, on the wall clock. Absent: for good."),
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
