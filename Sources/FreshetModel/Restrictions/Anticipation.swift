public import FreshetCore
public import FreshetRandom

/// The rush before a restriction: people who hear of it and do at once what they would have done while it is in force.
public struct Anticipation: Sendable {
  /// The share of people who bring their next wish forward.
  public var share: Double
  /// The time from the announcement to the act.
  public var delay: Distribution

  public init(share: Double, delay: Distribution) {
    self.share = share
    self.delay = delay
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let share = parameters.number("share") else { throw ParameterProblem("share", .missing) }
    self.share = share
    delay = try parameters.distribution("delay")
  }

  /// Describes anticipation in a scenario file.
  public static let reference = EntryReference(
    name: "anticipation",
    meaning:
      "People who hear of a restriction before it begins bring their next wish forward, if that would have fallen into it. "
      + "Nobody wants more than without: the wish moves, and counts even if the person has lapsed when it would have come.",
    keys: [
      .required("share", .share, "The share of people who do."),
      .required(
        "delay", .one(Distribution.registry),
        "The time from the announcement to the act; who would come too late does not hurry."),
    ],
    example: "{share: 10 %, delay: {exponential: {mean: 2 h}}}")
}
