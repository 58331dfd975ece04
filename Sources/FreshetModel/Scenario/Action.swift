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
      Demand.key,
    ])

  /// The action of a new person who wants an account; the name is taken.
  public static let register = "register"

  /// All actions together in the results; the name is taken.
  public static let all = "all"
}
