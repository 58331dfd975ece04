public import FreshetModel

/// Counts of simulated people who stand for different numbers of real ones: one count for each of ``ResultLayout/weights``.
public struct WeighedCounts: Sendable, Equatable {
  private let weights: [Weight]
  private var counts: [Int]

  public init(_ weights: [Weight]) {
    self.weights = weights
    counts = Array(repeating: 0, count: weights.count)
  }

  /// - Parameter weight: A position in ``ResultLayout/weights``.
  public mutating func add(_ count: Int, weight: Int) { counts[weight] += count }

  /// Simulated people of all weights.
  public var simulated: Int { counts.reduce(0, +) }

  /// Whether nothing was counted.
  public var isZero: Bool { counts.allSatisfy { $0 == 0 } }

  /// The nearest number of whole real people of each weight, summed.
  var wholePeople: Int {
    zip(weights, counts).reduce(0) { $0 + PeopleScale(weight: $1.0, replications: 1).wholePeople($1.1) }
  }

  /// The counts in units of the greatest weight that has any, which is whole where all have the same: so nothing is rounded there.
  ///
  /// - Parameter unit: As ``unit(of:)`` gives it.
  public func amount(in unit: Weight) -> Double {
    zip(weights, counts).reduce(0) { $1.1 == 0 ? $0 : $0 + Double($1.1) * ($1.0 == unit ? 1 : $1.0.factor / unit.factor) }
  }

  /// The greatest weight of which anything was counted in any of some counts, the first of all where nothing was.
  public static func unit(of counts: [WeighedCounts]) -> Weight {
    guard let weights = counts.first?.weights else { return Weight(people: 1, simulated: 1) }
    let used = weights.indices.filter { place in counts.contains { $0.counts[place] != 0 } }
    return used.map { weights[$0] }.max { $0.factor < $1.factor } ?? weights[0]
  }

  /// The mean over replications whose counts are summed here, as real people.
  public func people(replications: Int) -> Double {
    zip(weights, counts).reduce(0) { $0 + PeopleScale(weight: $1.0, replications: replications).people($1.1) }
  }

  public static func + (left: WeighedCounts, right: WeighedCounts) -> WeighedCounts {
    var sum = left
    for place in sum.counts.indices { sum.counts[place] += right.counts[place] }
    return sum
  }

  public static func - (left: WeighedCounts, right: WeighedCounts) -> WeighedCounts {
    var difference = left
    for place in difference.counts.indices { difference.counts[place] -= right.counts[place] }
    return difference
  }
}
