public import FreshetCore
public import FreshetRandom

/// Users who stop using a platform for a while and return: an alternating renewal process for each user.
public struct Lapse: Sendable {
  /// The law of the time that a user stays active.
  public var after: Distribution
  /// The law of the time until a lapsed user returns.
  public var returning: Distribution

  public init(after: Distribution, returning: Distribution) {
    self.after = after
    self.returning = returning
  }

  /// The share of users who are active in equilibrium.
  public var activeShare: Double { after.mean / (after.mean + returning.mean) }

  /// Describes lapses in a scenario file.
  public static let reference = EntryReference(
    name: "lapse",
    meaning:
      "Users who stop for a while and return, in equilibrium when the run starts. A lapsed user does nothing and wants "
      + "nothing; an attempt that was waiting waits for the return. For new people time runs from the moment they come.",
    keys: [
      .required("after", .one(Distribution.registry), "How long a user stays active."),
      .required("return", .one(Distribution.registry), "How long a lapsed user stays away."),
    ])
}
