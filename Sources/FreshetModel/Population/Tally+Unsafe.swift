package import FreshetCore

/// The integer counts of one worker, in simulated people.
///
/// What happens alike in both arms is counted once, in `both`, and added to each arm at the end.
package final class Tally {
  /// The arms in which an event happens. The raw value of the first two is their row.
  enum Worlds: Int {
    case both
    case baseline
    case restricted
  }

  /// What happens in both arms or in the baseline alone is always a fresh attempt that is completed: one row of intervals each. The
  /// restricted arm has a row for each ``FlowCounts`` counter.
  private static let sharedRows = 2

  private let layout: ResultLayout
  private let intervals: Int
  private let flows: Int
  private let cohorts: Int
  private let reportGrid: TimeGrid
  private let flowSize: Int
  private let flowCounts: UnsafeMutablePointer<Int>
  private let registered: UnsafeMutablePointer<Int>
  private let lapsed: UnsafeMutablePointer<Int>
  private let completedDuring: UnsafeMutablePointer<Int>
  private let peopleBlocked: UnsafeMutablePointer<Int>
  private let peopleBlockedInAny: UnsafeMutablePointer<Int>
  private let registrationsDelayed: UnsafeMutablePointer<Int>
  /// Attempts still waiting when the run ends, by flow: the backlog, counted person by person.
  private let waitingAtEnd: UnsafeMutablePointer<Int>
  /// Accounts when the run ends, by arm and cohort, counted person by person.
  private let accountsAtEnd: UnsafeMutablePointer<Int>
  private let eventCount: UnsafeMutablePointer<Int>
  /// Attempts that reached each rate limit since they were last taken; no result.
  private let reachedLimit: UnsafeMutablePointer<Int>

  /// - Parameter limits: The number of rate limits.
  package init(_ layout: ResultLayout, reportInterval: SimulationDuration, limits: Int = 0) {
    self.layout = layout
    intervals = layout.intervals
    flows = layout.flows.count
    cohorts = layout.cohorts.count
    reportGrid = TimeGrid(length: reportInterval)
    flowSize = (Self.sharedRows + FlowCounts.counters) * intervals
    func zeros(_ count: Int) -> UnsafeMutablePointer<Int> {
      let numbers = UnsafeMutablePointer<Int>.allocate(capacity: max(1, count))
      numbers.initialize(repeating: 0, count: max(1, count))
      return numbers
    }
    flowCounts = zeros(flows * flowSize)
    registered = zeros(3 * cohorts * intervals)
    lapsed = zeros(3 * cohorts * (intervals + 1))
    completedDuring = zeros(3 * flows)
    peopleBlocked = zeros(flows)
    peopleBlockedInAny = zeros(cohorts)
    registrationsDelayed = zeros(flows)
    waitingAtEnd = zeros(flows)
    accountsAtEnd = zeros(2 * cohorts)
    eventCount = zeros(1)
    reachedLimit = zeros(limits)
  }

  deinit {
    for numbers in [
      flowCounts, registered, lapsed, completedDuring, peopleBlocked, peopleBlockedInAny, registrationsDelayed, waitingAtEnd,
      accountsAtEnd, eventCount, reachedLimit,
    ] { numbers.deallocate() }
  }

  var events: Int { eventCount.pointee }

  @inline(__always)
  func count(events: Int) { eventCount.pointee &+= events }

  @inline(__always)
  func interval(of time: SimulationTime) -> Int { reportGrid.index(of: time) }

  /// Counts a fresh attempt that is completed.
  @inline(__always)
  func countCompleted(_ worlds: Worlds, flow: Int, at time: SimulationTime) {
    flowCounts[flow &* flowSize &+ worlds.rawValue &* intervals &+ interval(of: time)] &+= 1
  }

  /// Counts an attempt of the restricted arm.
  @inline(__always)
  package func countRestricted(flow: Int, _ source: AttemptSource, _ outcome: AttemptOutcome, at time: SimulationTime) {
    let row = Self.sharedRows &+ FlowCounts.counter(source, outcome)
    flowCounts[flow &* flowSize &+ row &* intervals &+ interval(of: time)] &+= 1
  }

  /// Counts an attempt that is completed while a restriction on its action is in force.
  @inline(__always)
  func countCompletedDuring(_ worlds: Worlds, flow: Int) {
    completedDuring[worlds.rawValue &* flows &+ flow] &+= 1
  }

  func countRegistered(_ worlds: Worlds, cohort: Int, at time: SimulationTime) {
    registered[(worlds.rawValue * cohorts + cohort) * intervals + interval(of: time)] += 1
  }

  /// Counts that an account lapses (1) or returns (−1).
  func countLapsed(_ worlds: Worlds, cohort: Int, at time: SimulationTime, change: Int) {
    lapsed[(worlds.rawValue * cohorts + cohort) * (intervals + 1) + interval(of: time) + 1] += change
  }

  /// Counts an account that has lapsed before the run starts.
  func countLapsedAtStart(cohort: Int) { lapsed[cohort * (intervals + 1)] += 1 }

  func countBlocked(flow: Int) { peopleBlocked[flow] &+= 1 }
  func countBlockedInAny(cohort: Int) { peopleBlockedInAny[cohort] &+= 1 }
  func countDelayedRegistration(flow: Int) { registrationsDelayed[flow] += 1 }
  package func countWaitingAtEnd(flow: Int) { waitingAtEnd[flow] &+= 1 }

  @inline(__always)
  package func countAccountAtEnd(_ arm: Arm, cohort: Int) {
    accountsAtEnd[(arm == .baseline ? 0 : cohorts) &+ cohort] &+= 1
  }

  /// Counts an attempt that reaches a rate limit, whether it is let through or not.
  @inline(__always)
  func countReached(limit: Int) { reachedLimit[limit] &+= 1 }

  /// The attempts that reached a rate limit since this was last asked.
  func takeReached(limit: Int) -> Int {
    let count = reachedLimit[limit]
    reachedLimit[limit] = 0
    return count
  }

  /// Adds the counts of another worker. Sums of integers: their order does not matter.
  func add(_ other: Tally) {
    func add(_ mine: UnsafeMutablePointer<Int>, _ theirs: UnsafeMutablePointer<Int>, _ count: Int) {
      for index in 0..<count { mine[index] &+= theirs[index] }
    }
    add(flowCounts, other.flowCounts, flows * flowSize)
    add(registered, other.registered, 3 * cohorts * intervals)
    add(lapsed, other.lapsed, 3 * cohorts * (intervals + 1))
    add(completedDuring, other.completedDuring, 3 * flows)
    add(peopleBlocked, other.peopleBlocked, flows)
    add(peopleBlockedInAny, other.peopleBlockedInAny, cohorts)
    add(registrationsDelayed, other.registrationsDelayed, flows)
    add(waitingAtEnd, other.waitingAtEnd, flows)
    add(accountsAtEnd, other.accountsAtEnd, 2 * cohorts)
    add(eventCount, other.eventCount, 1)
  }

  /// The counts of one arm.
  package func result(_ arm: Arm) -> ArmResult {
    let own = arm == .baseline ? Worlds.baseline : .restricted
    func sum(_ numbers: UnsafeMutablePointer<Int>, _ size: Int) -> [Int] {
      (0..<size).map { numbers[$0] + numbers[own.rawValue * size + $0] }
    }
    func onlyRestricted(_ numbers: UnsafeMutablePointer<Int>, _ size: Int) -> [Int] {
      (0..<size).map { arm == .restricted ? numbers[$0] : 0 }
    }
    return ArmResult(
      flowCounts: (0..<flows).flatMap { flowResult($0, arm) },
      population: stocks(registered: sum(registered, cohorts * intervals), lapsed: sum(lapsed, cohorts * (intervals + 1))),
      peopleBlocked: onlyRestricted(peopleBlocked, flows),
      peopleBlockedInAny: onlyRestricted(peopleBlockedInAny, cohorts),
      completedDuring: sum(completedDuring, flows),
      registrationsDelayed: onlyRestricted(registrationsDelayed, flows),
      intervals: intervals)
  }

  /// The counters of one flow in one arm, a row of intervals each.
  private func flowResult(_ flow: Int, _ arm: Arm) -> [Int] {
    let rows = flowCounts + flow * flowSize
    let isRestricted = arm == .restricted
    var result = (0..<FlowCounts.counters * intervals).map { isRestricted ? rows[Self.sharedRows * intervals + $0] : 0 }
    let completed = FlowCounts.counter(.fresh, .completed) * intervals
    for interval in 0..<intervals {
      result[completed + interval] += rows[interval] + (isRestricted ? 0 : rows[intervals + interval])
    }
    return result
  }

  /// The running sums of what changed in each interval.
  private func stocks(registered: [Int], lapsed: [Int]) -> [PopulationCounts] {
    var stocks: [PopulationCounts] = []
    stocks.reserveCapacity(cohorts * (intervals + 1))
    for cohort in 0..<cohorts {
      var stock = PopulationCounts()
      for instant in 0...intervals {
        if instant > 0 { stock.registered += registered[cohort * intervals + instant - 1] }
        stock.lapsed += lapsed[cohort * (intervals + 1) + instant]
        stock.accounts = layout.accounts[cohort] + stock.registered
        stock.active = stock.accounts - stock.lapsed
        stocks.append(stock)
      }
    }
    return stocks
  }

  /// Holds what was counted event by event against what was counted person by person at the end.
  ///
  /// - Throws: ``SimulationError/notConserved(what:expected:found:)``.
  package func checkConservation(_ arm: Arm, _ result: ArmResult) throws(SimulationError) {
    for flow in 0..<flows {
      let found = result.total(flow: flow).backlogChange
      let expected = arm == .restricted ? waitingAtEnd[flow] : 0
      guard found == expected else {
        throw .notConserved(
          what: "backlog of \(layout.flows[flow].action) in the \(arm.rawValue) arm", expected: expected, found: found)
      }
    }
    for cohort in 0..<cohorts {
      let found = result.population(cohort: cohort, at: intervals).accounts
      let expected = accountsAtEnd[(arm == .baseline ? 0 : cohorts) + cohort]
      guard found == expected else {
        throw .notConserved(
          what: "accounts of \(layout.cohorts[cohort].name) in the \(arm.rawValue) arm", expected: expected, found: found)
      }
    }
  }
}
