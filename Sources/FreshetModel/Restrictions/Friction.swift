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
        "How long it takes who goes on, on the wall clock; the attempt is `waiting` meanwhile. Frictions of one action take their times one "
          + "after the other. Absent: no time."),
      .optional(
        "drop_out", .share,
        "The share \(whose) in its scope that give up there. With a `reaction` they are stopped, and react; without one the wish is `dropped`. "
          + "Absent: nobody."),
    ]
  }

  /// The key that says whether it is met again and again.
  static let once = KeyReference.optional(
    "once", .boolean, default: "false", "Whether who has gone through it once, with any of the actions, is done with it.")

  /// What all kinds of it have in common.
  static let meaning =
    "It comes after all that may stop an attempt. Who knows of it tries all the same. What is done on the way to something else, such as the "
    + "sign-up of who gets a tool, takes no time there."
}
