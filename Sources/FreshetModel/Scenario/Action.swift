public import FreshetCore
public import FreshetRandom

/// Something that users do again and again, as a renewal process for each user.
public struct Action: Sendable {
  public var name: String
  /// The law of the gaps between two of a person's actions.
  public var gap: Distribution
  /// How much people differ in their rates; absent where all have the same.
  public var spread: RateSpread?
  /// When in the day and the week; absent where every hour is alike.
  public var rhythm: Rhythm?
  /// How the rate changes by date; absent where it does not.
  public var demand: Demand?
  /// What becomes of a wish that waits when the next one comes.
  public var pending = Pending.latest
  /// Whether it is a broadcast: each completed one reaches all subscribers that the account has.
  public var reachesSubscribers = false

  /// Which of a person's stopped wishes to do one action wait.
  public enum Pending: String, CaseIterable, Sendable {
    /// One at most, the latest: right for what has a state, as a picture has. A stopped wish that is to wait takes the place of an
    /// older one, with its moment, and whatever succeeds settles what waits.
    case latest
    /// All, each by itself: right for messages.
    case all
  }

  public init(name: String, gap: Distribution, spread: RateSpread? = nil, rhythm: Rhythm? = nil) {
    self.name = name
    self.gap = gap
    self.spread = spread
    self.rhythm = rhythm
  }

  /// Describes an action in a scenario file.
  public static let reference = EntryReference(
    name: "action",
    meaning:
      "Something that users do again and again, each at their own times: a renewal process that is in "
      + "equilibrium when the run starts.",
    keys: [
      .required("gap", .one(Distribution.registry), "The law of the gaps between two of a person's actions."),
      .optional(
        "spread", .one(RateSpread.registry),
        "How much people differ: the law of a person's own rate relative to the average. Absent: all have the same rate."),
      .optional(
        "rhythm", .identifier, default: "flat",
        "When in the day and the week: `flat`, `evening`, or the name of an entry under `rhythms`."),
      .optional(
        "pending", .choice(Pending.allCases.map(\.rawValue)), default: "latest",
        "Which of a person's stopped wishes wait. With `latest`, right for a state such as a picture, one wish waits at most. A newer "
          + "one that is to wait takes its place and its moment, and the older is `superseded`. The success of any other wish ends the "
          + "waiting: the wish is `settled`. With `all`, right for messages, each waits by itself."),
      Demand.key,
      .optional(
        "reaches", .choice([subscribers]),
        "Whom it reaches when it is completed: with `subscribers` all that the account has in that arm at that time. `reach` in effects.csv "
          + "counts them; somebody who is reached twice counts twice. Absent: nobody is counted."),
    ])

  /// The action of a new person who wants an account; the name is taken.
  public static let register = "register"

  /// The use of a tool on the way to another platform; the name is taken.
  public static let connect = "connect"

  /// Whom broadcasts reach, in a scenario file.
  static let subscribers = "subscribers"

  /// All actions together in the results; the name is taken.
  public static let all = "all"
}
