public import FreshetCore
public import FreshetRandom

/// The person tries again and again, without knowing when the restriction ends.
public struct Retry: ReactionKind {
  public static let reference = EntryReference(
    name: "retry",
    meaning:
      "The person tries again after a gap, up to a number of times, and then abandons. A repeat that meets the same gate goes on trying; "
      + "one that meets another gate draws a reaction anew, and the count goes on.",
    keys: [
      .share,
      .required("gap", .one(Distribution.registry), "The time until the next attempt, on the person's clock as the delay of `defer`."),
      .required("at_most", .integer(1...1000),
        "The number of further attempts, after which the person gives up: people try for about this many mean gaps."),
    ],
    example: "{retry: {share: 20 %, gap: {exponential: {mean: 1 d}}, at_most: 3}}")

  /// The time until the next attempt.
  public var gap: Distribution
  /// The number of further attempts.
  public var atMost: Int

  public init(gap: Distribution, atMost: Int) {
    self.gap = gap
    self.atMost = atMost
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    gap = try parameters.distribution("gap")
    guard let atMost = parameters.integer("at_most") else { throw ParameterProblem("at_most", .missing) }
    self.atMost = atMost
  }
}
