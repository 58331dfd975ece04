/// What one replication gives: integer counts of simulated people, in both arms.
public struct ReplicationResult: Sendable {
  public let layout: ResultLayout
  /// In the order of ``ResultLayout/counts``.
  public private(set) var values: Counts
  /// The sums of each flow over all intervals, by arm, then flow: what is asked for most.
  private var totals: [FlowCounts]
  /// The accounts of each cohort at the end of the run, by arm, then cohort.
  private var ends: [PopulationCounts]
  /// What services have counted, in the order of the scenario.
  public let services: [ServiceCounts]

  /// - Parameters:
  ///   - values: In the order of ``ResultLayout/counts``; the sums over all workers.
  ///   - services: In the order of the scenario.
  public init(layout: ResultLayout, values: Counts, services: [ServiceCounts] = []) {
    self.layout = layout
    self.services = services
    self.values = values
    totals = Arm.allCases.flatMap { arm in layout.flows.indices.map { layout.counts.total(arm, flow: $0, in: values) } }
    ends = Arm.allCases.flatMap { arm in
      layout.cohorts.indices.map { layout.counts.populationAtEnd(arm, cohort: $0, accounts: layout.accounts[$0], in: values) }
    }
  }

  /// Events processed: wishes, each once for both arms and whether or not the person can act; moments of attempts that waited;
  /// lapses and returns.
  public var events: Int { values[layout.counts.events] }

  /// Adds what was completed of a flow in the restricted arm by minutes of the clock, times a factor, to numbers that follow one another;
  /// nothing where no lift inside the run concerns it.
  ///
  /// - Parameter hours: Some of those that ``ClockGrid/detailedHours(from:)`` gives for a lift; the first number is that of their first minute.
  public func addCompletedByMinute(flow: Int, hours: Range<Int>, times factor: Double, to numbers: inout [Double]) {
    guard let surge = layout.surges[flow] else { return }
    let first = layout.counts.completed(surge: surge, minute: hours.lowerBound * ClockGrid.minutesPerHour)
    values.add(from: first, every: 1, times: factor, to: &numbers, at: 0..<hours.count * ClockGrid.minutesPerHour)
  }

  public var baseline: ArmCounts { self[.baseline] }
  public var restricted: ArmCounts { self[.restricted] }

  public subscript(arm: Arm) -> ArmCounts { ArmCounts(layout: layout, arm: arm, values: values, totals: totals, ends: ends) }

  /// One count of one arm; for results that are made by hand.
  package subscript(arm: Arm, flow flow: Int, counter: FlowCounter, interval interval: Int) -> Int {
    get { layout.counts.value(arm, flow: flow, counter, interval: interval, in: values) }
    set {
      let change = newValue - self[arm, flow: flow, counter, interval: interval]
      values[layout.counts.own(arm, flow: flow, counter, interval: interval)] += change
      totals[arm.index * layout.flows.count + flow][counter] += change
    }
  }

  /// By how much a stock of one arm changes; for results that are made by hand.
  package subscript(arm: Arm, cohort cohort: Int, counter: StockCounter, instant instant: Int) -> Int {
    get { layout.counts.value(arm, cohort: cohort, counter, instant: instant, in: values) }
    set {
      let change = newValue - self[arm, cohort: cohort, counter, instant: instant]
      values[layout.counts.stock(Arms(arm), cohort: cohort, counter, instant: instant)] += change
      ends[arm.index * layout.cohorts.count + cohort].add(change, to: counter)
    }
  }

  /// What is counted by the clock of that which is completed in one arm in a minute; for results that are made by hand.
  package mutating func addCompleted(_ arm: Arm, flow: Int, minute: Int, _ change: Int) {
    guard let surge = layout.surges[flow] else { return }
    let hour = minute / ClockGrid.minutesPerHour
    if !layout.counts.clock.isMadeOfIntervals { values[layout.counts.completed(Arms(arm), surge: surge, hour: hour)] += change }
    guard arm == .restricted, layout.counts.clock.detailedHours.contains(hour) else { return }
    values[layout.counts.completed(surge: surge, minute: minute)] += change
  }

  /// The people of one arm who complete something on a day, without those of the month; for results that are made by hand.
  package subscript(arm: Arm, cohort cohort: Int, activeOn day: Int) -> Int {
    get { values[layout.counts.active(arm, cohort: cohort, day: day)] }
    set { values[layout.counts.active(arm, cohort: cohort, day: day)] = newValue }
  }

  /// A total of one arm; for results that are made by hand.
  package subscript(arm: Arm, total: CountLayout.Total, place: Int) -> Int {
    get { layout.counts.value(arm, total, place, in: values) }
    set { values[layout.counts.total(Arms(arm), total, place)] += newValue - self[arm, total, place] }
  }
}

/// The counts of one arm.
public struct ArmCounts: Sendable {
  public let layout: ResultLayout
  let arm: Arm
  let values: Counts
  /// By arm, then flow.
  fileprivate let totals: [FlowCounts]
  /// By arm, then cohort.
  fileprivate let ends: [PopulationCounts]

  public var intervals: Int { layout.intervals }

  /// What was counted of a flow in an interval.
  public func counts(flow: Int, interval: Int) -> FlowCounts {
    var counts = FlowCounts()
    add(flow: flow, interval: interval, to: &counts)
    return counts
  }

  /// Adds what was counted of a flow in an interval.
  public func add(flow: Int, interval: Int, to counts: inout FlowCounts) {
    for counter in FlowCounter.allCases {
      counts[counter] += layout.counts.value(arm, flow: flow, counter, interval: interval, in: values)
    }
  }

  /// One count of a flow, by interval.
  public func series(flow: Int, _ counter: FlowCounter) -> [Int] {
    (0..<intervals).map { layout.counts.value(arm, flow: flow, counter, interval: $0, in: values) }
  }

  /// Adds one count of a flow by interval, times a factor, to numbers that follow one another.
  ///
  /// - Parameter counter: One of those that happen in each arm by itself.
  public func add(flow: Int, _ counter: FlowCounter, times factor: Double, to numbers: inout [Double]) {
    let first = layout.counts.own(arm, flow: flow, counter, interval: 0)
    values.add(from: first, every: FlowCounter.stride, times: factor, to: &numbers, at: 0..<intervals)
  }

  /// Adds what was completed of a flow by hours of the clock, see ``CountLayout/clock``, times a factor, to numbers that follow one another;
  /// nothing where no lift inside the run concerns it.
  public func addCompletedByHour(flow: Int, times factor: Double, to numbers: inout [Double]) {
    guard let surge = layout.surges[flow] else { return }
    layout.counts.addCompleted(arm, flow: flow, surge: surge, of: values, times: factor, toHours: &numbers)
  }

  /// What was counted of a flow in the whole run.
  public func total(flow: Int) -> FlowCounts { totals[arm.index * layout.flows.count + flow] }

  /// The accounts of a cohort at the start of each interval and, last, at the end of the run.
  public func population(cohort: Int) -> [PopulationCounts] {
    var stock = PopulationCounts(accounts: layout.accounts[cohort])
    return (0...intervals).map { instant in
      for counter in StockCounter.allCases {
        stock.add(layout.counts.value(arm, cohort: cohort, counter, instant: instant, in: values), to: counter)
      }
      return stock
    }
  }

  /// The accounts of a cohort at the end of the run.
  public func populationAtEnd(cohort: Int) -> PopulationCounts { ends[arm.index * layout.cohorts.count + cohort] }

  /// Distinct people blocked at least once in the action of a flow.
  public func peopleBlocked(flow: Int) -> Int { total(.peopleBlocked, flow) }
  /// Distinct people of a cohort blocked at least once in any action.
  public func peopleBlockedInAny(cohort: Int) -> Int { total(.peopleBlockedInAny, cohort) }
  /// Distinct people blocked or withheld at least once in the action of a flow.
  public func peopleAffected(flow: Int) -> Int { total(.peopleAffected, flow) }
  /// Distinct people of a cohort blocked or withheld at least once in any action.
  public func peopleAffectedInAny(cohort: Int) -> Int { total(.peopleAffectedInAny, cohort) }
  /// Attempts completed while a restriction on the action was in force for anybody.
  public func completedDuring(flow: Int) -> Int { total(.completedDuring, flow) }
  /// People whom completed broadcasts reached, each as often as one did; 0 for actions that reach nobody.
  public func reach(flow: Int) -> Int { total(.reach, flow) }
  /// Sign-ups that were completed later than wanted; 0 for all other actions.
  public func registrationsDelayed(flow: Int) -> Int { total(.registrationsDelayed, flow) }

  /// The people of a cohort who complete something, by day of the calendar; empty where they are not counted.
  public func dailyActive(cohort: Int) -> [Int] {
    (0..<layout.counts.days).map { values[layout.counts.active(arm, cohort: cohort, day: $0)] }
  }

  /// The days of people of a cohort on which they complete something; 0 where they are not counted.
  public func userDays(cohort: Int) -> Int { dailyActive(cohort: cohort).reduce(0, +) }

  /// The people of a cohort who have completed something in the 30 days that end with each day; nothing of days before the run is
  /// known, so it is too few in the first 29.
  public func monthlyActive(cohort: Int) -> [Int] {
    var sum = 0
    return (0..<layout.counts.days).map { day in
      sum += values[layout.counts.monthlyChange(arm, cohort: cohort, day: day)]
      return sum
    }
  }

  /// What is counted of a restriction, or a service, and a flow; 0 where it can change nothing there.
  ///
  /// - Parameter restriction: The position in ``ResultLayout/causes``.
  public func ledger(_ restriction: Int, flow: Int, _ counter: LedgerCounter) -> Int {
    layout.ledgerPair(restriction, flow: flow).map { values[layout.counts.ledger(arm, pair: $0, counter)] } ?? 0
  }

  /// Distinct people of a group blocked at least once on any platform.
  ///
  /// - Parameter group: Its position in the scenario; the number of groups for those who belong to none.
  public func peopleBlockedAnywhere(group: Int) -> Int { total(.peopleBlockedAnywhere, group) }
  /// Distinct people of a group blocked or withheld at least once on any platform.
  public func peopleAffectedAnywhere(group: Int) -> Int { total(.peopleAffectedAnywhere, group) }

  func total(_ total: CountLayout.Total, _ place: Int) -> Int { layout.counts.value(arm, total, place, in: values) }
}
