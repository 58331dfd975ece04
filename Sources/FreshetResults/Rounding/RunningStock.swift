import FreshetModel

/// Makes whole people of a stock, interval by interval: what those who come and go as whole people make it or, where that is a person or
/// more from what it is, the nearest number to it that is less than one. A stock that were always the nearest number to what it is would push
/// those who come and go from theirs, a little every time, and might let some go where nobody does.
struct RunningStock {
  private let scale: PeopleScale
  /// Simulated.
  private var count = 0
  private(set) var people = 0
  /// By how many whole people it has changed in this interval.
  var value = 0

  init(_ scale: PeopleScale) { self.scale = scale }

  /// Goes on to the next interval.
  ///
  /// - Parameters:
  ///   - change: By how much the simulated stock changes.
  ///   - flows: By how many whole people those change it who come and go.
  mutating func advance(_ change: Int, flows: Int) {
    count += change
    let near = near
    let next = max(0, min(max(near.lowerBound, people + flows), near.upperBound))
    (value, people) = (next - people, next)
  }

  /// Lets it grow by more after all, or by less.
  mutating func add(_ change: Int) {
    value += change
    people += change
  }

  /// The whole numbers that are less than a person from it.
  private var near: ClosedRange<Int> { scale.wholePeople(around: Int128(count) * scale.people) }

  /// What is no further from it than a person costs little, and anything else much.
  private var costs: (near: Int128, far: Int128) { (scale.counts / 2, 100 * scale.counts) }

  var more: RoundingWay? {
    let room = near.upperBound - people
    return room > 0 ? RoundingWay(cost: costs.near, room: room) : RoundingWay(cost: costs.far, room: .max)
  }

  var less: RoundingWay? {
    let room = people - max(0, near.lowerBound)
    if room > 0 { return RoundingWay(cost: costs.near, room: room) }
    return people > 0 ? RoundingWay(cost: costs.far, room: people) : nil
  }
}
