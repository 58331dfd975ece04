/// What one replication gives: integer counts of simulated people, in both arms.
public struct ReplicationResult: Sendable {
  public let layout: ResultLayout
  public let baseline: ArmResult
  public let restricted: ArmResult
  /// Events processed: attempts, in either arm, and changes of a user's state.
  public let events: Int

  public init(layout: ResultLayout, baseline: ArmResult, restricted: ArmResult, events: Int) {
    self.layout = layout
    self.baseline = baseline
    self.restricted = restricted
    self.events = events
  }

  public subscript(arm: Arm) -> ArmResult { arm == .baseline ? baseline : restricted }
}

/// The counts of one arm.
public struct ArmResult: Sendable {
  /// Attempts, by ``FlowCounts`` counter, flow and interval: `(flow × counters + counter) × intervals + interval`.
  public var flowCounts: [Int]
  /// The accounts of each cohort at the start of each interval, and at the end of the run: `cohort × (intervals + 1) + instant`.
  public var population: [PopulationCounts]
  /// Distinct people blocked at least once, by flow.
  public var peopleBlocked: [Int]
  /// Distinct people blocked at least once in any action, by cohort.
  public var peopleBlockedInAny: [Int]
  /// Attempts completed while a restriction on the action was in force for anybody, by flow.
  public var completedDuring: [Int]
  /// Sign-ups that were completed later than wanted, by flow; 0 for all other actions.
  public var registrationsDelayed: [Int]
  public let intervals: Int

  public init(
    flowCounts: [Int], population: [PopulationCounts], peopleBlocked: [Int], peopleBlockedInAny: [Int],
    completedDuring: [Int], registrationsDelayed: [Int], intervals: Int
  ) {
    self.flowCounts = flowCounts
    self.population = population
    self.peopleBlocked = peopleBlocked
    self.peopleBlockedInAny = peopleBlockedInAny
    self.completedDuring = completedDuring
    self.registrationsDelayed = registrationsDelayed
    self.intervals = intervals
  }

  /// The attempts of a flow in an interval.
  public func counts(flow: Int, interval: Int) -> FlowCounts {
    let first = flow * FlowCounts.counters * intervals + interval
    return FlowCounts(values: (0..<FlowCounts.counters).map { flowCounts[first + $0 * intervals] })
  }

  /// The attempts of a flow in the whole run.
  public func total(flow: Int) -> FlowCounts {
    let first = flow * FlowCounts.counters * intervals
    return FlowCounts(
      values: (0..<FlowCounts.counters).map { counter in
        flowCounts[(first + counter * intervals)..<(first + (counter + 1) * intervals)].reduce(0, +)
      })
  }

  /// The accounts of a cohort at the start of an interval; `interval == intervals` is the end of the run.
  public func population(cohort: Int, at interval: Int) -> PopulationCounts {
    population[cohort * (intervals + 1) + interval]
  }
}
