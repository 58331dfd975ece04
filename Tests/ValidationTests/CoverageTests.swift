import FreshetCore
import FreshetExperiments
import FreshetModel
import FreshetRandom
import FreshetResults
import FreshetStatistics
import Testing

/// Sampling is honest: the 95 % intervals of a small sample cover the result of a large one as often as they say.
///
/// The large study does this with WeChat's numbers, see ``WeChatCoverageTests``.
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
    let study = CoverageStudy(
      try scenario(), sample: 1.0 / 10_000, referenceSample: 1.0 / 100, replications: 8, threads: 1, cohort: "mainland",
      action: "change")
    let table = try study.coverage(seeds: 1...200)
    for (metric, covered) in table {
      if Study.prints { print("coverage of \(metric): \(covered) of 200") }
      // Outside for an exact interval once in 1 000.
      #expect((180...198).contains(covered), "\(metric): \(covered) of 200")
    }
  }
}

/// How often the intervals of runs at a small sample cover the results of one run at a large sample.
struct CoverageStudy {
  static let metrics = ["people_blocked", "attempts_blocked", "completed_total", "lost", "deferred", "released"]

  private let scenario: Scenario
  private let sample: Double
  private let referenceSample: Double
  private let replications: Int
  private let threads: Int
  private let cohort: String
  private let action: String

  init(
    _ scenario: Scenario, sample: Double, referenceSample: Double, replications: Int, threads: Int, cohort: String,
    action: String
  ) {
    self.scenario = scenario
    self.sample = sample
    self.referenceSample = referenceSample
    self.replications = replications
    self.threads = threads
    self.cohort = cohort
    self.action = action
  }

  /// For each metric, the number of seeds whose interval covers.
  func coverage(seeds: ClosedRange<UInt64>) throws -> [(metric: String, covered: Int)] {
    // A seed that no sample has.
    let reference = try effects(sample: referenceSample, seed: 1_000_003).map(\.value)
    var covered = Array(repeating: 0, count: Self.metrics.count)
    for seed in seeds {
      for (index, estimate) in try effects(sample: sample, seed: seed).enumerated() {
        if estimate.interval?.contains(reference[index]) ?? false { covered[index] += 1 }
      }
    }
    return zip(Self.metrics, covered).map { ($0, $1) }
  }

  private func effects(sample: Double, seed: UInt64) throws -> [Estimate] {
    var scenario = scenario
    scenario.sample = sample
    scenario.seed = seed
    let results = try Fixture.run(scenario, replications: replications, threads: threads)
    let rows = RunResults(scenario: scenario, start: 0, timeZone: .gmt, replications: results).effects()
    return try Self.metrics.map { metric in
      let row = rows.first { $0.key.metric == metric && $0.key.cohort == cohort && $0.key.action == action }
      return try #require(row?.difference)
    }
  }
}
