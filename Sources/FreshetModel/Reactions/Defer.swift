public import FreshetCore
public import FreshetRandom

/// The person waits for the lift and tries again some time after it.
public struct Defer: ReactionKind {
  public static let reference = EntryReference(
    name: "defer",
    meaning:
      "The person remembers the wish and tries again after the lift that ends this on-time: some time after hearing of it, see "
      + "`notice`. `pending` of the action says how many wishes of a person wait.",
    keys: [
      .share,
      .required(
        "delay", .one(Distribution.registry),
        "The time from hearing of the lift to the new attempt, on the person's clock: operational time of the hours of the action's "
          + "rhythm, each day alike; without a rhythm on the wall clock."),
    ],
    example: "{defer: {share: 50 %, delay: {lognormal: {median: 10 h, sigma: 1}}}}")

  /// The time from hearing of the lift to the new attempt, on the person's clock.
  public var delay: Distribution

  public init(delay: Distribution) {
    self.delay = delay
  }

  public init(_ parameters: ParameterTable) throws(ParameterProblem) {
    delay = try parameters.distribution("delay")
  }
}

extension ParameterTable {
  /// The distribution under a key.
  func distribution(_ key: String) throws(ParameterProblem) -> Distribution {
    guard let table = table(key) else { throw ParameterProblem(key, .missing) }
    return try ParameterProblem.inside(key) { () throws(ParameterProblem) in try Distribution(table) }
  }

  /// The law that a key may name.
  func law(_ key: String) throws(ParameterProblem) -> Distribution? { self[key] == nil ? nil : try distribution(key) }
}
