import FreshetRandom
import Testing

/// A mean over independent replications, with its 95 % interval after Student.
struct Estimate {
  let mean: Double
  let halfWidth: Double

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    self.mean = mean
    halfWidth = StudentT.quantile(0.975, degreesOfFreedom: values.count - 1) * (variance / count).squareRoot()
  }

  /// Theory lies inside the interval, and the interval is narrow enough to mean something.
  ///
  /// - Parameter bound: The largest half-width, as a share of the theory's value.
  func expect(_ theory: Double, within bound: Double, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(
      abs(mean - theory) <= halfWidth, "\(what): \(mean) ± \(halfWidth), theory \(theory)", sourceLocation: sourceLocation)
    #expect(
      halfWidth <= bound * abs(theory), "\(what): ± \(halfWidth), bound \(bound * abs(theory))", sourceLocation: sourceLocation)
  }
}
