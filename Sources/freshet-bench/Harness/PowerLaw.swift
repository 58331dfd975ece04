import Foundation

/// A line through points on doubly logarithmic axes: y = factor × x ^ exponent, by least squares.
struct PowerLaw {
  var exponent: Double
  var factor: Double

  /// - Returns: `nil` for fewer than two different x.
  init?(_ points: [(x: Double, y: Double)]) {
    let logarithms = points.filter { $0.x > 0 && $0.y > 0 }.map { (x: log($0.x), y: log($0.y)) }
    let count = Double(logarithms.count)
    let (meanX, meanY) = (logarithms.reduce(0) { $0 + $1.x } / count, logarithms.reduce(0) { $0 + $1.y } / count)
    let spread = logarithms.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    guard spread > 0 else { return nil }
    exponent = logarithms.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
    factor = exp(meanY - exponent * meanX)
  }
}
