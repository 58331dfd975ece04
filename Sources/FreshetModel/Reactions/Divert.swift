public import FreshetCore

/// The person turns to another platform at once. Only who signs up can do this.
public struct Divert: ReactionKind {
  public static let reference = EntryReference(
    name: "divert",
    meaning:
      "Only for sign-ups: the person registers with another platform at once. Who is blocked there too reacts as one does "
      + "there, but does not turn away a second time.",
    keys: [
      .share,
      .required("to", .identifier, "The platform that the person turns to; it must be one of the scenario and have `sign_ups`."),
    ],
    example: "{divert: {share: 20 %, to: qq}}")

  /// The name of the other platform.
  public var to: String

  public init(to: String) {
    self.to = to
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let to = parameters.text("to") else { throw ParameterProblem("to", .missing) }
    self.to = to
  }
}
