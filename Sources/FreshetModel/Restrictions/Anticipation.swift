public import FreshetCore
public import FreshetRandom

/// The rush before a restriction: people who hear of it and do at once what they would have done while it is in force, or something
/// that they would not have done at all.
public struct Anticipation: Sendable {
  /// The share of people who bring their next wishes forward, of those whom the announcement reaches.
  public var share: Double
  /// The share of them who do something once more instead.
  public var extraShare: Double
  /// The time from the announcement to the act.
  public var delay: Distribution

  public init(share: Double, delay: Distribution, extraShare: Double = 0) {
    self.share = share
    self.extraShare = extraShare
    self.delay = delay
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let share = parameters.number("share") else { throw ParameterProblem("share", .missing) }
    self.share = share
    extraShare = parameters.number("extra_share") ?? 0
    delay = try parameters.distribution("delay")
    guard share + extraShare <= 1 + 1e-9 else {
      throw ParameterProblem("extra_share", .sharesAbove(share + extraShare, keys: ["share", "extra_share"]))
    }
  }

  /// Describes anticipation in a scenario file.
  public static let reference = EntryReference(
    name: "anticipation",
    meaning:
      "People who hear of a restriction before it begins bring forward what they want next, if that would have fallen into it: of "
      + "each of its actions the one wish that is pending when it is announced. The wish moves, and counts even if the person has lapsed "
      + "when it would have come. Whether a person does is drawn once, for all actions; the delay for each action.",
    keys: [
      .required("share", .share, "The share of people who do, of those whom the announcement reaches."),
      .required(
        "delay", .one(Distribution.registry),
        "The time from the announcement to the act, on the person's clock as the delay of `defer`; who would come too late does not "
          + "hurry."),
      .optional(
        "extra_share", .share, default: "0 %",
        "The share of other people whom the announcement reaches who do each of the actions once more than they would have, after "
          + "such a delay: an announcement also creates demand. With `share` it makes 100 % at most. Sign-ups have no extra ones: "
          + "who wants no account is nobody in the scenario."),
    ],
    example: "{share: 10 %, delay: {exponential: {mean: 2 h}}}")
}
