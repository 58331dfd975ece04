import FreshetCore
import FreshetModel
import FreshetRandom
import Testing

/// Sampling is honest: the 95 % intervals of a small sample cover the result of a large one as often as they say.
///
/// ``ShippedCoverageTests`` does this with the shipped scenarios.
struct CoverageTests {
  /// Bursty gaps and a few people who make most of the changes, as in the shipped scenarios.
  private func scenario() throws -> Scenario {
    let spread = RateSpread.gamma(try GammaSpread(ParameterTable([("shape", .number(0.4))])))
    let retry = Reaction.retry(Retry(gap: Fixture.exponential(days: 1), atMost: 3))
    let origins = [Origin(name: "mainland", share: 0.93), Origin(name: "overseas", share: 0.07)]
    return Fixture.scenario(
      days: 24,
      [
        Fixture.platform(
          users: 20_000_000,
          actions: [Fixture.change(.gamma(Gamma(mean: 40 * Fixture.day, shape: 0.5)), spread: spread, rhythm: .evening)],
          origins: origins)
      ],
      restrictions: [
        Fixture.restriction(
          from: 3, until: 17.25, origins: ["mainland"],
          reaction: [(0.5, Fixture.deferral(hours: 16)), (0.2, retry), (0.3, .abandon(Abandon()))])
      ])
  }

  @Test func intervalsCoverAsOftenAsTheySay() throws {
    let study = CoverageStudy(try scenario(), .init(sample: 1.0 / 10_000, longSample: 1.0 / 100))
    expectCoverage(try study.coverage(seeds: 1...200), longRunShare: 0.2, pooled: 0.93...0.97)
  }
}

/// Holds how often intervals cover against how often they should.
///
/// - Parameters:
///   - longRunShare: The greatest part of the half-width of an interval that the half-width of the long run may be: so exact is the truth.
///   - pooled: The coverage of all intervals of a table together.
func expectCoverage(
  _ coverage: [IntervalCoverage], longRunShare: Double, pooled: ClosedRange<Double>, sourceLocation: SourceLocation = #_sourceLocation
) {
  if Study.prints && !Study.isLarge { print(CoverageReport.csv(coverage)) }
  for row in coverage where row.intervals > 0 {
    let text = "\(row.key.name): \(row.covered) of \(row.intervals)"
    if row.isExact {
      #expect(row.covered == row.intervals, "\(text)", sourceLocation: sourceLocation)
    } else if row.longRun?.interval == nil {
      // What even the long run does not know for sure has no truth; then hardly any seed may claim to know it.
      #expect(row.empty > 0.8, "\(text): no interval in the long run", sourceLocation: sourceLocation)
    } else {
      #expect(CoverageBounds.each(of: row.intervals).contains(row.covered), "\(text)", sourceLocation: sourceLocation)
      #expect(row.longRunShare <= longRunShare, "\(text): long run \(row.longRunShare)", sourceLocation: sourceLocation)
    }
  }
  for table in ["effects", "surge"] {
    guard let all = coverage.pooled(table) else { continue }
    #expect(
      pooled.contains(all.share), "all of \(table): \(all.share) ± \(all.standardError)", sourceLocation: sourceLocation)
  }
}
