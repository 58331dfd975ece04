public import FreshetModel

/// Something about a scenario that makes its results less than they seem, and that its author may not have meant.
public enum Caution: Sendable, Equatable {
  /// A lift before the start of the run or after its end: no surge can be told of.
  case liftOutsideRun(restriction: String)
  /// A restriction that was in force before the run starts, though nobody tries again, waits or holds back because of it yet.
  case unseenPast(restriction: String)
  /// A rate limit that few simulated attempts pass in the time after which it is adjusted: chance lets through too many.
  case coarseLimit(restriction: String, attempts: Double)
  /// A restriction that suspends so many accounts that few are simulated.
  case fewSuspended(restriction: String, accounts: Double)
  /// A peak of one replication is the greatest of noisy numbers, and nothing has an interval.
  case singleReplication

  /// The fewest simulated attempts that a rate limit should let through in the time after which it is adjusted.
  static let fewestAttempts = 200.0

  /// The fewest simulated accounts that should be suspended in a sample.
  static let fewestSuspended = 30.0

  /// All that is to be said of a scenario, in the order of its restrictions.
  public static func all(of scenario: Scenario) -> [Caution] {
    let layout = ResultLayout(scenario)
    return scenario.restrictions.flatMap { restriction in
      let weight = layout.weight(of: restriction.scope).factor
      return lift(restriction, end: scenario) + past(restriction) + limits(restriction, weight: weight) + suspends(restriction, weight: weight)
    }
      + (scenario.replications == 1 ? [.singleReplication] : [])
  }

  private static func lift(_ restriction: Restriction, end scenario: Scenario) -> [Caution] {
    let schedule = restriction.schedule
    let stands = schedule.onTimes.last?.until == .never
    if stands || schedule.alternation != nil || !schedule.lifts(before: scenario.end).isEmpty { return [] }
    return [.liftOutsideRun(restriction: restriction.name)]
  }

  private static func past(_ restriction: Restriction) -> [Caution] {
    guard let first = restriction.schedule.onTimes.first, first.until > .start else { return [] }
    let began = restriction.schedule.isStanding || first.from < .start
    let leavesTraces = restriction.knowledge.learns > 0 || restriction.reaction.choices.contains { choice in
      switch choice.reaction {
      case .retry: true
      case .defer: !restriction.schedule.isStanding
      case .divert(let divert): divert.keep > 0
      case .circumvent(let circumvent): circumvent.adoption != nil && !restriction.schedule.isStanding
      case .abandon: false
      }
    }
    return began && leavesTraces ? [.unseenPast(restriction: restriction.name)] : []
  }

  private static func suspends(_ restriction: Restriction, weight: Double) -> [Caution] {
    guard case .count(let count) = restriction.suspension?.extent, weight > 1, count / weight < fewestSuspended else { return [] }
    return [.fewSuspended(restriction: restriction.name, accounts: count / weight)]
  }

  private static func limits(_ restriction: Restriction, weight: Double) -> [Caution] {
    restriction.effects.compactMap { effect in
      guard case .limit(let rate, let adjustsEvery) = effect.verdict else { return nil }
      let attempts = rate * adjustsEvery.seconds / weight
      return attempts < fewestAttempts ? .coarseLimit(restriction: restriction.name, attempts: attempts) : nil
    }
  }
}
