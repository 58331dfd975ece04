public import FreshetCore

/// A time in which a restriction is in force: from an instant up to another, without that one.
public struct OnTime: Sendable, Equatable, BitwiseCopyable {
  public var from: SimulationTime
  /// The lift, ``SimulationTime/never`` for what stands. May lie after the end of the run.
  public var until: SimulationTime

  public init(from: SimulationTime, until: SimulationTime) {
    self.from = from
    self.until = until
  }

  /// Describes an element of `times`.
  public static let reference = EntryReference(
    name: "on_time",
    meaning: "A time in which a restriction is in force.",
    keys: [.required("from", .instant, "When it begins."), .required("until", .instant, "The lift.")])
}

extension RandomAccessCollection<OnTime> where Index == Int {
  /// The first of some on-times that ends after an instant; the end of the range where none does.
  ///
  /// - Parameter range: Positions of on-times in order and apart from one another.
  @inline(__always)
  func firstIndex(in range: Range<Int>, endingAfter time: SimulationTime) -> Int {
    var (index, end) = (range.lowerBound, range.upperBound)
    while index < end {
      let middle = (index &+ end) &>> 1
      if self[middle].until <= time { index = middle &+ 1 } else { end = middle }
    }
    return index
  }
}
