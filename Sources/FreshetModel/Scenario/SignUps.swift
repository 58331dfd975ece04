public import FreshetCore

/// New people who come to a platform to register: a Poisson process.
public struct SignUps: Sendable {
  /// Real people per second.
  public var rate: Double
  /// Where they come from, with shares that make 1; the names of the platform's cohorts: its origins and the groups on it.
  public var origins: [Origin]
  public var rhythm: Rhythm?
  /// How the rate changes by date; absent where it does not.
  public var demand: Demand?

  public init(rate: Double, origins: [Origin], rhythm: Rhythm? = nil) {
    self.rate = rate
    self.origins = origins
    self.rhythm = rhythm
  }

  /// Describes sign-ups in a scenario file.
  public static let reference = EntryReference(
    name: "sign_ups",
    meaning: "New people who come to register, independently of each other (a Poisson process).",
    keys: [
      .required("rate", .rate, "People per time, `300 k per d`."),
      .optional(
        "origin", .named(.shareOrRest, of: "origin"),
        "Their origins, or groups of `people`, and shares, of which one may be `rest`. Absent: as the accounts of the start."),
      .optional("rhythm", .identifier, default: "flat", "When in the day and the week, as for an action."),
      Demand.key,
    ])
}
