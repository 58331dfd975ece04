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
    #expect(restriction.knowledge.announcement == nil)
    #expect(restriction.schedule.onTimes[0].from == SimulationTime(microseconds: (7 * 24 + 18) * 3_600_000_000))
    #expect(restriction.schedule.onTimes[0].until == SimulationTime(microseconds: 22 * 86_400_000_000))
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
    #expect(scenario.restrictions[0].effects.map(\.verdict) == [.limit(Limit(rate: 75, burst: 4500))])
    #expect(scenario.services.map(\.actions) == [scenario.restrictions[0].actions] && scenario.services[0].isLimit)
    #expect(scenario.lookahead == .minutes(1))
    #expect(try read(", answers_within: 40 s").lookahead == SimulationDuration(seconds: 40))
    #expect(try read(", burst: 2 k").restrictions[0].effects.map(\.verdict) == [.limit(Limit(rate: 75, burst: 2000))])
    #expect(try load(smallScenario).scenario.lookahead == nil)
  }

  @Test(arguments: [("60 %", 0.4), ("100 %", 0), ("0 %", 1), ("99.99995 %", 5e-7)])
  func restIsWhatOthersLeave(_ other: String, _ rest: Double) throws {
    let set = "restrictions.0.reaction={abandon: {share: rest}, retry: {share: \(other), gap: {constant: {value: 1 h}}, at_most: 1}}"
    let choices = try load(smallScenario, set).scenario.restrictions[0].reaction.choices
    let share = choices.first { if case .abandon = $0.reaction { true } else { false } }?.share ?? 0
    #expect(abs(share - rest) < 1e-9)
    #expect(abs(choices.reduce(0) { $0 + $1.share } - 1) < 1e-6)
  }

  @Test func theRestStaysSoInTheResolvedScenario() throws {
    let text = try load(smallScenario, "restrictions.0.reaction.abandon.share=rest").resolvedText
    #expect(text.contains("abandon: {share: rest}"))
    #expect(try load(text).resolvedText == text)
  }

  @Test func readsAFreezeOfAnyActions() throws {
    let base = "restrictions.0={kind: freeze, platform: wechat, from: 2017-10-12, reaction: {abandon: {share: rest}}, actions: "
    #expect(try load(smallScenario, base + "[register, change_name]}").scenario.restrictions[0].actions == [Action.register, "change_name"])
    #expect(try load(smallScenario, base + "change_name}").scenario.restrictions[0].effects.map(\.verdict) == [.stop(share: 1)])
  }

  @Test func maintenanceStopsAllThatAPlatformOffers() throws {
    let maintenance = "restrictions.0={kind: maintenance, platform: wechat, from: 2017-10-12, enforcement: 90 %, reaction: {abandon: {share: rest}}}"
    let restriction = try load(smallScenario, maintenance).scenario.restrictions[0]
    #expect(restriction.actions == ["change_picture", "change_name", Action.register])
    #expect(restriction.effects.map(\.verdict) == [.stop(share: 0.9)])
    #expect(restriction.scope.origins == ["mainland", "overseas"])
  }

  private func restriction(_ keys: String) throws -> Restriction {
    let kind = "restrictions.0={platform: wechat, reaction: {abandon: {share: rest}}, from: 2017-10-12, \(keys)}"
    return try load(smallScenario, kind).scenario.restrictions[0]
  }

  @Test func aBlockStopsAllOrSomeFunctionsAndLeaks() throws {
    let all = ["change_picture", "change_name", Action.register]
    let whole = try restriction("kind: platform_block, leak: 5 %")
    #expect(whole.actions == all && whole.effects.map(\.verdict) == [.stop(share: 0.95)] && whole.effects[0].drawn == .attempt)
    let some = try restriction("kind: platform_block, functions: [register, change_name], drawn: person")
    #expect(some.actions == [Action.register, "change_name"] && some.effects.map(\.verdict) == [.stop(share: 1)])
    #expect(some.effects[0].drawn == .person)
    #expect(try restriction("kind: platform_block, functions: change_name").actions == ["change_name"])
    let block = "restrictions.0={kind: intermittent_block, platform: wechat, reaction: {abandon: {share: rest}}, "
    let times = "leak: 100 %, times: [{from: 2017-10-12, until: 2017-10-13}, {from: 2017-10-14, until: 2017-10-15}]}"
    let listed = try load(smallScenario, block + times).scenario.restrictions[0]
    #expect(listed.actions == all && listed.effects.map(\.verdict) == [.stop(share: 0)] && listed.schedule.onTimes.count == 2)
    let chance = "notice: {constant: {value: 1 h}}, alternating: {on: {exponential: {mean: 1 h}}, off: {exponential: {mean: 3 h}}}}"
    #expect(try load(smallScenario, block + chance).scenario.restrictions[0].schedule.alternation?.availability == 0.25)
  }

  @Test func whatPeopleDoBeforeARestriction() throws {
    func act(_ keys: String) throws -> Anticipation.Act? {
      try restriction(
        "kind: freeze, actions: change_name, announced: 2017-10-11, anticipation: {share: 5 %, delay: {constant: {value: 1 h}}\(keys)}"
      ).knowledge.anticipation?.act
    }
    #expect(try act("") == .hurry && act(", do: hurry") == .hurry)
    for (word, reaction) in [("adopt", "circumvent: {share: 20 %, tool: vpn}"), ("divert", "divert: {share: 20 %, to: qq}")] {
      let scenario = try load(
        """
        freshet: 1
        name: small
        from: 2017-10-10
        until: 2017-11-20
        platforms:
          wechat: {actions: {post: {gap: {exponential: {mean: 1 d}}}}}
          qq: {actions: {post: {gap: {exponential: {mean: 1 d}}}}}
          vpn: {tool: true}
        people: {residents: {count: 2 k, accounts: {wechat: 100 %, qq: 30 %, vpn: 10 %}}}
        restrictions:
          - kind: platform_block
            platform: wechat
            announced: {at: 2017-10-12, reach: 40 %}
            from: 2017-10-14
            anticipation: {share: 5 %, delay: {exponential: {mean: 1 d}}, do: \(word)}
            reaction: {\(reaction), abandon: {share: rest}}
        """).scenario
      #expect(scenario.restrictions[0].knowledge.anticipation?.act.rawValue == word)
    }
  }

  /// A gate says what a kind says that has a name.
  @Test(arguments: [
    ("freeze, actions: [register, change_name], enforcement: 30 %, drawn: wish", "{stop: {share: 30 %, drawn: wish}}"),
    ("freeze, actions: [register, change_name]", "{stop: {}}"),
    ("platform_block, functions: [register, change_name], leak: 60 %, drawn: person", "{stop: {share: 40 %, drawn: person}}"),
    ("rate_limit, actions: [register, change_name], limit: 2 per h", "{limit: {rate: 2 per h}}"),
    ("rate_limit, actions: [register, change_name], limit: 2 per h, burst: 7", "{limit: {rate: 2 per h, burst: 7}}"),
  ])
  func aGateIsWhatStandsBehindAKind(_ kind: String, _ verdict: String) throws {
    let named = try restriction("kind: \(kind)").effects
    let bare = try restriction("kind: gate, actions: [register, change_name], verdict: \(verdict)").effects
    #expect(bare.map(\.actions) == named.map(\.actions) && bare.map(\.verdict) == named.map(\.verdict))
    #expect(bare.map(\.drawn) == named.map(\.drawn))
  }

  private func schedule(_ when: String) throws -> Schedule {
    let restriction = "restrictions.0={kind: freeze, platform: wechat, actions: change_name, reaction: {abandon: {share: rest}}, "
    let file = try load(smallScenario, restriction + when + "}")
    #expect(try load(file.resolvedText).resolvedText == file.resolvedText)
    return file.scenario.restrictions[0].schedule
  }

  @Test func readsTimes() throws {
    let schedule = try schedule("times: [{from: 2017-10-11, until: 2017-10-12}, {from: 2017-10-13, until: 2017-12-01}]")
    let day: Int64 = 86_400_000_000
    #expect(schedule.onTimes.map(\.from.microseconds) == [day, 3 * day])
    #expect(schedule.onTimes.map(\.until.microseconds) == [2 * day, 52 * day])
    #expect(schedule.lifts(before: SimulationTime(microseconds: 41 * day)).map(\.microseconds) == [2 * day])
  }

  @Test func readsAlternation() throws {
    let laws = "notice: {constant: {value: 1 h}}, alternating: {on: {exponential: {mean: 1 h}}, off: {exponential: {mean: 3 h}}}"
    let alternation = try #require(try schedule(laws).alternation)
    #expect(alternation.availability == 0.25)
    #expect(alternation.from == nil && alternation.until == .never)
    let begun = try #require(try schedule(laws + ", from: 2017-10-11, until: 2017-10-15").alternation)
    #expect(begun.from?.microseconds == 86_400_000_000 && begun.until.microseconds == 5 * 86_400_000_000)
  }

  @Test func withoutABeginningARestrictionStands() throws {
    let day: Int64 = 86_400_000_000
    let standing = try schedule("message: why")
    #expect(standing.isStanding && standing.onTimes == [OnTime(from: .start, until: .never)])
    let ending = try schedule("until: 2017-10-12, announced: {at: 2017-10-10, reach: 40 %}")
    #expect(ending.isStanding && ending.onTimes == [OnTime(from: .start, until: SimulationTime(microseconds: 2 * day))])
    #expect(ending.lifts(before: SimulationTime(microseconds: 41 * day)) == [SimulationTime(microseconds: 2 * day)])
    #expect(try !schedule("from: 2017-10-10").isStanding)
    for (keys, arms) in [("message: why", Arms.restricted), ("in: restricted", .restricted), ("in: both", .both)] {
      let restriction = "restrictions.0={kind: freeze, platform: wechat, actions: change_name, reaction: {abandon: {share: rest}}, \(keys)}"
      #expect(try load(smallScenario, restriction).scenario.restrictions[0].arms == arms)
    }
    // Who waits is unknown only where a lift lets them go.
    let defers = "reaction={defer: {share: 50 %, delay: {exponential: {mean: 2 h}}}, abandon: {share: rest}}"
    let none = "reaction={defer: {share: 0 %, delay: {exponential: {mean: 2 h}}}, abandon: {share: rest}}"
    let block = "restrictions.0={kind: maintenance, platform: wechat, reaction: {abandon: {share: rest}}"
    #expect(try load(smallScenario, block + "}", "restrictions.0.\(defers)").scenario.restrictions[0].schedule.isStanding)
    #expect(try load(smallScenario, block + ", until: 2017-11-20}", "restrictions.0.\(defers)").scenario.restrictions[0].schedule.isStanding)
    #expect(try load(smallScenario, block + ", until: 2017-11-12}", "restrictions.0.\(none)").scenario.restrictions[0].schedule.isStanding)
    #expect(problems(set: block + ", until: 2017-11-12}", "restrictions.0.\(defers)").contains("people cannot defer"))
  }

  @Test func readsActivity() throws {
    #expect(try load(smallScenario).scenario.platforms[0].activity == nil)
    let platform = try load(smallScenario, "platforms.wechat.activity={gamma: {shape: 0.4}}").scenario.platforms[0]
    #expect(platform.activity.map(\.variance) == 1 / 0.4)
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
