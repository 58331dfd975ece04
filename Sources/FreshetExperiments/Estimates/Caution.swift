public import FreshetModel
import FreshetRandom

/// Something about a scenario that makes its results less than they seem, and that its author may not have meant.
public enum Caution: Sendable, Equatable {
  /// A lift before the start of the run or after its end: no surge can be told of.
  case liftOutsideRun(restriction: String)
  /// A restriction that was in force before the run starts, though nobody tries again, waits or holds back because of it yet; from how
  /// many seconds on as many try again as if they had before the run, absent where nobody does.
  case unseenPast(restriction: String, settlesAfter: Double?)
  /// A rate limit of which few simulated attempts may pass at once: more are turned away than of all people.
  case coarseLimit(restriction: String, attempts: Double)
  /// A restriction that suspends so many accounts that few are simulated.
  case fewSuspended(restriction: String, accounts: Double)
  /// A service of which so small a part is simulated that waits at usual load are too long by so many seconds: more than 1 % of how long
  /// people wait before they leave, or of how long a full line takes.
  case coarseService(service: String, excess: Double)
  /// A service to which more people come than it can serve, each per day, even without restrictions.
  case overloadedService(service: String, comes: Double, serves: Double)
  /// A service whose target is looked at after lifts, in a run without any.
  case unseenTarget(service: String)
  /// A service whose people hear so late of being turned away that it is long beside the gaps after which they come again.
  case lateAnswers(service: String, after: Double, gap: Double)
  /// Subscribers whose law has no finite variance: however many accounts are simulated, a few decide whom broadcasts reach.
  case endlessSubscribers(of: String)
  /// A peak of one replication is the greatest of noisy numbers, and nothing has an interval.
  case singleReplication

  /// The fewest simulated attempts that a rate limit should let through at once.
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
      + scenario.services.flatMap { load($0, scenario, layout) + coarseness($0, scenario, layout) + lateness($0, scenario) + target($0, scenario) }
      + subscribers(scenario)
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
      case .retry, .leave: true
      case .defer: !restriction.schedule.isStanding
      case .divert(let divert): divert.keep > 0
      case .circumvent(let circumvent): circumvent.adoption != nil && !restriction.schedule.isStanding
      case .abandon: false
      }
    }
    return began && leavesTraces ? [.unseenPast(restriction: restriction.name, settlesAfter: longestRetrying(restriction))] : []
  }

  /// The time in which nearly all who try again have come through or given up: three times the mean of the longest row of repeats.
  private static func longestRetrying(_ restriction: Restriction) -> Double? {
    restriction.reaction.choices.compactMap { choice in
      if case .retry(let retry) = choice.reaction { 3 * Double(retry.atMost) * retry.gap.mean } else { nil }
    }.max()
  }

  private static func suspends(_ restriction: Restriction, weight: Double) -> [Caution] {
    guard case .count(let count) = restriction.suspension?.extent, weight > 1, count / weight < fewestSuspended else { return [] }
    return [.fewSuspended(restriction: restriction.name, accounts: count / weight)]
  }

  /// Whether more people come to a service than it can serve.
  private static func load(_ service: Service, _ scenario: Scenario, _ layout: ResultLayout) -> [Caution] {
    let comes = scenario.usualLoad(of: service, layout)
    let serves = service.capacity.perSecond * (service.hours?.shareOfWeek ?? 1)
    guard !service.isLimit, comes > serves else { return [] }
    return [.overloadedService(service: service.name, comes: comes * secondsPerDay, serves: serves * secondsPerDay)]
  }

  private static let secondsPerDay = 86_400.0

  private static func target(_ service: Service, _ scenario: Scenario) -> [Caution] {
    let hasLifts = scenario.restrictions.contains { restriction in
      restriction.scope.platform == service.platform && !restriction.schedule.lifts(before: scenario.end).isEmpty
        && restriction.actions.contains { service.actions.contains($0) }
    }
    return service.target == nil || hasLifts ? [] : [.unseenTarget(service: service.name)]
  }

  /// Whether the sample of a service is too small for what it loses; nothing where it is overloaded at all times, or loses nobody.
  private static func coarseness(_ service: Service, _ scenario: Scenario, _ layout: ResultLayout) -> [Caution] {
    let weight = layout.weight(of: service).factor
    guard !service.isLimit else { return [] }
    let capacity = service.capacity.perSecond
    let spare = capacity - scenario.usualLoad(of: service, layout)
    guard spare > 0, weight > 1 else { return [] }
    let excess = weight / spare
    let limits = [service.patience?.mean, service.room.map { $0 / capacity }].compactMap { $0 }
    return limits.contains { excess > $0 * mostExcess } ? [.coarseService(service: service.name, excess: excess)] : []
  }

  private static let mostExcess = 0.01

  /// Whether two windows of a service are longer than what people wait of their own accord before they come again.
  private static func lateness(_ service: Service, _ scenario: Scenario) -> [Caution] {
    let own = service.owner.map { scenario.restrictions[$0.restriction].reaction.choices } ?? []
    let late = 2 * service.answersWithin.seconds
    guard let gap = Service.shortestMedian(ReactionMix(choices: service.full.choices + own)), gap < late else { return [] }
    return [.lateAnswers(service: service.name, after: late, gap: gap)]
  }

  private static func subscribers(_ scenario: Scenario) -> [Caution] {
    let laws = scenario.platforms.enumerated().flatMap { index, platform in
      [(platform.name, platform.subscribers)] + scenario.people.map { ("\($0.name) on \(platform.name)", $0.subscribers[index]) }
    }
    return laws.compactMap { name, law in law.map { $0.variance.isFinite } ?? true ? nil : .endlessSubscribers(of: name) }
  }

  private static func limits(_ restriction: Restriction, weight: Double) -> [Caution] {
    restriction.effects.compactMap { effect in
      guard case .limit(let limit) = effect.verdict, weight > 1 else { return nil }
      let attempts = limit.burst / weight
      return attempts < fewestAttempts ? .coarseLimit(restriction: restriction.name, attempts: max(1, attempts)) : nil
    }
  }
}

extension Service.Capacity {
  /// The real requests that all servers together can serve in a second of their time.
  fileprivate var perSecond: Double {
    switch self {
    case .servers(let count, let time): Double(count) / time.mean
    case .rate(let rate, _), .limit(let rate, _): rate
    }
  }
}

extension Scenario {
  /// The real requests per second that come to a service on average, without restrictions.
  fileprivate func usualLoad(of service: Service, _ layout: ResultLayout) -> Double {
    let platform = platforms[service.platform]
    func isConcerned(_ cohort: ResultLayout.Cohort) -> Bool { service.owner?.scope.includes(cohort) ?? (cohort.platform == service.platform) }
    let accounts = layout.cohorts.indices.filter { isConcerned(layout.cohorts[$0]) }
      .reduce(0) { $0 + Double(layout.accounts[$1]) * layout.weight(ofCohort: $1).factor }
    let signUps = service.actions.contains(Action.register) ? platform.signUps?.rate ?? 0 : 0
    return platform.actions.filter { service.actions.contains($0.name) }
      .reduce(signUps) { $0 + accounts * (platform.lapse?.activeShare ?? 1) / $1.gap.mean }
  }
}
