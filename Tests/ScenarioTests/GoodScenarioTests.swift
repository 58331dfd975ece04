import FreshetCore
import FreshetModel
import FreshetScenarios
import Foundation
import Testing

/// What a good file is read as.
@Suite struct GoodScenarioTests {
  @Test func readsEverything() throws {
    let file = try load(smallScenario)
    #expect(file.name == "small")
    #expect(file.start == 1_507_564_800_000_000)  // 2017-10-09T16:00Z
    #expect(file.timeZone.identifier == "Asia/Shanghai")
    let scenario = file.scenario
    #expect(scenario.end == SimulationTime(microseconds: 41 * 86_400_000_000))
    #expect(scenario.reportInterval == .hours(1))
    #expect(scenario.replications == 8)
    #expect(scenario.seed == 1)
    #expect(scenario.sample == 1)
    #expect(scenario.platforms.count == 1)
    let platform = scenario.platforms[0]
    #expect(platform.users == 10_000)
    #expect(platform.origins.map(\.name) == ["mainland", "overseas"])
    #expect(platform.origins.map(\.share) == [0.93, 0.07])
    #expect(platform.actions.map(\.name) == ["change_picture", "change_name"])
    #expect(platform.actions[0].gap.mean == 75 * 86_400)
    #expect(platform.signUps?.rate == 100 / 86_400.0)
    #expect(platform.signUps?.origins.map(\.share) == [0.93, 0.07])
    let restriction = scenario.restrictions[0]
    #expect(restriction.name == "wechat-profile_freeze")
    #expect(restriction.actions == ["change_picture", "change_name"])
    #expect(restriction.scope.origins == ["mainland"])
    #expect(restriction.announcement == nil)
    #expect(restriction.schedule.from == SimulationTime(microseconds: (7 * 24 + 18) * 3_600_000_000))
    #expect(restriction.schedule.until == SimulationTime(microseconds: 22 * 86_400_000_000))
    #expect(restriction.effects.map(\.verdict) == [.stop(share: 1)])
  }

  @Test func readsARateLimit() throws {
    let limit = """
      restrictions: [{kind: rate_limit, platform: wechat, actions: [register, change_name, register], limit: 4.5 k per min,
        from: 2017-10-12, reaction: {abandon: {share: 100 %}}%@}]
      """
    func read(_ keys: String) throws -> Scenario {
      let others = smallScenario.components(separatedBy: "restrictions:")[0]
      return try load(others + limit.replacing("%@", with: keys)).scenario
    }
    let scenario = try read("")
    #expect(scenario.restrictions[0].actions == [Action.register, "change_name"])
    #expect(scenario.restrictions[0].effects.map(\.verdict) == [.limit(rate: 75, adjustsEvery: .hours(1))])
    #expect(scenario.lookahead == .hours(1))
    #expect(try read(", adjusts_every: 90 s").lookahead == SimulationDuration(seconds: 90))
    #expect(try load(smallScenario).scenario.lookahead == nil)
  }

  @Test(arguments: Folders.files(in: Folders.scenarios, ending: "yaml"))
  func shippedScenarioIsRead(_ file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(problems(text, path: file.lastPathComponent) == "")
    let scenario = try ScenarioLoader.load(path: file.path(), options: ScenarioOptions())
    #expect(scenario.name == file.deletingPathExtension().lastPathComponent)
    #expect(!scenario.sources.isEmpty)
    #expect(!scenario.assumptions.isEmpty)
  }

  @Test(arguments: Folders.files(in: Folders.scenarios, ending: "yaml"))
  func resolvedTextIsAFixedPoint(_ file: URL) throws {
    let once = try ScenarioLoader.load(path: file.path(), options: ScenarioOptions())
    let twice = try load(once.resolvedText)
    #expect(once.resolvedText == twice.resolvedText)
    #expect("\(once.scenario)" == "\(twice.scenario)")
  }
}
