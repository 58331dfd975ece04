/// The greatest of many numbers of which only noisy series are known.
///
/// The greatest mean is too great: its place was chosen for its noise too. What each series has at the place that is chosen on all
/// others is independent of the choice, and in the mean too small where two places are nearly equal, since the choice then misses the
/// greatest. Both are the same where one place stands out. The estimate lies midway between them, and an interval has to reach them.
///
/// - Source: the two bounds are those of Stone, Cross-validatory choice and assessment of statistical predictions, Journal of the
///   Royal Statistical Society B 36, 1974.
public struct NoisyMaximum: Sendable {
  /// The first of the places where the mean of all series is greatest.
  public let place: Int
  /// Whether leaving out one series never moves the place.
  public let standsOut: Bool
  /// What each series has, midway between its number at ``place`` and that at the place which is chosen on all others. Of a single
  /// series its greatest number.
  public let values: [Double]
  /// How far the mean of ``values`` lies from either bound, at least 0.
  public let reach: Double

  /// - Parameter series: At least one, of equal length, of numbers that are not negative.
  /// - Returns: `nil` where there is no place, or nothing but zeros.
  public init?(of series: [[Double]]) {
    let sum = series.dropFirst().reduce(series[0]) { sum, other in zip(sum, other).map { $0 + $1 } }
    guard let place = Self.firstOfGreatest(sum), sum[place] > 0 else { return nil }
    let others = series.map { own in
      series.count > 1 ? Self.firstOfGreatest(zip(sum, own).map { $0 - $1 }) ?? place : place
    }
    self.place = place
    standsOut = others.allSatisfy { $0 == place }
    values = zip(series, others).map { ($0[place] + $0[$1]) / 2 }
    reach = zip(series, others).reduce(0) { $0 + ($1.0[place] - $1.0[$1.1]) / 2 } / Double(series.count)
  }

  private static func firstOfGreatest(_ numbers: [Double]) -> Int? {
    numbers.indices.max { numbers[$0] < numbers[$1] || (numbers[$0] == numbers[$1] && $0 > $1) }
  }
}
