public import FreshetModel

/// Counts of simulated people who stand for different numbers of real ones: one count for each of ``ResultLayout/weights``.
public struct WeighedCounts: Sendable, Equatable {
  private let weights: [Weight]
  /// The count of the first weight: in most scenarios there is no other, and a sweep has a thousand of these a point.
  private var first = 0
  /// The counts of the others.
  private var others: [Int] = []

  /// - Parameter weights: At least one.
  public init(_ weights: [Weight]) {
    self.weights = weights
    if weights.count > 1 { others = Array(repeating: 0, count: weights.count - 1) }
  }

  /// The count of a weight.
  private subscript(place: Int) -> Int {
    get { place == 0 ? first : others[place - 1] }
    set { if place == 0 { first = newValue } else { others[place - 1] = newValue } }
  }

  /// - Parameter weight: A position in ``ResultLayout/weights``.
  public mutating func add(_ count: Int, weight: Int) { self[weight] += count }

  /// Simulated people of all weights.
  public var simulated: Int { others.reduce(first, +) }

  /// Whether nothing was counted.
  public var isZero: Bool { first == 0 && others.allSatisfy { $0 == 0 } }

  /// The nearest number of whole real people of each weight, summed.
  var wholePeople: Int {
    weights.indices.reduce(0) { $0 + PeopleScale(weight: weights[$1], replications: 1).wholePeople(self[$1]) }
  }

  /// The counts in units of the greatest weight that has any, which is whole where all have the same: so nothing is rounded there.
  ///
  /// - Parameter unit: As ``unit(of:)`` gives it.
  public func amount(in unit: Weight) -> Double {
    weights.indices.reduce(0) { sum, place in
      let (count, weight) = (self[place], weights[place])
      return count == 0 ? sum : sum + Double(count) * (weight == unit ? 1 : weight.factor / unit.factor)
    }
  }

  /// The greatest weight of which anything was counted in any of some counts, the first of all where nothing was.
  public static func unit(of counts: [WeighedCounts]) -> Weight {
    guard let weights = counts.first?.weights else { return Weight(people: 1, simulated: 1) }
    if weights.count == 1 { return weights[0] }
    let used = weights.indices.filter { place in counts.contains { $0[place] != 0 } }
    return used.map { weights[$0] }.max { $0.factor < $1.factor } ?? weights[0]
  }

  /// The mean over replications whose counts are summed here, as real people.
  public func people(replications: Int) -> Double {
    weights.indices.reduce(0) { $0 + PeopleScale(weight: weights[$1], replications: replications).people(self[$1]) }
  }

  public static func + (left: WeighedCounts, right: WeighedCounts) -> WeighedCounts {
    var sum = left
    for place in sum.weights.indices { sum[place] += right[place] }
    return sum
  }

  public static func - (left: WeighedCounts, right: WeighedCounts) -> WeighedCounts {
    var difference = left
    for place in difference.weights.indices { difference[place] -= right[place] }
    return difference
  }
}
