/// Ranks of values, from 1, and what follows from them. Equal values share the mean of their ranks.
public enum Ranks {
  /// - Complexity: O(n log n).
  public static func of(_ values: [Double]) -> [Double] { of(values) { $0 < $1 } }

  /// The ranks of cells of a table: by number where all are numbers, as texts elsewhere, which puts dates in their order.
  public static func of(cells: [String]) -> [Double] {
    let numbers = cells.compactMap { Double($0) }
    return numbers.count == cells.count ? of(numbers) : of(cells) { $0 < $1 }
  }

  private static func of<Value>(_ values: [Value], isBefore: (Value, Value) -> Bool) -> [Double] {
    let order = values.indices.sorted { isBefore(values[$0], values[$1]) }
    var ranks = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, !isBefore(values[order[start]], values[order[end]]) { end += 1 }
      for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
      start = end
    }
    return ranks
  }

  /// Pearson's correlation, which of ranks is Spearman's; `nil` where either does not vary.
  ///
  /// - Parameters:
  ///   - one: Some numbers.
  ///   - other: As many.
  public static func correlation(_ one: [Double], _ other: [Double]) -> Double? {
    let (first, second) = (Moments(of: one).mean, Moments(of: other).mean)
    var (both, ofOne, ofOther) = (0.0, 0.0, 0.0)
    for (x, y) in zip(one, other) {
      both += (x - first) * (y - second)
      ofOne += (x - first) * (x - first)
      ofOther += (y - second) * (y - second)
    }
    return ofOne > 0 && ofOther > 0 ? both / (ofOne * ofOther).squareRoot() : nil
  }

  /// What so large a part of some numbers lies below, evenly between neighbours.
  ///
  /// - Parameters:
  ///   - share: From 0 to 1.
  ///   - sorted: At least one number, in their order.
  /// - Source: definition 7 of Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50, 1996.
  public static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = min(sorted.count - 1, Int(place))
    let above = min(sorted.count - 1, below + 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}
