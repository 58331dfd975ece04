public import FreshetCore
public import FreshetRandom

/// The rush before a restriction: people who hear of it and do at once what they would have done while it is in force, get what they
/// will need then, or do something that they would not have done at all.
public struct Anticipation: Sendable {
  /// What people do before a restriction.
  public enum Act: String, CaseIterable, Sendable {
    /// They bring their next wishes forward.
    case hurry
    /// They get the tool of its reactions.
    case adopt
    /// They sign up at the other platform of its reactions.
    case divert
  }

  /// The share of people who do, of those whom the announcement reaches.
  public var share: Double
  /// What they do.
  public var act: Act
  /// The share of them who do something once more instead.
  public var extraShare: Double
  /// The time from the announcement to the act.
  public var delay: Distribution

  public init(share: Double, delay: Distribution, extraShare: Double = 0, act: Act = .hurry) {
    self.share = share
    self.act = act
    self.extraShare = extraShare
    self.delay = delay
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    guard let share = parameters.number("share") else { throw ParameterProblem("share", .missing) }
    self.share = share
    act = parameters.text("do").flatMap(Act.init) ?? .hurry
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
      "People who hear of a restriction before it begins act before it does. People who hurry bring forward their next wish of each of its "
      + "actions, the one that is pending at the announcement, if it would have fallen into the restriction. The wish moves, and counts even if "
      + "the person has lapsed when it would have come. Others get what they will need: a tool, or an account elsewhere. Whether a person acts is "
      + "drawn once, for all actions; the delay of people who hurry is drawn for each action.",
    keys: [
      .required("share", .share, "The share of the people whom the announcement reaches who act."),
      .required(
        "delay", .one(Distribution.registry),
        "The time from the announcement to the act, on the person's clock as the delay of `defer`. People who would come too late do not "
          + "act."),
      .optional(
        "do", .choice(Act.allCases.map(\.rawValue)),
        "What they do. `hurry`: what they want next. `adopt`: get the tool of `circumvent` among the reactions, if they have none. "
          + "`divert`: sign up at the platform of `divert` among them, if they have no account there; they turn there only when they are "
          + "stopped. Both are sign-ups, which may be stopped like any other. People who do not use the restricted platform at that moment, or "
          + "have no account there, do neither. Absent: `hurry`."),
      .optional(
        "extra_share", .share, default: "0 %",
        "The share of the people whom the announcement reaches who do each of the actions once more than they would have, after "
          + "such a delay: an announcement also creates demand. These are other people than those of `share`, so both make 100 % at most. There are "
          + "no extra sign-ups: people who want no account are not in the scenario."),
    ],
    example: "{share: 10 %, delay: {exponential: {mean: 2 h}}, do: hurry}")
}
