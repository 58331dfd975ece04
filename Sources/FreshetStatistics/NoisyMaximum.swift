/// The greatest of many numbers of which only noisy series are known.
///
/// The greatest mean is too great: its place was chosen for its noise too. What each series has at the place that is chosen on the half
/// of the series to which it does not belong is independent of the choice, and in the mean too small where two places are nearly equal,
/// since the choice then misses the greatest. Both are the same where one place stands out. The estimate lies midway between them, and
/// an interval has to allow for either.
///
/// A choice on all other series would miss the greatest less often, but it is nearly the same choice each time, as lucky as the first.
///
/// - Source: the two bounds are those of Stone, Cross-validatory choice and assessment of statistical predictions, Journal of the
///   Royal Statistical Society B 36, 1974.
public struct NoisyMaximum: Sendable {
  /// The first of the places where the mean of all series is greatest.
  public let place: Int
  /// What each series has, midway between its number at ``place`` and that at the place which is chosen on the other half, where every
  /// other series belongs to the same. Of a single series its greatest number.
  public let values: [Double]
  /// How far the mean of ``values`` lies from either bound, at least 0.
  public let reach: Double
  private let series: [[Double]]

  /// - Parameter series: At least one, of equal length, of numbers that are not negative.
  /// - Returns: `nil` where there is no place, or nothing but zeros.
  public init?(of series: [[Double]]) {
    let halves = (0...1).map { half in Self.sum(series.indices.filter { $0 % 2 == half }.map { series[$0] }, places: series[0].count) }
    let sum = Self.sum(halves, places: series[0].count)
    guard let place = Self.firstOfGreatest(sum), sum[place] > 0 else { return nil }
    let others = series.indices.map { series.count > 1 ? Self.firstOfGreatest(halves[1 - $0 % 2]) ?? place : place }
    self.place = place
    self.series = series
    values = zip(series, others).map { ($0[place] + $0[$1]) / 2 }
    reach = zip(series, others).reduce(0) { $0 + ($1.0[place] - $1.0[$1.1]) / 2 } / Double(series.count)
  }

  private init(place: Int, values: [Double], reach: Double, series: [[Double]]) {
    (self.place, self.values, self.reach, self.series) = (place, values, reach, series)
  }

  /// The same of series that are all multiplied by a factor above 0.
  public func scaled(by factor: Double) -> NoisyMaximum {
    // Leads are told in standard errors.
    NoisyMaximum(place: place, values: values.map { $0 * factor }, reach: reach * factor, series: series)
  }

  /// The least lead of ``place`` over another place, in standard errors of the difference of their means: beyond Student's quantile
  /// no other place can be the greatest. 0 of a single series; infinite where nothing is noise.
  ///
  /// - Complexity: O(places × series).
  public var lead: Double {
    series[0].indices.reduce(.infinity) { $1 == place ? $0 : min($0, Self.lead(of: place, over: $1, in: series)) }
  }

  private static func sum(_ series: [[Double]], places: Int) -> [Double] {
    var sum = Array(repeating: 0.0, count: places)
    for other in series {
      for place in 0..<places { sum[place] += other[place] }
    }
    return sum
  }

  private static func lead(of place: Int, over other: Int, in series: [[Double]]) -> Double {
    var differences = Moments()
    for numbers in series { differences.add(numbers[place] - numbers[other]) }
    guard let error = differences.standardError else { return 0 }
    // What differs equally in all series is no noise.
    return error > 0 ? differences.mean / error : .infinity
  }

  private static func firstOfGreatest(_ numbers: [Double]) -> Int? {
    guard var first = numbers.indices.first else { return nil }
    for place in numbers.indices where numbers[place] > numbers[first] { first = place }
    return first
  }
}
