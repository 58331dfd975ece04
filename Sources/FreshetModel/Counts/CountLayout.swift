/// Where each count of a replication stands in one flat array of integers.
///
/// Everything that counts or reads counts goes by this: the tallies of the workers, whose sum is that of the arrays, the results,
/// and the coupling. Attempts that pass alike in both arms, and stocks and totals that change alike, are counted once, in a row of
/// their own, and read as a part of each arm.
public struct CountLayout: Sendable, Equatable, BitwiseCopyable {
  /// Counts that belong to no interval.
  package enum Total: Int, CaseIterable {
    // By flow.
    /// Attempts completed while a restriction on the action was in force for anybody.
    case completedDuring
    /// Distinct people blocked at least once.
    case peopleBlocked
    /// Distinct people blocked or withheld at least once.
    case peopleAffected
    /// Sign-ups completed later than wanted.
    case registrationsDelayed
    /// Attempts that still wait when the run ends, counted person by person.
    case waitingAtEnd
    /// Attempts that wait for a service when the run ends, or are served, counted in the service; and those that frictions hold up.
    case inLineAtEnd
    /// People whom completed broadcasts reach, each as often as one does.
    case reach
    // By cohort.
    /// Distinct people blocked at least once in any action.
    case peopleBlockedInAny
    /// Distinct people blocked or withheld at least once in any action.
    case peopleAffectedInAny
    /// Accounts when the run ends, counted person by person.
    case activeAtEnd
    case lapsedAtEnd
    case circumventingAtEnd
    case suspendedAtEnd
    case readOnlyAtEnd
    case closedAtEnd
    // By group of people.
    /// Distinct people blocked at least once on any platform.
    case peopleBlockedAnywhere
    /// Distinct people blocked or withheld at least once on any platform.
    case peopleAffectedAnywhere

    /// How many there are, as a number that hot loops know; ``CountLayout`` holds it against `allCases`.
    static var count: Int { 17 }
  }

  /// Alike in both arms is, most of all, that a fresh attempt is completed: two counters, side by side for each interval.
  static let sharedCounters = 2
  /// Rows for both arms, for the baseline alone and for the restricted arm alone.
  private static let rows = 3

  public let flows: Int
  public let cohorts: Int
  /// The number of groups of people; those who belong to none are one more.
  public let groups: Int
  public let intervals: Int
  /// The number of quantities that couple people.
  public let quantities: Int
  /// The number of flows that are also counted by the clock.
  public let surges: Int
  /// The hours and minutes by which they are.
  public let clock: ClockGrid

  private let sharedFlows: Int
  private let stocks: Int
  private let totals: Int
  /// How many places a total may have.
  private let places: Int
  private let clockHours: Int
  private let clockMinutes: Int
  /// The position of the number of events.
  package let events: Int
  private let reached: Int
  private let activity: Int
  /// The days of the calendar on which active people are counted; 0 where they are not.
  public let days: Int
  private let ledger: Int
  /// The number of restrictions and flows that they may change.
  private let ledgerPairs: Int
  /// The number of counts in all.
  public let count: Int

  init(
    flows: Int, cohorts: Int, intervals: Int, quantities: Int, groups: Int, surges: Int, ledgerPairs: Int, days: Int,
    clock: ClockGrid
  ) {
    precondition(
      FlowCounter.allCases.count <= FlowCounter.stride && FlowCounter.stride == 3 * 8
        && StockCounter.count == StockCounter.allCases.count
        && Total.count == Total.allCases.count && Arm.count == Arm.allCases.count
        && LedgerCounter.count == LedgerCounter.allCases.count, "a count without a place")
    self.flows = flows
    self.cohorts = cohorts
    self.groups = groups
    self.intervals = intervals
    self.quantities = quantities
    self.surges = surges
    self.clock = clock
    sharedFlows = Arm.count * flows * intervals * FlowCounter.stride
    stocks = sharedFlows + flows * intervals * Self.sharedCounters
    totals = stocks + Self.rows * cohorts * (intervals + 1) * StockCounter.count
    places = max(flows, cohorts, groups + 1)
    clockHours = totals + Self.rows * Total.count * places
    clockMinutes = clockHours + (clock.isMadeOfIntervals ? 0 : Self.rows * surges * clock.hours)
    events = clockMinutes + surges * clock.detailedHours.count * ClockGrid.minutesPerHour
    self.ledgerPairs = ledgerPairs
    self.days = days
    activity = events + 1
    ledger = activity + (days > 0 ? Arm.count * cohorts * (2 * days + Self.daysOfMonth) : 0)
    reached = ledger + Arm.count * ledgerPairs * LedgerCounter.count
    count = reached + quantities * Arm.count
  }

  // MARK: Positions

  /// A wish whose attempt is completed in both arms: the position of ``FlowCounter/wishes`` and ``FlowCounter/attempts``, before that
  /// of ``FlowCounter/completed``.
  @inline(__always)
  func shared(flow: Int, interval: Int) -> Int { sharedFlows &+ (flow &* intervals &+ interval) &* Self.sharedCounters }

  /// What is counted of one arm; what happens at the doors of both arms is counted in each.
  @inline(__always)
  func own(_ arm: Arm, flow: Int, _ counter: FlowCounter, interval: Int) -> Int {
    // What one attempt counts stands side by side: in one line of a processor's cache, or two. So the array begins with it.
    let place = (arm.index &* flows &+ flow) &* intervals &+ interval
    return place &* FlowCounter.stride &+ counter.rawValue
  }

  /// - Parameter instant: The interval after which the change shows, so 0 is the start of the run.
  @inline(__always)
  func stock(_ arms: Arms, cohort: Int, _ counter: StockCounter, instant: Int) -> Int {
    let series = (Self.row(arms) &* cohorts &+ cohort) &* StockCounter.count &+ counter.rawValue
    return stocks &+ series &* (intervals &+ 1) &+ instant
  }

  /// - Parameter place: The flow, the cohort or the group; who belongs to no group counts as of one after the last.
  @inline(__always)
  func total(_ arms: Arms, _ total: Total, _ place: Int) -> Int {
    totals &+ (Self.row(arms) &* Total.count &+ total.rawValue) &* places &+ place
  }

  /// Completed attempts of a flow in an hour of the clock, where hours are not made of report intervals.
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

  /// For how many days somebody counts as active who was so on one.
  public static let daysOfMonth = 30

  /// The people who complete something on a day.
  @inline(__always)
  func active(_ arm: Arm, cohort: Int, day: Int) -> Int {
    activity &+ (arm.index &* cohorts &+ cohort) &* (2 &* days &+ Self.daysOfMonth) &+ day
  }

  /// By how much the people change who have completed something in the month that ends on a day, which may come after the last.
  @inline(__always)
  func monthlyChange(_ arm: Arm, cohort: Int, day: Int) -> Int { active(arm, cohort: cohort, day: 0) &+ days &+ day }

  /// - Parameter pair: As ``ResultLayout/ledgerPair(_:flow:)`` gives it.
  @inline(__always)
  func ledger(_ arm: Arm, pair: Int, _ counter: LedgerCounter) -> Int {
    ledger &+ (arm.index &* ledgerPairs &+ pair) &* LedgerCounter.count &+ counter.rawValue
  }

  /// What a quantity counts, since it was last computed; no result.
  @inline(__always)
  func reached(_ arm: Arm, quantity: Int) -> Int { reached &+ Self.coupling(quantity, arm) }

  /// The position among all that quantities count, and among their values: by quantity, then arm.
  @inline(__always)
  static func coupling(_ quantity: Int, _ arm: Arm) -> Int { Arm.count &* quantity &+ arm.index }

  /// The positions of all arms of a quantity there.
  static func coupling(_ quantity: Int) -> Range<Int> { Arm.count * quantity..<Arm.count * (quantity + 1) }

  /// The positions of all that quantities count.
  var coupling: Range<Int> { reached..<count }

  /// - Parameter arms: Not none.
  @inline(__always)
  private static func row(_ arms: Arms) -> Int { arms == .both ? 0 : arms == .baseline ? 1 : 2 }

  // MARK: Reading

  /// A count of one arm: what happened in it alone, and what happened in both.
  func value(_ arm: Arm, flow: Int, _ counter: FlowCounter, interval: Int, in counts: Counts) -> Int {
    let own = counts[own(arm, flow: flow, counter, interval: interval)]
    switch counter {
    case .wishes, .attempts: return own + counts[shared(flow: flow, interval: interval)]
    case .completed: return own + counts[shared(flow: flow, interval: interval) + 1]
    default: return own
    }
  }

  func value(_ arm: Arm, cohort: Int, _ counter: StockCounter, instant: Int, in counts: Counts) -> Int {
    counts[stock(.both, cohort: cohort, counter, instant: instant)]
      + counts[stock(Arms(arm), cohort: cohort, counter, instant: instant)]
  }

  /// The accounts of a cohort at the end of the run: the sums of ``value(_:cohort:_:instant:in:)`` over all instants.
  ///
  /// - Parameter accounts: Those at the start.
  func populationAtEnd(_ arm: Arm, cohort: Int, accounts: Int, in counts: Counts) -> PopulationCounts {
    var end = PopulationCounts(accounts: accounts)
    for counter in StockCounter.allCases {
      for arms in [Arms.both, Arms(arm)] {
        let first = stock(arms, cohort: cohort, counter, instant: 0)
        end.add(counts.sum(first..<first + intervals + 1), to: counter)
      }
    }
    return end
  }

  /// Adds the completed attempts of one arm by hours of the clock, times a factor, to numbers that follow one another.
  ///
  /// - Parameter surge: The number of the flow among those that are counted by the clock.
  func addCompleted(_ arm: Arm, flow: Int, surge: Int, of counts: Counts, times factor: Double, toHours hours: inout [Double]) {
    guard let perHour = clock.intervalsPerHour else {
      for arms in [Arms.both, Arms(arm)] {
        counts.add(from: completed(arms, surge: surge, hour: 0), every: 1, times: factor, to: &hours, at: 0..<clock.hours)
      }
      return
    }
    for part in 0..<perHour {
      let (first, places) = clock.intervals(ofPart: part, of: intervals)
      let own = own(arm, flow: flow, .completed, interval: first)
      counts.add(from: own, every: perHour * FlowCounter.stride, times: factor, to: &hours, at: places)
      let shared = shared(flow: flow, interval: first) + 1
      counts.add(from: shared, every: perHour * Self.sharedCounters, times: factor, to: &hours, at: places)
    }
  }

  func value(_ arm: Arm, _ total: Total, _ place: Int, in counts: Counts) -> Int {
    counts[self.total(.both, total, place)] + counts[self.total(Arms(arm), total, place)]
  }
}
