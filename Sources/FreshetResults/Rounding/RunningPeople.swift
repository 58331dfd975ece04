import FreshetModel

/// Makes whole people of one count of a series, interval by interval.
///
/// A value is what the rounded sum so far has grown by, so that nothing is lost or added over the series. Where the count is 0, so is
/// the value.
struct RunningPeople {
  let counter: FlowCounter
  private let scale: PeopleScale
  /// People counted and not yet in a value, in parts as in ``PeopleScale/wholePeople(parts:)``.
  private var owed: Int128 = 0
  private(set) var value = 0
  /// Whether anything was counted in the interval.
  private var isCounted = false

  init(_ counter: FlowCounter, _ scale: PeopleScale) {
    self.counter = counter
    self.scale = scale
  }

  /// Goes on to the next interval.
  mutating func advance(_ count: Int) {
    owed += Int128(count) * scale.people
    isCounted = count > 0
    value = 0
    if isCounted { add(max(0, scale.wholePeople(parts: owed))) }
  }

  /// What was not counted stays 0.
  var more: RoundingWay? { isCounted ? RoundingWay(cost: scale.counts - 2 * owed, room: .max) : nil }
  var less: RoundingWay? { value > 0 ? RoundingWay(cost: scale.counts + 2 * owed, room: value) : nil }

  /// Raises the value, or lowers it where `people` is negative; the following ones make up for it.
  mutating func add(_ people: Int) {
    value += people
    owed -= Int128(people) * scale.counts
  }
}
