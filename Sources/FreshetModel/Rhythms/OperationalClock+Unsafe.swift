import FreshetCore

/// Operational time: the integral of a rhythm and of the demand by date, on which the gaps between actions are measured.
///
/// A process with a rhythm is a renewal process in operational time, mapped back to simulated time. The rhythm is constant inside
/// a cell of local time, so the map and its inverse are piecewise linear and exact: nothing is thinned and nothing is rejected. Where
/// there is a demand, cells are quarters of an hour, and each has the mean of the demand in it: the map is exact at their edges.
///
/// - Source: Çinlar, Introduction to Stochastic Processes, 1975, chapter 4.7 (time change of a Poisson process); the same for
///   renewal processes.
final class OperationalClock: @unchecked Sendable {  // Immutable after initialisation.
  private let cells: Int
  /// Simulated seconds at the start of each cell, the first one at or before the run's start.
  private let cellStart: Double
  private let cellLength: Double
  /// Operational seconds at the start of each cell, one more for the end; 0 at the run's start.
  private let cumulative: UnsafeMutablePointer<Double>
  /// The rate of operational time in each cell.
  private let weights: UnsafeMutablePointer<Double>
  /// For each equal part of the run's operational time, the cell in which it begins.
  private let guide: UnsafeMutablePointer<Int32>
  private let guidePerSecond: Double
  private let end: SimulationTime

  /// Operational seconds at the end of the run.
  let total: Double

  /// - Parameters:
  ///   - rhythm: Absent where every hour is alike.
  ///   - demand: Absent where it is 1 at all times.
  ///   - localTime: The hours of the run.
  ///   - end: The end of the run.
  /// - Complexity: O(length of the run), with a demand times the logarithm of its points.
  init(_ rhythm: Rhythm?, demand: Demand? = nil, localTime: LocalTime, end: SimulationTime) {
    let parts = demand == nil ? 1 : localTime.quartersOfCell
    let part = SimulationDuration(microseconds: localTime.cell.microseconds / Int64(parts))
    let skipped = Int(localTime.startInCell.microseconds / part.microseconds)
    let cells = localTime.hourOfWeek.count * parts - skipped
    self.cells = cells
    self.end = end
    cellLength = part.seconds
    let first = Int64(skipped) * part.microseconds - localTime.startInCell.microseconds
    cellStart = SimulationDuration(microseconds: first).seconds
    cumulative = .allocate(capacity: cells + 1)
    weights = .allocate(capacity: cells)
    guide = .allocate(capacity: cells + 1)
    for cell in 0..<cells {
      let start = SimulationTime(microseconds: first + Int64(cell) * part.microseconds)
      // Of the cells at the ends of the run only the part inside it counts.
      let factor = demand?.mean(from: max(.start, start), until: min(end, start + part))
      let weight = rhythm?.weights[Int(localTime.hourOfWeek[(cell + skipped) / parts])]
      weights.advanced(by: cell).initialize(to: (weight ?? 1) * (factor ?? 1))
    }
    cumulative.initialize(to: cellStart * weights[0])
    for cell in 0..<cells {
      cumulative.advanced(by: cell + 1).initialize(to: cumulative[cell] + weights[cell] * cellLength)
    }
    let endSeconds = Double(end.microseconds) / 1e6
    let last = min(cells - 1, Int((endSeconds - cellStart) / cellLength))
    total = cumulative[last] + (endSeconds - (cellStart + Double(last) * cellLength)) * weights[last]
    guidePerSecond = total > 0 ? Double(cells) / total : 0
    var cell = 0
    for part in 0...cells {
      let begin = guidePerSecond > 0 ? Double(part) / guidePerSecond : 0
      while cell < cells - 1, cumulative[cell + 1] <= begin { cell += 1 }
      guide.advanced(by: part).initialize(to: Int32(cell))
    }
  }

  deinit {
    cumulative.deallocate()
    weights.deallocate()
    guide.deallocate()
  }

  /// Operational seconds at an instant of the run.
  @inline(__always)
  func operationalSeconds(at time: SimulationTime) -> Double {
    let inCells = Double(time.microseconds) * 1e-6 - cellStart
    let cell = min(Int(inCells / cellLength), cells &- 1)
    return cumulative[cell] + (inCells - Double(cell) * cellLength) * weights[cell]
  }

  /// Operational seconds so many of them after an instant of the run.
  @inline(__always)
  func operationalSeconds(_ seconds: Double, after time: SimulationTime) -> Double {
    (time == .start ? 0 : operationalSeconds(at: time)) + seconds
  }

  /// The instant at which operational time reaches a value; `.never` where that is not before the end of the run.
  @inline(__always)
  func time(atOperationalSeconds seconds: Double) -> SimulationTime {
    guard seconds < total else { return .never }
    // A part's guide may lie one cell too far where the division was rounded.
    var cell = Int(guide[Int(seconds * guidePerSecond)])
    while cell > 0, cumulative[cell] > seconds { cell &-= 1 }
    while cumulative[cell &+ 1] <= seconds { cell &+= 1 }
    let simulated = cellStart + Double(cell) * cellLength + (seconds - cumulative[cell]) / weights[cell]
    return SimulationTime(microseconds: min(Int64(max(0, simulated) * 1e6 + 0.5), end.microseconds &- 1))
  }
}

/// A clock that somebody else keeps. Every gap is mapped by one: counting references would cost as much as a draw.
struct ClockReference {
  private let clock: Unmanaged<OperationalClock>

  init(_ clock: OperationalClock) {
    self.clock = .passUnretained(clock)
  }

  /// The instant that lies so many operational seconds after another.
  @inline(__always)
  func instant(_ seconds: Double, after time: SimulationTime) -> SimulationTime {
    clock._withUnsafeGuaranteedRef { $0.time(atOperationalSeconds: $0.operationalSeconds(seconds, after: time)) }
  }
}
