import Foundation
import FreshetModel
import Testing

/// How well counts in bins, repeated in independent replications, fit the expected ones.
///
/// Pearson's χ² of the sums over replications, divided by the dispersion that the replications show around their own means:
/// events of one person come in bursts or regularly, and are not Poisson.
struct Goodness {
  /// Close to 1 where people act independently and a bin is short against their gaps.
  let dispersion: Double
  /// The χ² as a standard normal deviate (Wilson and Hilferty): above 3.3 once in 2 000 where the expectation is right.
  let deviate: Double
  /// The standard error of the worst bin relative to its expected count.
  let precision: Double

  /// - Parameters:
  ///   - counts: By replication, by bin; at least two replications.
  ///   - expected: Of one replication, by bin, positive.
  init(_ counts: [[Int]], expected: [Double]) {
    let replications = Double(counts.count)
    var dispersion = 0.0
    var squares = 0.0
    for (bin, expected) in expected.enumerated() {
      let mean = counts.reduce(0) { $0 + Double($1[bin]) } / replications
      let variance = counts.reduce(0) { $0 + pow(Double($1[bin]) - mean, 2) } / (replications - 1)
      dispersion += variance / expected
      squares += replications * pow(mean - expected, 2) / expected
    }
    let bins = Double(expected.count)
    // Counts that never vary would pass for anything.
    self.dispersion = max(0.5, dispersion / bins)
    let scatter = 2 / (9 * bins)
    deviate = (cbrt(squares / self.dispersion / bins) - (1 - scatter)) / scatter.squareRoot()
    precision = (self.dispersion / replications / (expected.min() ?? 0)).squareRoot()
  }

  var fits: Bool { deviate < 3.3 }
}

/// Holds counts against the expected ones, as ``expectFigures(seed:sourceLocation:_:)`` does figures.
///
/// - Parameters:
///   - expected: Of one replication, by bin.
///   - precision: The bound on the standard error of the worst bin, relative to its expected count.
///   - counts: Runs the model with a seed and gives counts by replication, by bin.
func expectCounts(
  _ name: String, expected: [Double], precision: Double, seed: UInt64 = 1,
  sourceLocation: SourceLocation = #_sourceLocation, _ counts: (_ seed: UInt64) throws -> [[Int]]
) throws {
  let goodness = Goodness(try counts(Study.seed ?? seed), expected: expected)
  let text =
    "\(name): \(expected.count) bins, deviate \(Study.text(goodness.deviate, digits: 3)), "
    + "dispersion \(Study.text(goodness.dispersion, digits: 3)), precision \(Study.text(goodness.precision, digits: 2))"
  if Study.prints { print(text) }
  #expect(goodness.fits, "\(text)", sourceLocation: sourceLocation)
  #expect(goodness.precision < precision, "\(text)", sourceLocation: sourceLocation)
  guard Study.isLarge else { return }
  // Bins depend on each other a little where one person acts often or on a lattice, so the deviates have a heavier tail than normal
  // ones: an exact model stays below for about 92 of 100.
  let least = 84
  let usual = try StudyRecord.shared.held([name], atLeast: least, sourceLocation: sourceLocation) {
    [Goodness(try counts($0), expected: expected).deviate < 1.645]
  }[0]
  print("\(name): deviate below 1.645 for \(usual) of \(Study.seeds.count) seeds")
  #expect(usual >= least, "\(name)", sourceLocation: sourceLocation)
}

extension ArmCounts {
  /// A figure of one flow in each interval.
  func series(flow: Int = 0, _ figure: (FlowCounts) -> Int) -> [Int] {
    (0..<intervals).map { figure(counts(flow: flow, interval: $0)) }
  }
}
