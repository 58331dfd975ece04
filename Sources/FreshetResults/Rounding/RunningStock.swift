import FreshetModel

/// Makes whole people of a stock, interval by interval: as many as those who come and go make it, as whole people, or the nearest whole
/// number to that which is less than a person from the exact stock. Were it always the one nearest to the exact stock, it would push those who
/// come and go from their numbers, a little every time, and some would have to go where nobody does.
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

  /// What is less than a person from it costs little, and anything else much.
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
