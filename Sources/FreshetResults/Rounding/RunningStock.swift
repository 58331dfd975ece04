import FreshetModel

/// Makes whole people of a stock, interval by interval: what those who come and go as whole people make it or, where that is a person or
/// more from what it is, the nearest number to it that is less than one. A stock that were always the nearest number to what it is would push
/// those who come and go from theirs, a little every time, and might let some go where nobody does.
struct RunningStock {
  private let scale: PeopleScale
  /// Simulated.
  private(set) var count = 0
  private(set) var people = 0

  init(_ scale: PeopleScale) { self.scale = scale }

  /// Goes on to the next interval.
  ///
  /// - Parameters:
  ///   - count: By how much the simulated stock changes.
  ///   - flows: By how many whole people those change it who come and go.
  ///   - range: How many whole people it can be.
  /// - Returns: By how many whole people it changes.
  mutating func change(by count: Int, flows: Int, within range: ClosedRange<Int> = 0...Int.max) -> Int {
    self.count += count
    let near = scale.wholePeople(around: Int128(self.count) * scale.people)
    let next = min(max(range.lowerBound, min(max(near.lowerBound, people + flows), near.upperBound)), range.upperBound)
    defer { people = next }
    return next - people
  }

  /// Changes it by as much as another one of the same people.
  mutating func follow(_ other: RunningStock) -> Int {
    defer { (count, people) = (other.count, other.people) }
    return other.people - people
  }
}
