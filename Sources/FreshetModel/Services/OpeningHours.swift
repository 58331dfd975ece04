import FreshetCore

/// When servers work: stretches of the run, in order and apart from one another. Outside them work in progress pauses.
package struct OpeningHours: Sendable {
  private let stretches: [OnTime]

  /// - Parameter stretches: In order and apart from one another.
  package init(_ stretches: [OnTime]) { self.stretches = stretches }

  /// The first stretch, from another one on, that ends after an instant; the number of stretches where none does.
  func index(from first: Int, endingAfter time: SimulationTime) -> Int {
    var index = first
    while index < stretches.count, stretches[index].until <= time { index &+= 1 }
    return index
  }

  /// The first instant, not before another, at which servers work; `.never` where there is none.
  ///
  /// - Parameter index: As ``index(from:endingAfter:)`` gives it for the instant.
  func opening(at time: SimulationTime, _ index: Int) -> SimulationTime {
    index < stretches.count ? max(time, stretches[index].from) : .never
  }

  /// When work ends that begins at an instant at which servers work; `.never` where that is after the last stretch.
  ///
  /// - Parameter index: That of the stretch in which the instant lies.
  func end(of work: SimulationDuration, from begin: SimulationTime, _ index: Int) -> SimulationTime {
    var (time, left, index) = (begin, work.microseconds, index)
    while true {
      let rest = (stretches[index].until - time).microseconds
      if left <= rest { return time + SimulationDuration(microseconds: left) }
      left &-= rest
      index &+= 1
      guard index < stretches.count else { return .never }
      time = stretches[index].from
    }
  }

  /// How long servers work between two instants.
  ///
  /// - Complexity: O(log n) for n stretches, and O(those between the two).
  func length(from start: SimulationTime, until end: SimulationTime) -> SimulationDuration {
    let first = stretches.firstIndex(in: stretches.indices, endingAfter: start)
    let length = stretches[first...].prefix { $0.from < end }.reduce(0) { sum, stretch in
      sum + min(stretch.until, end).microseconds - max(stretch.from, start).microseconds
    }
    return SimulationDuration(microseconds: length)
  }
}
