public import FreshetCore

/// When a restriction is in force: its on-times, which are listed or left to chance.
public struct Schedule: Sendable {
  /// In order and apart from one another. Where it alternates, they are those that a replication has drawn, none before.
  public var onTimes: [OnTime]
  /// How it goes on and off by chance; absent where its on-times are listed.
  public let alternation: Alternation?
  /// Whether it has no beginning: people have lived with it for long when the run starts. Its on-time begins with the run, since what was
  /// before is not simulated.
  public let isStanding: Bool

  public init(_ onTimes: [OnTime]) {
    self.onTimes = onTimes
    alternation = nil
    isStanding = false
  }

  /// In force from the first instant of the run on, and long before.
  public init(standingUntil until: SimulationTime) {
    onTimes = [OnTime(from: .start, until: until)]
    alternation = nil
    isStanding = true
  }

  public init(from: SimulationTime, until: SimulationTime) {
    self.init([OnTime(from: from, until: until)])
  }

  public init(_ alternation: Alternation) {
    onTimes = []
    self.alternation = alternation
    isStanding = false
  }

  /// The listed lifts inside a run, in order: none where chance decides, since no two replications have the same.
  ///
  /// - Parameter end: The end of the run.
  public func lifts(before end: SimulationTime) -> [SimulationTime] {
    alternation == nil ? onTimes.map(\.until).filter { .start < $0 && $0 < end } : []
  }

  /// How long it is in force between two instants.
  func lengthInForce(from start: SimulationTime, until end: SimulationTime) -> SimulationDuration {
    let first = onTimes.firstIndex(in: onTimes.indices, endingAfter: start)
    let length = onTimes[first...].prefix { $0.from < end }.reduce(0) { sum, onTime in
      sum + min(onTime.until, end).microseconds - max(onTime.from, start).microseconds
    }
    return SimulationDuration(microseconds: length)
  }
}
