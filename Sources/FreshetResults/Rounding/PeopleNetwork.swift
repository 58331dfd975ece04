import FreshetModel

/// Makes whole people of counts that say who goes from where to where, interval by interval, so that at each place who comes still goes on
/// or stays.
///
/// Each count is rounded by itself; where then more people come to a place than go on from it, or fewer, they go on by the path that moves
/// the counts the least from what they are. There always is one, since the counts would also add up if nobody had moved.
///
/// - Source: tables that are rounded so that they add up are flows through a network: Cox & Ernst, Controlled rounding, INFOR 20, 1982. Paths
///   in the order of their costs: Bellman, On a routing problem, Quarterly of Applied Mathematics 16, 1958.
struct PeopleNetwork {
  /// What is counted of who goes from one place to another. Places are numbered from 0, which is the outside: it need not add up.
  struct Street {
    let counter: FlowCounter
    let from: Int
    let to: Int
  }

  private let streets: [Street]
  private var streams: [RunningPeople]
  private var stocks: [RunningStock]
  private let places: Int

  /// - Parameters:
  ///   - streets: First those of who goes, then those of who stays at a place, which lead from there to the outside: by how much they change.
  ///   - scale: Of all counts.
  init(_ streets: [Street], _ scale: PeopleScale) {
    self.streets = streets
    streams = streets.filter { !$0.counter.isChange }.map { RunningPeople($0.counter, scale) }
    stocks = streets.filter(\.counter.isChange).map { _ in RunningStock(scale) }
    places = 1 + (streets.map { max($0.from, $0.to) }.max() ?? 0)
    let isInOrder = streets.suffix(stocks.count).allSatisfy { $0.counter.isChange && $0.to == 0 }
    precondition(isInOrder && places <= SIMD8<Int>.scalarCount, "a network that cannot be balanced")
  }

  /// How many whole people stay at a place.
  ///
  /// - Parameter stock: The position among those that are counted.
  func people(inStock stock: Int) -> Int { stocks[stock].people }

  /// The whole people of the next interval.
  ///
  /// - Parameter counts: What was counted in it, summed over the replications.
  mutating func next(_ counts: FlowCounts) -> FlowCounts {
    for place in streams.indices { streams[place].advance(counts[streams[place].counter]) }
    if counts == Self.nobody { return counts }
    for stock in stocks.indices { stocks[stock].value = 0 }
    let surplus = surplus()
    for stock in stocks.indices {
      let street = streets[streams.count + stock]
      stocks[stock].advance(counts[street.counter], flows: surplus[street.from])
    }
    balance()
    var people = FlowCounts()
    for (place, street) in streets.enumerated() { people[street.counter] = value(place) }
    return people
  }

  private static let nobody = FlowCounts()

  // MARK: Balance

  /// How many more people come to each place than go on from it.
  private func surplus() -> SIMD8<Int> {
    var surplus = SIMD8<Int>()
    for place in streets.indices {
      let value = value(place)
      surplus[streets[place].from] -= value
      surplus[streets[place].to] += value
    }
    return surplus
  }

  private mutating func balance() {
    let first = surplus()
    // Where there are so many, what no table could add up was cut, and costs mean nothing.
    let isCheapest = (1..<places).allSatisfy { abs(first[$0]) <= Self.many }
    while true {
      let surplus = surplus()
      guard let place = (1..<places).first(where: { surplus[$0] != 0 }) else { return }
      let path = path(from: place, surplus, isCheapest: isCheapest)
      // Whoever writes the row sees whether it adds up.
      guard let end = path.first else { return }
      // One after the other, since each costs more than the one before it.
      let missing = end.end == 0 ? Int.max : abs(surplus[end.end])
      let number = isCheapest ? 1 : min(abs(surplus[place]), missing, path.map(\.way.room).min() ?? 1)
      for step in path { add(step.isMore ? number : -number, to: step.street) }
    }
  }

  private static let many = 1000

  /// A part of a path: more go along a street, or fewer.
  private struct Step {
    let street: Int
    let isMore: Bool
    let way: RoundingWay
    /// The places before and after it.
    let origin: Int
    let end: Int
  }

  /// A path by which people go on from a place where there are too many, or come to one where there are too few: to the outside,
  /// or to a place where it is the other way round.
  ///
  /// - Parameter isCheapest: Whether it is the cheapest one, and not the shortest.
  /// - Returns: Its last step first.
  private func path(from start: Int, _ surplus: SIMD8<Int>, isCheapest: Bool) -> [Step] {
    let isSurplus = surplus[start] > 0
    var costs = (0..<places).map { $0 == start ? 0 : Self.unreachable }
    var last: [Step?] = (0..<places).map { _ in nil }
    for _ in 1..<places {
      let before = costs
      for (place, street) in streets.enumerated() {
        for isMore in [true, false] {
          guard let way = way(place, isMore: isMore) else { continue }
          let (origin, end) = isMore == isSurplus ? (street.from, street.to) : (street.to, street.from)
          guard costs[origin] != Self.unreachable else { continue }
          let cost = costs[origin] + (isCheapest ? way.cost : 1)
          guard cost < costs[end] else { continue }
          costs[end] = cost
          last[end] = Step(street: place, isMore: isMore, way: way, origin: origin, end: end)
        }
      }
      if costs == before { break }
    }
    let ends = (0..<places).filter { $0 == 0 || (isSurplus ? surplus[$0] < 0 : surplus[$0] > 0) }
    var place = ends.min { costs[$0] < costs[$1] } ?? 0
    var path: [Step] = []
    while place != start, path.count < places, let step = last[place] {
      path.append(step)
      place = step.origin
    }
    return place == start ? path : []
  }

  private static let unreachable = Int128.max

  // MARK: Streets

  private func value(_ street: Int) -> Int {
    street < streams.count ? streams[street].value : stocks[street - streams.count].value
  }

  private func way(_ street: Int, isMore: Bool) -> RoundingWay? {
    if street < streams.count { return isMore ? streams[street].more : streams[street].less }
    return isMore ? stocks[street - streams.count].more : stocks[street - streams.count].less
  }

  private mutating func add(_ people: Int, to street: Int) {
    if street < streams.count { streams[street].add(people) } else { stocks[street - streams.count].add(people) }
  }
}

/// How a whole number of people can be corrected.
struct RoundingWay {
  /// What one of them costs, in parts as in ``PeopleScale/wholePeople(parts:)``, so that it is exact: of a count, by how much the square of
  /// its error grows; of a stock, little or much.
  let cost: Int128
  /// By how many it can be corrected at most; of a stock, at this cost.
  let room: Int
}
