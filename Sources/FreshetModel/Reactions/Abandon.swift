public import FreshetCore

/// The person gives up: the attempt is lost.
public struct Abandon: ReactionKind {
  public static let reference = EntryReference(
    name: "abandon",
    meaning: "The person gives up this attempt for good; for a sign-up, the person is lost.",
    keys: [.share],
    example: "{abandon: {share: 30 %}}")

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {}
  public init() {}
}
