import FreshetCore

/// What is counted of a service, in simulated requests or microseconds.
public enum ServiceCounter: Int, CaseIterable, Sendable {
  /// Requests that come.
  case arrived
  /// Requests whose service ends well.
  case served
  /// Requests that find no room to wait in.
  case full
  /// Requests whose people lose patience.
  case reneged
  /// Requests in line whose place a newer one takes.
  case replaced
  /// Requests whose service begins.
  case begun
  /// How long those have waited whose service begins, summed, in microseconds.
  case waited
  /// How long the one of them has waited who waited longest, in microseconds: no sum, but a maximum.
  case longestWait
  /// How long servers have served, summed over them, in microseconds.
  case busy
  /// Requests that are refused when their service ends, and do not count as served.
  case refused
}

/// What happened at a service in one replication, by report interval: flows and times, in both arms.
public struct ServiceCounts: Sendable {
  /// The position in ``Scenario/services``.
  public let service: Int
  public let intervals: Int
  /// The number of classes: 2 where some have priority, who come first.
  public let classes: Int
  /// How long servers work in each interval, summed over them, in microseconds.
  public let available: [Int]
  private let grid: TimeGrid
  /// By class, rows, interval and counter.
  private var values: [Int]
  /// How long who began to be served had waited, by class and row.
  private var waits: [IntervalHistograms]

  init(service: Int, classes: Int, available: [Int], reportInterval: SimulationDuration) {
    self.service = service
    self.available = available
    intervals = available.count
    self.classes = classes
    grid = TimeGrid(length: reportInterval)
    values = Array(repeating: 0, count: Self.count(intervals: intervals, classes: classes))
    waits = Array(repeating: IntervalHistograms(), count: classes * Self.rows)
  }

  /// The number of counts of a service, beside its waits.
  public static func count(intervals: Int, classes: Int) -> Int { classes * rows * intervals * counters }

  /// What happens alike in both arms is counted once.
  private static let rows = 3
  private static func row(_ arms: Arms) -> Int { arms == .both ? 0 : arms == .baseline ? 1 : 2 }

  private func place(_ row: Int, _ priority: Int, _ counter: ServiceCounter, _ interval: Int) -> Int {
    ((priority * Self.rows + row) * intervals + interval) * Self.counters + counter.rawValue
  }

  private static let counters = 10

  // MARK: Counting

  /// - Parameters:
  ///   - priority: The class.
  ///   - time: Before the end of the run.
  mutating func count(_ arms: Arms, _ priority: Int, _ counter: ServiceCounter, at time: SimulationTime, change: Int = 1) {
    values[place(Self.row(arms), priority, counter, grid.index(of: time))] += change
  }

  /// Counts that a service begins.
  mutating func countBegin(_ arms: Arms, _ priority: Int, of answer: ServiceAnswer) {
    let wait = answer.begin - answer.request.time
    let interval = grid.index(of: answer.begin)
    let first = place(Self.row(arms), priority, .begun, interval)
    values[first] += 1
    values[first + 1] += Int(wait.microseconds)
    values[first + 2] = max(values[first + 2], Int(wait.microseconds))
    waits[priority * Self.rows + Self.row(arms)].add(WaitHistogram.bin(of: wait), interval)
  }

  /// Counts how long a server serves, interval by interval.
  ///
  /// - Parameter worked: How long servers work between two instants.
  mutating func countBusy(
    _ arms: Arms, _ priority: Int, from begin: SimulationTime, until end: SimulationTime,
    worked: (SimulationTime, SimulationTime) -> SimulationDuration
  ) {
    var start = begin
    while start < end {
      let interval = grid.index(of: start)
      let next = min(end, SimulationTime(microseconds: Int64(interval + 1) * grid.length.microseconds))
      values[place(Self.row(arms), priority, .busy, interval)] += Int(worked(start, next).microseconds)
      start = next
    }
  }

  // MARK: Reading

  /// One count of one arm.
  ///
  /// - Parameter priority: The class.
  public func value(_ arm: Arm, _ priority: Int, _ counter: ServiceCounter, interval: Int) -> Int {
    let both = values[place(0, priority, counter, interval)]
    let own = values[place(Self.row(Arms(arm)), priority, counter, interval)]
    return counter == .longestWait ? max(both, own) : both + own
  }

  /// One count of one arm, of all classes together.
  public func sum(_ arm: Arm, _ counter: ServiceCounter, interval: Int) -> Int {
    (0..<classes).reduce(0) { $0 + value(arm, $1, counter, interval: interval) }
  }

  /// How many wait in line in one arm at the end of each interval.
  public func line(_ arm: Arm) -> [Int] {
    var waiting = 0
    return (0..<intervals).map { interval in
      func sum(_ counter: ServiceCounter) -> Int { self.sum(arm, counter, interval: interval) }
      waiting += sum(.arrived) - sum(.begun) - sum(.full) - sum(.reneged) - sum(.replaced)
      return waiting
    }
  }

  /// Adds the waits of one arm and class that ended in some intervals.
  public func add(_ arm: Arm, _ priority: Int, intervals: Range<Int>, to histogram: inout WaitHistogram) {
    waits[priority * Self.rows].add(intervals, to: &histogram)
    waits[priority * Self.rows + Self.row(Arms(arm))].add(intervals, to: &histogram)
  }
}

/// Histograms of intervals one after the other, of which only bins that are not empty are kept.
private struct IntervalHistograms: Sendable {
  private struct Bin: Sendable {
    var interval: UInt32
    var bin: UInt16
    var count: UInt32
  }

  private var kept: [Bin] = []
  private var current: [UInt32] = []
  private var interval = -1
  /// The bins of the current interval that may be counted.
  private var (lowest, highest) = (WaitHistogram.bins, -1)

  /// - Parameter interval: Not before that of the call before.
  mutating func add(_ bin: Int, _ interval: Int) {
    if interval != self.interval { go(to: interval) }
    current[bin] &+= 1
    lowest = min(lowest, bin)
    highest = max(highest, bin)
  }

  private mutating func go(to interval: Int) {
    if current.isEmpty { current = Array(repeating: 0, count: WaitHistogram.bins) }
    kept += counted
    for bin in lowest..<max(lowest, highest + 1) { current[bin] = 0 }
    (lowest, highest) = (WaitHistogram.bins, -1)
    self.interval = interval
  }

  /// The bins of the current interval.
  private var counted: [Bin] {
    (lowest..<max(lowest, highest + 1)).compactMap { bin in
      current[bin] == 0 ? nil : Bin(interval: UInt32(interval), bin: UInt16(bin), count: current[bin])
    }
  }

  func add(_ intervals: Range<Int>, to histogram: inout WaitHistogram) {
    var (first, end) = (0, kept.count)
    while first < end {
      let middle = (first + end) / 2
      if Int(kept[middle].interval) < intervals.lowerBound { first = middle + 1 } else { end = middle }
    }
    for bin in kept[first...].prefix(while: { Int($0.interval) < intervals.upperBound }) {
      histogram.add(Int(bin.count), bin: Int(bin.bin))
    }
    guard intervals.contains(interval) else { return }
    for bin in counted { histogram.add(Int(bin.count), bin: Int(bin.bin)) }
  }
}

// MARK: As numbers

extension ServiceCounts {
  /// Everything that was counted, as numbers from which ``init(service:of:integers:)`` makes it again.
  package var integers: [Int] {
    let histograms = waits.flatMap { waits in [waits.integers.count] + waits.integers }
    return [classes, intervals] + available + values + histograms
  }

  /// - Parameters:
  ///   - service: The position in ``Scenario/services``.
  ///   - scenario: What was simulated.
  ///   - integers: As ``integers`` of the same service, perhaps with more behind; they are taken away.
  /// - Returns: `nil` where they are too few.
  package init?(service: Int, of scenario: Scenario, integers: inout ArraySlice<Int>) {
    func take(_ count: Int) -> [Int]? {
      guard count >= 0, integers.count >= count else { return nil }
      defer { integers.removeFirst(count) }
      return Array(integers.prefix(count))
    }
    guard let sizes = take(2), let available = take(sizes[1]) else { return nil }
    self.init(service: service, classes: sizes[0], available: available, reportInterval: scenario.reportInterval)
    guard let values = take(self.values.count) else { return nil }
    self.values = values
    for place in waits.indices {
      guard let count = take(1), let bins = take(count[0]), let histograms = IntervalHistograms(integers: bins) else { return nil }
      waits[place] = histograms
    }
  }
}

extension IntervalHistograms {
  var integers: [Int] {
    (kept + (interval < 0 ? [] : counted.map { Bin(interval: UInt32(interval), bin: $0.bin, count: $0.count) }))
      .flatMap { [Int($0.interval), Int($0.bin), Int($0.count)] }
  }

  init?(integers: [Int]) {
    guard integers.count % 3 == 0 else { return nil }
    for place in stride(from: 0, to: integers.count, by: 3) {
      guard let interval = UInt32(exactly: integers[place]), let bin = UInt16(exactly: integers[place + 1]),
        let count = UInt32(exactly: integers[place + 2])
      else { return nil }
      kept.append(Bin(interval: interval, bin: bin, count: count))
    }
  }
}
