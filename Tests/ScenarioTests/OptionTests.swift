import FreshetCore
import FreshetModel
import FreshetScenarios
import Testing

/// What the command line changes in a scenario.
@Suite struct OptionTests {
  @Test func aPathSetsAnyKey() throws {
    let scenario = try load(
      smallScenario, "platforms.wechat.users=20 k", "restrictions.0.until=2017-11-02", "platforms.wechat.origin.mainland=50 %",
      "platforms.wechat.origin.overseas=50 %"
    ).scenario
    #expect(scenario.platforms[0].users == 20_000)
    #expect(scenario.platforms[0].origins.map(\.share) == [0.5, 0.5])
    #expect(scenario.restrictions[0].schedule.onTimes[0].until == SimulationTime(microseconds: 23 * 86_400_000_000))
  }

  @Test func aRestrictionIsCalledByItsName() throws {
    let scenario = try load(smallScenario, "restrictions.wechat-profile_freeze.enforcement=80 %").scenario
    #expect(scenario.restrictions[0].effects.map(\.verdict) == [.stop(share: 0.8)])
  }

  @Test func anAbsentKeyIsAdded() throws {
    let file = try load(
      smallScenario, "title=Hello", "restrictions.0.announced=2017-10-17", "restrictions.0.anticipation.share=10 %",
      "restrictions.0.anticipation.delay={exponential: {mean: 1 h}}", "platforms.wechat.origin={a: 40 %, b: 60 %}",
      "restrictions.0.who.origin=a")
    #expect(file.title == "Hello")
    #expect(file.scenario.restrictions[0].knowledge.anticipation?.share == 0.1)
    #expect(file.scenario.restrictions[0].scope.origins == ["a"])
  }

  @Test func aNewNameIsAddedAsAWhole() throws {
    let file = try load(smallScenario, "platforms.qq={users: 5 k}")
    #expect(file.scenario.platforms.map(\.name) == ["wechat", "qq"])
  }

  @Test func theLastOneWins() throws {
    #expect(try load(smallScenario, "seed=1", "seed=2", "seed=3").scenario.seed == 3)
  }

  @Test func aValueMayHaveAnEqualsSign() throws {
    #expect(try load(smallScenario, "title=a=b").title == "a=b")
  }

  @Test func optionsHaveTheirKeys() throws {
    var options = ScenarioOptions()
    options.overrides = ["seed=1"]
    options.seed = 77
    options.replications = 3
    options.sample = "1/10"
    let scenario = try ScenarioLoader.load(text: smallScenario, path: "a.yaml", options: options).scenario
    #expect(scenario.seed == 77)
    #expect(scenario.replications == 3)
    #expect(scenario.sample == 0.1)
  }

  @Test func usersAreASample() throws {
    var options = ScenarioOptions()
    options.users = 100
    let file = try ScenarioLoader.load(text: smallScenario, path: "a.yaml", options: options)
    #expect(file.scenario.sample == 0.01)
    #expect(ResultLayout(file.scenario).accounts == [93, 7])
    #expect(file.resolvedText.contains("sample: 100/10000\n"))
  }

  @Test func theResolvedScenarioHoldsTheOverrides() throws {
    let file = try load(smallScenario, "platforms.wechat.users=20 k", "restrictions.0.until=2017-11-02")
    #expect(file.resolvedText.contains("users: 20 k\n"))
    #expect(file.resolvedText.contains("until: 2017-11-02\n"))
    let again = try load(file.resolvedText)
    #expect(again.resolvedText == file.resolvedText)
  }
}
