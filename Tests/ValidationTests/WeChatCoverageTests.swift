import FreshetModel
import FreshetScenarios
import Testing

/// The large study of sampling: the shipped WeChat scenario at 1/10 000, 8 replications, 100 seeds, against its result at 1/100.
struct WeChatCoverageTests {
  private static let path =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Scenarios/wechat-2017-profile-freeze.yaml"

  @Test(.enabled(if: Study.isLarge, "make validate"))
  func intervalsCoverTheLargeSample() throws {
    var scenario = try ScenarioLoader.load(path: Self.path).scenario
    // What the freeze does not gate is alike in both arms and takes most of the time.
    let gated = Set(scenario.restrictions.flatMap(\.actions))
    for index in scenario.platforms.indices { scenario.platforms[index].actions.removeAll { !gated.contains($0.name) } }
    let study = CoverageStudy(
      scenario, sample: 1.0 / 10_000, referenceSample: 1.0 / 100, replications: 8, threads: 2, cohort: "mainland",
      action: "change_picture")
    print("| WeChat 2017, change_picture, mainland | seeds of 100 whose interval covers |\n|---|---|")
    for (metric, covered) in try study.coverage(seeds: 1...100) {
      print("| \(metric) | \(covered) |")
      // Outside for an exact interval once in 1 000.
      #expect((87...100).contains(covered), "\(metric): \(covered) of 100")
    }
  }
}
