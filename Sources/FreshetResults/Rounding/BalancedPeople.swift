import FreshetModel

/// Counts of which some bring to a stock what the others take from it, as whole people for which this is still so.
///
/// Each is rounded by itself; where the stock then changes by something else, one of them is corrected by the difference, a person or
/// two. So none is ever far from its exact sum, none is negative, and what is 0 stays 0.
struct BalancedPeople {
  private var bringing: [RunningPeople]
  private var taking: [RunningPeople]

  init(bringing: [FlowCounter], taking: [FlowCounter], _ scale: PeopleScale) {
    self.bringing = bringing.map { RunningPeople($0, scale) }
    self.taking = taking.map { RunningPeople($0, scale) }
  }

  /// Whether any of them was counted.
  func areCounted(_ counts: FlowCounts) -> Bool { (bringing + taking).contains { counts[$0.counter] > 0 } }

  /// Goes on to the next interval.
  ///
  /// - Parameters:
  ///   - counts: What was counted in it.
  ///   - people: Gets the counts as whole people.
  ///   - change: By how many whole people the stock grows, where the counts by themselves would let it grow by so many.
  mutating func advance(_ counts: FlowCounts, into people: inout FlowCounts, change: (_ own: Int) -> Int) {
    for index in bringing.indices { bringing[index].advance(counts[bringing[index].counter]) }
    for index in taking.indices { taking[index].advance(counts[taking[index].counter]) }
    let own = bringing.sum - taking.sum
    let excess = own - change(own)
    if excess > 0 {
      Self.shift(excess, raising: &taking, lowering: &bringing)
    } else if excess < 0 {
      Self.shift(-excess, raising: &bringing, lowering: &taking)
    }
    for part in bringing + taking { people[part.counter] = part.value }
  }

  /// Raises one of the counts after all, or lowers it; the following ones make up for it.
  mutating func add(_ change: Int, to counter: FlowCounter, in people: inout FlowCounts) {
    for index in bringing.indices where bringing[index].counter == counter { bringing[index].add(change) }
    for index in taking.indices where taking[index].counter == counter { taking[index].add(change) }
    people[counter] += change
  }

  /// Raises the counts of one side or, where nothing was counted there, lowers those of the other: one of the two is always possible.
  private static func shift(_ excess: Int, raising: inout [RunningPeople], lowering: inout [RunningPeople]) {
    if let most = raising.indices.filter({ raising[$0].isCounted }).max(by: { raising[$0].owed < raising[$1].owed }) {
      return raising[most].add(excess)
    }
    var left = excess
    for index in lowering.indices {
      let part = min(left, lowering[index].value)
      lowering[index].add(-part)
      left -= part
    }
  }
}

extension [RunningPeople] {
  fileprivate var sum: Int { reduce(0) { $0 + $1.value } }
}
