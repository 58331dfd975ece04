package import FreshetCore

/// The counts of one worker, in simulated people: a flat array of integers, as ``CountLayout`` lays it out.
///
/// A handle on memory that whoever makes it also frees; copies share it.
package struct Tally: BitwiseCopyable {
  let layout: CountLayout
  private let reportGrid: TimeGrid
  private let memory: Unmanaged<Counts.Memory>
  private let counts: UnsafeMutablePointer<Int>

  package init(_ layout: CountLayout, reportInterval: SimulationDuration) {
    self.layout = layout
    reportGrid = TimeGrid(length: reportInterval)
    let memory = Counts.Memory(layout.count)
    counts = memory.counts
    self.memory = .passRetained(memory)
  }

  package func deallocate() { memory.release() }

  /// All counts, as a value, when nothing more is counted.
  package var values: Counts { Counts(memory.takeUnretainedValue()) }

  /// Adds all counts of another worker.
  func add(_ other: Tally) {
    for place in 0..<layout.count { counts[place] &+= other.counts[place] }
  }

  var events: Int { counts[layout.events] }

  @inline(__always)
  func count(events: Int) { counts[layout.events] &+= events }

  // MARK: Attempts

  /// Where fresh attempts of a flow are counted that pass in both arms.
  @inline(__always)
  func passing(flow: Int) -> PassingTally {
    PassingTally(counts: counts + layout.shared(flow: flow, interval: 0), reportGrid: reportGrid)
  }

  /// Counts something that happens to one attempt in each of the arms.
  @inline(__always)
  package func count(_ arms: Arms, flow: Int, _ counter: FlowCounter, at time: SimulationTime, change: Int = 1) {
    let interval = reportGrid.index(of: time)
    if arms.contains(.baseline) { counts[layout.own(.baseline, flow: flow, counter, interval: interval)] &+= change }
    if arms.contains(.restricted) { counts[layout.own(.restricted, flow: flow, counter, interval: interval)] &+= change }
  }

  /// Counts a completed attempt by the clock.
  ///
  /// - Parameter surge: The number of the flow among those that are counted so.
  @inline(__always)
  package func countByClock(_ arms: Arms, surge: Int, at time: SimulationTime) {
    if !layout.clock.isMadeOfIntervals { counts[layout.completed(arms, surge: surge, hour: layout.clock.hour(of: time))] &+= 1 }
    guard arms.contains(.restricted), layout.clock.isDetailed(time) else { return }
    counts[layout.completed(surge: surge, minute: layout.clock.minute(of: time))] &+= 1
  }

  // MARK: Accounts

  /// Counts that a stock of accounts changes.
  func count(_ arms: Arms, cohort: Int, _ counter: StockCounter, at time: SimulationTime, change: Int = 1) {
    counts[layout.stock(arms, cohort: cohort, counter, instant: reportGrid.index(of: time) + 1)] += change
  }

  /// Counts accounts that are there when the run starts.
  @inline(__always)
  package func countAtStart(cohort: Int, _ counter: StockCounter, accounts: Int = 1) {
    counts[layout.stock(.both, cohort: cohort, counter, instant: 0)] &+= accounts
  }

  // MARK: Totals

  /// - Parameter place: The flow or the cohort.
  @inline(__always)
  package func count(_ arms: Arms, _ total: CountLayout.Total, _ place: Int, change: Int = 1) {
    counts[layout.total(arms, total, place)] &+= change
  }

  // MARK: Activity

  /// Counts a person as active on a day.
  ///
  /// - Parameter last: The day before on which they were; negative where there is none in the run.
  func countActive(_ arm: Arm, cohort: Int, day: Int, last: Int) {
    counts[layout.active(arm, cohort: cohort, day: day)] &+= 1
    // From the last day on they count as active for a month already.
    let first = last < 0 ? day : max(day, last &+ CountLayout.daysOfMonth)
    counts[layout.monthlyChange(arm, cohort: cohort, day: first)] &+= 1
    counts[layout.monthlyChange(arm, cohort: cohort, day: day &+ CountLayout.daysOfMonth)] &-= 1
  }

  // MARK: Ledger

  /// - Parameter pair: As ``ResultLayout/ledgerPair(_:flow:)`` gives it.
  @inline(__always)
  func count(_ arms: Arms, pair: Int, _ counter: LedgerCounter) {
    if arms.contains(.baseline) { counts[layout.ledger(.baseline, pair: pair, counter)] &+= 1 }
    if arms.contains(.restricted) { counts[layout.ledger(.restricted, pair: pair, counter)] &+= 1 }
  }

  // MARK: Quantities

  /// Counts what a quantity goes by: an attempt, whether it is let through or not, or accounts that come and go.
  @inline(__always)
  func countReached(_ arm: Arm, quantity: Int, change: Int = 1) { counts[layout.reached(arm, quantity: quantity)] &+= change }

  /// What the quantities have counted since this was last asked.
  func takeReached() -> [Int] {
    layout.coupling.map { place in
      defer { counts[place] = 0 }
      return counts[place]
    }
  }
}

/// The part of a tally that counts the fresh attempts of one flow that no gate can stop and that are completed in both arms: most of
/// all that happens.
struct PassingTally: BitwiseCopyable {
  fileprivate let counts: UnsafeMutablePointer<Int>
  fileprivate let reportGrid: TimeGrid

  /// Counts an attempt: it enters and ends.
  @inline(__always)
  func count(at time: SimulationTime) {
    let place = counts + reportGrid.index(of: time) &* CountLayout.sharedCounters
    place[0] &+= 1
    place[1] &+= 1
  }
}
