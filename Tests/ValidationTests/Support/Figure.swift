import FreshetRandom
import FreshetStatistics
import Testing

/// A figure of the model beside its closed form.
struct Figure {
  let name: String
  let theory: Double
  let estimate: Estimate
  /// The greatest half-width of the interval, relative to the theory, so that noise cannot pass.
  let precision: Double

  init(_ name: String, theory: Double, precision: Double, _ estimate: Estimate) {
    self.name = name
    self.theory = theory
    self.precision = precision
    self.estimate = estimate
  }

  /// A figure that each replication gives, with Student's 95 % interval over the replications.
  init(_ name: String, theory: Double, precision: Double, _ values: [Double]) {
    let critical = StudentT.quantile(0.975, degreesOfFreedom: values.count - 1)
    self.init(name, theory: theory, precision: precision, Estimate(meanOf: values, criticalValue: critical))
  }

  init(_ name: String, theory: Double, precision: Double, _ values: [Int]) {
    self.init(name, theory: theory, precision: precision, values.map(Double.init))
  }

  var isCovered: Bool { estimate.interval?.contains(theory) ?? false }
  var halfWidth: Double { estimate.interval?.halfWidth ?? .infinity }
  var isPrecise: Bool { halfWidth <= precision * abs(theory) }

  var description: String {
    "\(name): theory \(Study.text(theory)), simulated \(Study.text(estimate.value)) ± \(Study.text(halfWidth, digits: 2))"
  }
}

/// Holds figures of the model against their closed forms: the theory lies inside the 95 % interval and the interval is short.
///
/// An interval of an exact model misses the theory for one seed in twenty. The tests therefore hold fixed seeds only, and the
/// large study holds the share of 100 seeds whose interval covers: at least 86, which an exact model misses once in 6 000.
///
/// - Parameters:
///   - seed: The seed that the tests use.
///   - figures: Runs the model with a seed.
func expectFigures(
  seed: UInt64 = 1, sourceLocation: SourceLocation = #_sourceLocation, _ figures: (_ seed: UInt64) throws -> [Figure]
) throws {
  let first = try figures(Study.seed ?? seed)
  for figure in first {
    if Study.prints { print(figure.description) }
    #expect(figure.isCovered, "\(figure.description)", sourceLocation: sourceLocation)
    #expect(figure.isPrecise, "\(figure.description), allowed \(figure.precision) of it", sourceLocation: sourceLocation)
  }
  guard Study.isLarge else { return }
  let (names, least) = (first.map(\.name), 86)
  let covered = try StudyRecord.shared.held(names, atLeast: least, sourceLocation: sourceLocation) { try figures($0).map(\.isCovered) }
  for (name, count) in zip(names, covered) {
    print("\(name): covered for \(count) of \(Study.seeds.count) seeds")
    #expect(count >= least, "\(name)", sourceLocation: sourceLocation)
  }
}
