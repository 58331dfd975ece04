/// Where each count of a replication stands in one flat array of integers.
///
/// Everything that counts or reads counts goes by this: the tallies of the workers, whose sum is that of the arrays, the results,
/// and the coupling. What happens alike in both arms is counted once, in a row of its own, and read as a part of each arm.
public struct CountLayout: Sendable, Equatable, BitwiseCopyable {
  /// Counts that belong to no interval.
  package enum Total: Int, CaseIterable {
    // By flow.
    /// Attempts completed while a restriction on the action was in force for anybody.
    case completedDuring
    /// Distinct people blocked at least once.
    case peopleBlocked
    /// Sign-ups completed later than wanted.
    case registrationsDelayed
    /// Attempts that still wait when the run ends, counted person by person.
    case waitingAtEnd
    // By cohort.
    /// Distinct people blocked at least once in any action.
    case peopleBlockedInAny
    /// Accounts when the run ends, counted person by person.
    case activeAtEnd
    case lapsedAtEnd
  }

  /// Alike in both arms is, most of all, that a fresh attempt is completed: two counters, side by side for each interval.
  private static let sharedCounters = 2
  /// Rows for both arms, for the baseline alone and for the restricted arm alone.
  private static let rows = 3

  public let flows: Int
  public let cohorts: Int
  public let intervals: Int
  /// The number of quantities that couple people.
  public let quantities: Int
  /// The number of flows that are also counted by the clock.
  public let surges: Int
  /// The hours and minutes by which they are.
  public let clock: ClockGrid

  private let ownFlows: Int
  private let stocks: Int
  private let totals: Int
  private let clockHours: Int
  private let clockMinutes: Int
  /// The position of the number of events.
  package let events: Int
  private let reached: Int
  /// The number of counts in all.
  public let count: Int

  init(flows: Int, cohorts: Int, intervals: Int, quantities: Int, surges: Int, clock: ClockGrid) {
    self.flows = flows
    self.cohorts = cohorts
    self.intervals = intervals
    self.quantities = quantities
    self.surges = surges
    self.clock = clock
    ownFlows = flows * intervals * Self.sharedCounters
    stocks = ownFlows + Arm.allCases.count * flows * FlowCounter.allCases.count * intervals
    totals = stocks + Self.rows * cohorts * (intervals + 1) * StockCounter.allCases.count
    clockHours = totals + Self.rows * Total.allCases.count * max(flows, cohorts)
    clockMinutes = clockHours + Self.rows * surges * clock.hours
    events = clockMinutes + surges * clock.detailedHours.count * ClockGrid.minutesPerHour
    reached = events + 1
    count = reached + quantities * Arm.allCases.count
  }

  // MARK: Positions

  /// A fresh attempt that is completed in both arms: the position of ``FlowCounter/attempts``, before that of
  /// ``FlowCounter/completed``.
  @inline(__always)
  func shared(flow: Int, interval: Int) -> Int { (flow &* intervals &+ interval) &* Self.sharedCounters }

  /// What happens in one arm only.
  @inline(__always)
  func own(_ arm: Arm, flow: Int, _ counter: FlowCounter, interval: Int) -> Int {
    let row = ((arm == .baseline ? 0 : flows) &+ flow) &* FlowCounter.allCases.count &+ counter.rawValue
    return ownFlows &+ row &* intervals &+ interval
  }

  /// - Parameter instant: The interval after which the change shows, so 0 is the start of the run.
  @inline(__always)
  func stock(_ arms: Arms, cohort: Int, _ counter: StockCounter, instant: Int) -> Int {
    let series = (Self.row(arms) &* cohorts &+ cohort) &* StockCounter.allCases.count &+ counter.rawValue
    return stocks &+ series &* (intervals &+ 1) &+ instant
  }

  /// - Parameter place: The flow or the cohort.
  @inline(__always)
  func total(_ arms: Arms, _ total: Total, _ place: Int) -> Int {
    totals &+ (Self.row(arms) &* Total.allCases.count &+ total.rawValue) &* max(flows, cohorts) &+ place
  }

  /// Completed attempts of a flow in an hour of the clock.
  ///
  /// - Parameter surge: The number of the flow among those that are counted by the clock.
  @inline(__always)
  func completed(_ arms: Arms, surge: Int, hour: Int) -> Int {
    clockHours &+ (Self.row(arms) &* surges &+ surge) &* clock.hours &+ hour
  }

  /// Completed attempts of a flow in a minute of the clock in the restricted arm, whether in the other one too or not; its hour is
  /// one of ``ClockGrid/detailedHours``.
  @inline(__always)
  func completed(surge: Int, minute: Int) -> Int {
    let hours = clock.detailedHours
    return clockMinutes &+ (surge &* hours.count &- hours.lowerBound) &* ClockGrid.minutesPerHour &+ minute
  }

  /// Attempts that a quantity counts, since it was last computed; no result.
  @inline(__always)
  func reached(_ arm: Arm, quantity: Int) -> Int { reached &+ 2 &* quantity &+ (arm == .baseline ? 0 : 1) }

  /// The positions of all that quantities count.
  var coupling: Range<Int> { reached..<count }

  @inline(__always)
  private static func row(_ arms: Arms) -> Int { arms == .both ? 0 : arms == .baseline ? 1 : 2 }

  // MARK: Reading

  /// A count of one arm: what happened in it alone, and what happened in both.
  func value(_ arm: Arm, flow: Int, _ counter: FlowCounter, interval: Int, in counts: [Int]) -> Int {
    let own = counts[own(arm, flow: flow, counter, interval: interval)]
    switch counter {
    case .attempts: return own + counts[shared(flow: flow, interval: interval)]
    case .completed: return own + counts[shared(flow: flow, interval: interval) + 1]
    default: return own
    }
  }

  func value(_ arm: Arm, cohort: Int, _ counter: StockCounter, instant: Int, in counts: [Int]) -> Int {
    counts[stock(.both, cohort: cohort, counter, instant: instant)]
      + counts[stock(Arms(arm), cohort: cohort, counter, instant: instant)]
  }

  func completed(_ arm: Arm, surge: Int, hour: Int, in counts: [Int]) -> Int {
    counts[completed(.both, surge: surge, hour: hour)] + counts[completed(Arms(arm), surge: surge, hour: hour)]
  }

  func value(_ arm: Arm, _ total: Total, _ place: Int, in counts: [Int]) -> Int {
    counts[self.total(.both, total, place)] + counts[self.total(Arms(arm), total, place)]
  }
}
