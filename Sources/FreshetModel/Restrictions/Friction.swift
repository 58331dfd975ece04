import FreshetCore
public import FreshetRandom

/// What people go through before an action: some give up there, and it holds the others up.
public struct Friction: Sendable {
  /// The share that gives up, from 0 to 1. With reactions they are stopped, and react; without, they drop the wish.
  public var dropOut: Double
  /// How long it holds up who goes on; absent: not at all.
  public var delay: Distribution?
  /// Whether who has gone through it once is done with it.
  public var isOnce: Bool

  public init(dropOut: Double, delay: Distribution? = nil, isOnce: Bool = false) {
    self.dropOut = dropOut
    self.delay = delay
    self.isOnce = isOnce
  }

  /// The friction that the keys ``keys(_:)`` describe.
  init(_ parameters: ParameterTable, isOnce: Bool = false) throws(ParameterProblem) {
    self.init(dropOut: parameters.number("drop_out") ?? 0, delay: try parameters.law("delay"), isOnce: isOnce)
  }

  /// The keys of all that is one.
  ///
  /// - Parameter whose: Whose share gives up: `of the attempts`.
  static func keys(_ whose: String) -> [KeyReference] {
    [
      .optional(
        "delay", .one(Distribution.registry),
        "How long it takes people who go on, on the wall clock; the attempt is `waiting` meanwhile. The delays of several frictions of one "
          + "action add up. Absent: no time."),
      .optional(
        "drop_out", .share,
        "The share \(whose) in its scope that give up there. With a `reaction` they are stopped, and react; without one the wish is `dropped`. "
          + "Absent: nobody."),
    ]
  }

  /// The key that says whether it is met again and again.
  static let once = KeyReference.optional(
    "once", .boolean, default: "false", "Whether a person meets it once: after passing it with any of the actions, never again.")

  /// What all kinds of it have in common.
  static let meaning =
    "It comes after all that may stop an attempt. People who know of it try all the same. A sign-up or a connection that serves something else, "
    + "such as a sign-up to get a tool, takes no time there."
}
