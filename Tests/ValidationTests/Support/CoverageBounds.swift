import Foundation

/// How many of some 95 % intervals may cover.
struct CoverageBounds {
  /// What every interval has to cover of many seeds, and all of a table together.
  static let each = 0.90...0.99
  static let pooled = 0.94...0.96

  /// Of the 300 seeds of the large study exactly ``each``; of fewer intervals also what chance does: an exact one is outside once in 1000.
  static func each(of intervals: Int) -> ClosedRange<Int> {
    let low = Int((each.lowerBound * Double(intervals)).rounded(.up))
    let high = Int((each.upperBound * Double(intervals)).rounded(.down))
    let chance = byChance(of: intervals)
    return min(low, chance.lowerBound)...max(high, chance.upperBound)
  }

  /// Between these an exact interval covers but for once in 2000 below and once above.
  private static func byChance(of intervals: Int) -> ClosedRange<Int> {
    var probability = pow(1 - exact, Double(intervals))
    var sum = probability
    var low: Int?
    for covered in 0...intervals {
      if low == nil && sum >= rare { low = covered }
      if sum >= 1 - rare { return (low ?? 0)...covered }
      probability *= Double(intervals - covered) / Double(covered + 1) * exact / (1 - exact)
      sum += probability
    }
    return (low ?? 0)...intervals
  }

  private static let exact = 0.95
  private static let rare = 1.0 / 2000
}
