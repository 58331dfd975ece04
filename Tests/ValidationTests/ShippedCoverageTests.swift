import FreshetCore
import FreshetModel
import FreshetScenarios
import Testing

/// The study of sampling: the intervals of the shipped scenarios, at small samples with 8 replications, against long runs.
///
/// `make validate` does all of it, and `make coverage` nothing else; both write what they find into `Results/coverage`.
struct ShippedCoverageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let scenario: String
    let size: CoverageStudy.Size
    var seeds: UInt64 = 12
    /// The windows of its services, where those of the file would take the study too long. Samples and long runs have the same.
    var window: SimulationDuration?

    var testDescription: String { scenario }

    /// Reads the scenario.
    func load() throws -> Scenario {
      var scenario = try ScenarioLoader.load(path: ShippedCoverageTests.folder + scenario + ".yaml").scenario
      if let window { for service in scenario.services.indices { scenario.services[service].answersWithin = window } }
      return scenario
    }
  }

  private static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Scenarios/"

  /// So many seeds that chance moves the coverage of a table by less than a third of what it may differ.
  private static let cases = [
    Case(scenario: "wechat-2017-profile-freeze", size: .init(sample: 20_000 / 963e6, longSample: 1.0 / 100), seeds: 300),
    Case(scenario: "wechat-2021-registration-pause", size: .init(sample: 1.0 / 1000, longSample: 1.0 / 4), seeds: 1000),
    // A limit turns more away in a sample than of all people, which no interval knows: here it is held against its own sample.
    Case(
      scenario: "telegram-2015-sign-up-rush", size: .init(sample: 1.0 / 100, longSample: 1.0 / 100, longReplications: 800), seeds: 1000,
      window: .minutes(10)),
  ]

  @Test(.enabled(if: Study.isLarge, "make validate"))
  func intervalsCoverAsOftenAsTheySay() throws {
    var report = CoverageReport()
    for study in Self.cases {
      let coverage = try CoverageStudy(try study.load(), study.size).coverage(seeds: 1...study.seeds)
      report.add(coverage, of: study.scenario)
      expectCoverage(coverage, longRunShare: 0.2, pooled: CoverageBounds.pooled)
      if let folder = CoverageReport.folder { try report.write(into: folder) }
    }
    print(report.summary)
  }

  @Test(arguments: [
    Case(scenario: "wechat-2017-profile-freeze", size: .init(sample: 20_000 / 963e6, longSample: 600_000 / 963e6)),
    Case(scenario: "wechat-2021-registration-pause", size: .init(sample: 1.0 / 1000, longSample: 1.0 / 80)),
    Case(scenario: "telegram-2015-sign-up-rush", size: .init(sample: 1.0 / 200, longSample: 1.0 / 16), window: .minutes(10)),
  ])
  func intervalsCoverInAFewRuns(_ study: Case) throws {
    var scenario = try study.load()
    // Who has an account where only sign-ups are simulated takes time and does nothing.
    for index in scenario.platforms.indices where scenario.platforms[index].actions.isEmpty { scenario.platforms[index].users /= 50 }
    let coverage = try CoverageStudy(scenario, study.size).coverage(seeds: 1...study.seeds)
    expectCoverage(coverage, longRunShare: 0.5, pooled: 0.88...1)
  }
}
