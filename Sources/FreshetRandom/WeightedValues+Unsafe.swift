import CGSL

/// Numbers that are drawn with given weights, or with weights proportional to weight × number (length-biased).
///
/// The tables of `gsl_ran_discrete` (Walker's alias method): a draw costs one uniform number, whatever the count of values.
///
/// Sendable although it holds pointers: they are set once in `init` and nobody writes to what they point to after that
/// (`gsl_ran_discrete` only reads its table).
///
/// - Source: Walker, ACM Transactions on Mathematical Software 3 (1977), p. 253.
final class WeightedValues: @unchecked Sendable, Hashable {
  /// The distinct values of positive weight, ascending.
  let sorted: [Double]
  /// Their weights, which make 1 up to rounding.
  let weights: [Double]
  /// The probability of at most the value at the same place.
  let cumulative: [Double]
  /// The same where a value is drawn with a probability proportional to weight × value.
  let cumulativeLengthBiased: [Double]

  private let values: UnsafeMutablePointer<Double>
  private let plainTable: UnsafeMutablePointer<gsl_ran_discrete_t>
  private let lengthBiasedTable: UnsafeMutablePointer<gsl_ran_discrete_t>

  /// The tables for these values; `nil` where there is nothing to draw from.
  ///
  /// The order of the pairs does not matter, and equal values are one.
  ///
  /// - Parameter pairs: Values and weights, finite and not negative.
  /// - Returns: `nil` where the sum of the weights, or of weight × value, is zero or not finite.
  /// - Complexity: O(n log n).
  init?(_ pairs: [(value: Double, weight: Double)]) {
    var merged: [(value: Double, weight: Double)] = []
    for pair in pairs.sorted(by: { ($0.value, $0.weight) < ($1.value, $1.weight) }) where pair.weight > 0 {
      if let last = merged.indices.last, merged[last].value == pair.value {
        merged[last].weight += pair.weight
      } else {
        merged.append(pair)
      }
    }
    let sum = merged.reduce(0) { $0 + $1.weight }
    let biased = merged.map { $0.value * ($0.weight / sum) }
    let biasedSum = biased.reduce(0, +)
    guard sum > 0, sum.isFinite, biasedSum > 0, biasedSum.isFinite,
      let plainTable = gsl_ran_discrete_preproc(merged.count, merged.map(\.weight))
    else { return nil }
    guard let lengthBiasedTable = gsl_ran_discrete_preproc(merged.count, biased) else {
      gsl_ran_discrete_free(plainTable)
      return nil
    }
    self.plainTable = plainTable
    self.lengthBiasedTable = lengthBiasedTable
    sorted = merged.map(\.value)
    weights = merged.map { $0.weight / sum }
    values = .allocate(capacity: merged.count)
    values.initialize(from: sorted, count: merged.count)
    cumulative = Self.sums(of: weights)
    cumulativeLengthBiased = Self.sums(of: biased.map { $0 / biasedSum })
  }

  /// The sums up to each of some parts that make 1 up to rounding.
  private static func sums(of parts: [Double]) -> [Double] {
    var sum = 0.0
    var sums = parts.map { part in
      sum += part
      return sum
    }
    sums[parts.count - 1] = 1
    return sums
  }

  static func == (left: WeightedValues, right: WeightedValues) -> Bool {
    left === right || left.sorted == right.sorted && left.weights == right.weights
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(sorted)
    hasher.combine(weights)
  }

  /// How many of the distinct values are at most `value`.
  ///
  /// - Complexity: O(log n).
  func count(upTo value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// These tables, alive until the process ends.
  ///
  /// A distribution is copied in the innermost loop, where counting references would cost as much as a draw. So it refers to its tables
  /// without owning them, and they stay: as many as the scenarios of a process name.
  func keptForever() -> WeightedValues {
    Unmanaged.passRetained(self).takeUnretainedValue()
  }

  /// The weighted mean of `function` over the values.
  func mean(of function: (Double) -> Double) -> Double {
    zip(sorted, weights).reduce(0) { $0 + $1.1 * function($1.0) }
  }

  /// A value, with the probability of its weight.
  func draw(from stream: borrowing RandomStream) -> Double {
    values[gsl_ran_discrete(stream.generator, plainTable)]
  }

  /// A value, with a probability proportional to weight × value.
  func drawLengthBiased(from stream: borrowing RandomStream) -> Double {
    values[gsl_ran_discrete(stream.generator, lengthBiasedTable)]
  }
}
