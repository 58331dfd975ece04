public import FreshetCore

/// The person gives up: the attempt is lost.
public struct Abandon: ReactionKind {
  public static let reference = EntryReference(
    name: "abandon",
    meaning: "The person gives up this wish, and tries the next one as usual; for a sign-up, the person is lost. People who stop altogether `leave`.",
    keys: [.share],
    example: "{abandon: {share: 30 %}}")

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {}
  public init() {}
}
