import FreshetCore
import FreshetModel
import FreshetRandom

/// A small scenario with everything in it: two platforms, two origins, rhythm, spread, lapses, sign-ups, and restrictions with
/// every reaction.
enum Sample {
  static let hour = 3600.0
  static let day = 86400.0

  static func time(days: Double) -> SimulationTime { .start + SimulationDuration(seconds: days * day) }

  static let origins = [Origin(name: "mainland", share: 0.75), Origin(name: "overseas", share: 0.25)]

  static let picture = Action(
    name: "change_picture", gap: .gamma(Gamma(mean: 4 * day, shape: 0.5)), rhythm: .evening)
  static let name = Action(name: "change_name", gap: .exponential(Exponential(mean: 6 * day)))
  static let open = Action(name: "open_app", gap: .weibull(Weibull(mean: 0.5 * day, shape: 0.6)), rhythm: .evening)

  static func platform(
    _ name: String, users: Double = 8192, actions: [Action] = [open, picture, Sample.name], origins: [Origin] = Sample.origins,
    signUpsPerDay: Double = 256, lapses: Bool = true
  ) -> Platform {
    let lapse = Lapse(
      after: .exponential(Exponential(mean: 6 * day)), returning: .lognormal(Lognormal(median: day, sigma: 1)))
    return Platform(
      name: name, users: users, origins: origins, actions: actions,
      signUps: SignUps(rate: signUpsPerDay / day, origins: origins, rhythm: .evening), lapse: lapses ? lapse : nil)
  }

  static func exponential(days mean: Double) -> Distribution { .exponential(Exponential(mean: mean * day)) }

  static func freeze(
    from: Double = 4, until: Double = 8, origins: [String] = ["mainland"], name: String = "freeze",
    anticipates: Bool = true, defers: Double = 0.5
  ) -> Restriction {
    var freeze = Restriction(
      name: name, kind: "profile_freeze", scope: Scope(platform: 0, origins: origins),
      schedule: Schedule(from: time(days: from), until: time(days: until)),
      effects: [Effect(gating: ["change_picture", "change_name"], .stop(share: 0.9))],
      reaction: ReactionMix(choices: [
        (defers, .defer(Defer(delay: exponential(days: 0.5)))),
        (0.3, .retry(Retry(gap: exponential(days: 0.7), atMost: 3))),
        (0.7 - defers, .abandon(Abandon())),
      ]))
    freeze.knowledge.announcement = Announcement(at: time(days: from - 0.5), reach: 0.5)
    freeze.knowledge.anticipation =
      anticipates ? Anticipation(share: 0.3, delay: exponential(days: 0.2), extraShare: 0.1) : nil
    freeze.knowledge.learns = 0.4
    freeze.knowledge.promised = time(days: from + 2)
    freeze.knowledge.notice = exponential(days: 0.3)
    return freeze
  }

  static func pause(from: Double = 3, until: Double = 7, origins: [String] = ["mainland"]) -> Restriction {
    Restriction(
      name: "pause", kind: "registration_pause", scope: Scope(platform: 0, origins: origins),
      schedule: Schedule(from: time(days: from), until: time(days: until)),
      effects: [Effect(gating: [Action.register], .stop(share: 1))],
      reaction: ReactionMix(choices: [
        (0.4, .defer(Defer(delay: exponential(days: 1)))), (0.4, .divert(Divert(to: "qq"))), (0.2, .abandon(Abandon())),
      ]))
  }

  /// A limit of what mainland users and new people do, far below what they want.
  static func limit() -> Restriction {
    Restriction(
      name: "limit", kind: "rate_limit", scope: Scope(platform: 0, origins: ["mainland"]),
      schedule: Schedule(from: time(days: 2.2), until: time(days: 9.7)),
      effects: [
        Effect(
          gating: ["open_app", "change_picture", Action.register], .limit(Limit(rate: 4000 / day, burst: 100, answersWithin: .minutes(30))))
      ],
      reaction: ReactionMix(choices: [
        (0.7, .retry(Retry(gap: exponential(days: 0.3), atMost: 5))), (0.3, .defer(Defer(delay: exponential(days: 0.5)))),
      ]))
  }

  /// A pledge before all that mainland users and new people do: some turn back, and it takes the others their time, once.
  static func pledge(from: Double = 5, until: Double = 9) -> Restriction {
    var effect = Effect(gating: ["open_app", "change_picture", Action.register], .friction)
    effect.drawn = .person
    var pledge = Restriction(
      name: "pledge", kind: "pledge", scope: Scope(platform: 0, origins: ["mainland"]),
      schedule: Schedule(from: time(days: from), until: time(days: until)), effects: [effect], reaction: ReactionMix(choices: []))
    pledge.measures = [.holdUp(Friction(dropOut: 0.1, delay: exponential(days: 0.3), isOnce: true))]
    return pledge
  }

  static func scenario(
    _ platforms: [Platform] = [platform("wechat"), platform("qq")], restrictions: [Restriction] = [freeze(), pause()],
    seed: UInt64 = 1
  ) -> Scenario {
    let days = 12.0
    return Scenario(
      end: time(days: days), reportInterval: .hours(1),
      localTime: LocalTime(cell: .hours(1), startInCell: .zero, hourOfWeek: (0..<Int(days * 24)).map { UInt8($0 % 168) }),
      seed: seed, replications: 2, sample: 1, platforms: platforms, restrictions: restrictions)
  }
}

extension Sample {
  /// Groups of people with several accounts beside those who hold one.
  static let people: [PeopleGroup] = {
    let carriers = PeopleGroup.Trait(name: "carrier", values: [("mobile", 0.7), ("unicom", 0.3)])
    return [
      PeopleGroup(name: "students", count: 6000, accounts: [(0, 0.9), (1, 0.6)], traits: [carriers]),
      PeopleGroup(name: "expatriates", count: 1000, accounts: [(0, 1), (1, 0.2)]),
    ]
  }()

  /// With freezes on both platforms, one of them for some carriers alone.
  static func withPeople(_ people: [PeopleGroup] = people) -> Scenario {
    var freezes = [freeze(), freeze(name: "qq-freeze")]
    freezes[0].scope.groups = people.map(\.name)
    freezes[1].scope = Scope(platform: 1, origins: [])
    freezes[1].scope.groups = ["students"]
    freezes[1].scope.traits = ["carrier": ["unicom"]]
    var platforms = [platform("wechat", users: 2048), platform("qq", users: 2048)]
    for index in platforms.indices {
      platforms[index].signUps?.origins = [("mainland", 0.5), ("students", 0.5)].map { Origin(name: $0.0, share: $0.1) }
    }
    var scenario = scenario(platforms, restrictions: freezes)
    scenario.people = people
    return scenario
  }
}

extension Sample {
  /// The same with a tool that goes round a freeze, fails in part, and is got beforehand; active people are counted by day.
  static func withTools() -> Scenario {
    var groups = people
    for (index, share) in [0.3, 0.6].enumerated() { groups[index].accounts.append((2, share)) }
    var scenario = withPeople(groups)
    var vpn = Platform(name: "vpn", users: 0, origins: [], actions: [], signUps: nil, lapse: nil)
    vpn.isTool = true
    scenario.platforms.append(vpn)
    scenario.restrictions[0].reaction = ReactionMix(choices: [
      (0.3, .circumvent(Circumvent(tool: "vpn", adoption: (0.4, exponential(days: 1))))),
      (0.3, .divert(Divert(to: "qq", keep: 0.5, returns: exponential(days: 3)))), (0.2, .defer(Defer(delay: exponential(days: 0.5)))),
      (0.2, .retry(Retry(gap: exponential(days: 0.7), atMost: 3))),
    ])
    scenario.restrictions[0].isConsistent = true
    scenario.restrictions[0].knowledge.anticipation?.act = .adopt
    var failing = Restriction(
      name: "failing", kind: "tool_disruption", scope: Scope(platform: 2, origins: []),
      schedule: Schedule(from: time(days: 5), until: time(days: 9)), effects: [Effect(gating: [Action.connect], .stop(share: 0.5))],
      reaction: ReactionMix(choices: [(1, .abandon(Abandon()))]))
    failing.scope.groups = scenario.restrictions[0].scope.groups
    scenario.restrictions.append(failing)
    scenario.countsActivity = true
    return scenario
  }
}

extension Restriction {
  /// The same, in the baseline too.
  var inBothArms: Restriction {
    var restriction = self
    restriction.arms = .both
    return restriction
  }
}

extension Sample {
  /// With services of sign-ups and of changes of picture, both too small for all.
  static func withServices() -> Scenario {
    var scenario = scenario(restrictions: [freeze(), pause()])
    let retry = Reaction.retry(Retry(gap: exponential(days: 0.1), atMost: 3))
    var signUp = Service(
      name: "sign_up", platform: 0, action: Action.register, capacity: .rate(300 / day, shape: nil),
      full: ReactionMix(choices: [(0.5, retry), (0.5, .abandon(Abandon()))]), answersWithin: .minutes(10))
    (signUp.room, signUp.patience) = (20, exponential(days: 0.05))
    var picture = Service(
      name: "pictures", platform: 0, action: "change_picture",
      capacity: .servers(3, time: .gamma(Gamma(mean: 130, shape: 2))),
      full: ReactionMix(choices: [(1, .abandon(Abandon()))]), answersWithin: .minutes(10))
    picture.hours = Service.Hours(opens: 8, closes: 20, days: [0, 1, 2, 3, 4, 5])
    picture.priority = Scope(platform: 0, origins: ["overseas"])
    scenario.services = [signUp, picture]
    return scenario
  }

  /// With a pledge, and reviewers of sign-ups and of changes of picture in the restricted arm, who refuse some.
  static func withReviewers() -> Scenario {
    var scenario = scenario(restrictions: [freeze(), pledge()])
    var approval = Restriction(
      name: "approval", kind: "approval", scope: Scope(platform: 0, origins: ["mainland"]),
      schedule: Schedule([OnTime(from: time(days: 2), until: time(days: 4)), OnTime(from: time(days: 6), until: time(days: 10))]),
      effects: [Effect(gating: ["change_picture", Action.register], .review(refuses: 0.2))],
      reaction: ReactionMix(choices: [
        (0.4, .defer(Defer(delay: exponential(days: 0.5)))), (0.3, .retry(Retry(gap: exponential(days: 0.7), atMost: 3))),
        (0.3, .abandon(Abandon())),
      ]))
    approval.effects[0].drawn = .wish
    var service = Service(
      name: "approval", platform: 0, action: Action.register, capacity: .servers(3, time: .gamma(Gamma(mean: 120, shape: 2))),
      full: ReactionMix(choices: [(1, .abandon(Abandon()))]), answersWithin: .minutes(10))
    service.actions = approval.actions
    (service.room, service.patience, service.hours) = (300, exponential(days: 0.3), Service.Hours(opens: 9, closes: 18))
    service.owner = Service.Owner(2, of: approval.scope, in: .restricted)
    scenario.restrictions.append(approval)
    scenario.services = [service]
    return scenario
  }
}
