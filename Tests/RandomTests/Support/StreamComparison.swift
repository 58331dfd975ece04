import CGSL

/// How far pairs of streams are from unrelated, in standard errors.
///
/// Each pair is compared at several lags and in three ways: the correlation of the upper 32 bits as a number, that of the lower
/// ones, and how many of the 64 bits agree. Were the streams unrelated, each figure would be normal with mean 0 and variance 1:
/// correlations by Fisher's transformation, atanh(r)·√(n − 3), agreeing bits as a binomial number.
struct StreamComparison {
  private(set) var count = 0
  /// The largest figure, without its sign.
  private(set) var largest = 0.0
  private var sumOfSquares = 0.0

  /// Compares rows that are 1, 2, 4, 8, … apart, shifted by up to `lags` places to both sides.
  init(_ rows: [[UInt64]], lags: Int) {
    let upper = rows.map { Self.standardised($0.map { Double($0 >> 32) }) }
    let lower = rows.map { Self.standardised($0.map { Double($0 & 0xFFFF_FFFF) }) }
    var distance = 1
    while distance < rows.count {
      for first in 0..<(rows.count - distance) {
        let second = first + distance
        for lag in -lags...lags {
          let (one, other) = (max(0, -lag), max(0, lag))
          let places = Double(rows[first].count - abs(lag))
          for numbers in [upper, lower] {
            let product = zip(numbers[first][one...], numbers[second][other...]).reduce(0) { $0 + $1.0 * $1.1 }
            add(atanh(min(max(product / places, -0.999), 0.999)) * (places - 3).squareRoot())
          }
          let agreeing = zip(rows[first][one...], rows[second][other...]).reduce(0) { $0 + (~($1.0 ^ $1.1)).nonzeroBitCount }
          add((Double(agreeing) - 32 * places) / (4 * places.squareRoot()))
        }
      }
      distance *= 2
    }
  }

  private mutating func add(_ figure: Double) {
    count += 1
    largest = max(largest, abs(figure))
    sumOfSquares += figure * figure
  }

  /// What the largest of all figures exceeds by chance once in 10 000 times (Bonferroni).
  var limit: Double { gsl_cdf_ugaussian_Qinv(0.5e-4 / Double(count)) }

  /// The root mean square of the figures, which is 1 for unrelated streams, in standard errors from there.
  var spread: Double { (sumOfSquares / Double(count) - 1) * (Double(count) / 2).squareRoot() }

  /// Whether no pair is related, and all together are neither related a little nor too regular.
  var isUnrelated: Bool { largest < limit && abs(spread) < 4 }

  /// Numbers with mean 0 and mean square 1.
  private static func standardised(_ numbers: [Double]) -> [Double] {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let deviation = (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)).squareRoot()
    return numbers.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
  }
}

extension StreamComparison: CustomStringConvertible {
  var description: String { "\(count) figures, the largest \(largest) of \(limit), spread \(spread)" }
}
