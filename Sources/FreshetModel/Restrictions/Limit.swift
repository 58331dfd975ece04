public import FreshetCore

/// How many attempts a platform takes per time: a bucket of tokens, see ``Service/Capacity/limit(_:burst:)``.
public struct Limit: Sendable, Equatable {
  /// Real attempts per second that come through, of all people in the scope together and in all of its actions.
  public var rate: Double
  /// How many come through at once after a quiet time; one does at least.
  public var burst: Double
  /// The length of the windows by which people hear late of it; absent: as the reactions need it.
  public var answersWithin: SimulationDuration?

  public init(rate: Double, burst: Double? = nil, answersWithin: SimulationDuration? = nil) {
    self.rate = rate
    self.burst = burst ?? max(1, rate * Self.usualBurst)
    self.answersWithin = answersWithin
  }

  /// What the keys ``keys(rate:)`` say.
  init(_ parameters: ParameterTable, rate key: String) {
    self.init(
      rate: parameters.number(key) ?? 0, burst: parameters.number("burst"),
      answersWithin: parameters.number("answers_within").map { SimulationDuration(seconds: $0) })
  }

  /// The seconds in which as many tokens come as there are at most, where a file does not say.
  private static let usualBurst = 60.0

  /// The keys of a limit.
  ///
  /// - Parameter key: That of the rate.
  static func keys(rate key: String) -> [KeyReference] {
    [
      .required(key, .rate, "The attempts that come through, per time, `75 per s`."),
      .optional(
        "burst", .count,
        "How many come through at once after a quiet time: in any time at most `burst` more than the rate allows in it. Absent: as many as the "
          + "rate allows in a minute."),
      .optional(
        "answers_within", .duration(.positive),
        "The length of the windows in which the run goes on. People hear of the answer of the limit up to two windows late; the results count "
          + "everything when it happens. Absent: a tenth of the shortest median gap of the reactions, between 1 s and 1 min."),
    ]
  }
}

extension Service {
  /// The rate limits of some restrictions, as the services that they are.
  ///
  /// - Parameter restrictions: In the order of the scenario.
  public static func limits(of restrictions: [Restriction]) -> [Service] {
    restrictions.enumerated().flatMap { index, restriction in
      restriction.effects.compactMap { effect in
        guard case .limit(let limit) = effect.verdict else { return nil }
        var service = Service(
          name: restriction.name, platform: restriction.scope.platform, action: "", capacity: .limit(limit.rate, burst: limit.burst),
          full: ReactionMix(choices: []), answersWithin: limit.answersWithin ?? answersWithin(restriction.reaction))
        service.actions = effect.actions
        service.owner = Owner(index, of: restriction.scope, in: restriction.arms)
        return service
      }
    }
  }
}
