import FreshetCore
import FreshetRandom

/// Compiles the platforms, actions and restrictions of a scenario into roles.
struct RoleBuilder {
  private let scenario: Scenario
  private let layout: ResultLayout
  private var clocks: [(rhythm: Rhythm, clock: OperationalClock)] = []

  init(_ scenario: Scenario, layout: ResultLayout) {
    self.scenario = scenario
    self.layout = layout
  }

  /// The users of a cohort, who hold an account from the start.
  mutating func users(of cohort: Int) -> Role {
    var processes: [Role.Process] = []
    let account = addAccount(to: &processes, number: 0, cohort: cohort, registration: nil, from: nil)
    return Role(
      processes: processes, clocks: clocks.map(\.clock), accounts: [account], signsUp: false, arrivalClock: nil,
      arrivalKey: ProcessKey())
  }

  /// The people who come to sign up in a cohort, and may turn to other platforms.
  mutating func arrivals(to cohort: Int, _ signUps: SignUps) -> Role {
    let home = layout.cohorts[cohort]
    let targets = self.targets(of: cohort)
    var processes: [Role.Process] = []
    var accounts = [addAccount(to: &processes, number: 0, cohort: cohort, registration: targets, from: nil)]
    for (index, target) in targets.enumerated() {
      accounts.append(
        addAccount(to: &processes, number: index + 1, cohort: target, registration: [], from: home))
    }
    let arrivalClock = clock(signUps.rhythm)
    return Role(
      processes: processes, clocks: clocks.map(\.clock), accounts: accounts, signsUp: true, arrivalClock: arrivalClock,
      arrivalKey: DecisionKeys(platform: scenario.platforms[home.platform].name, origin: home.name).arrival)
  }

  /// The cohorts that people of a cohort may turn to when they cannot sign up: on the other platform, their own origin or the
  /// only one.
  private func targets(of cohort: Int) -> [Int] {
    var targets: [Int] = []
    for restriction in restrictions(on: Action.register, of: cohort) {
      for case .divert(let divert) in restriction.reaction.choices.map(\.reaction) {
        guard let target = scenario.cohort(of: layout.cohorts[cohort].name, on: divert.to, in: layout),
          !targets.contains(target)
        else { continue }
        targets.append(target)
      }
    }
    return targets
  }

  private func restrictions(on action: String, of cohort: Int) -> [Restriction] {
    let place = layout.cohorts[cohort]
    return scenario.restrictions.filter {
      $0.platform == place.platform && $0.actions.contains(action) && $0.origins.contains(place.name)
    }
  }

  /// Appends the processes of one account.
  ///
  /// - Parameters:
  ///   - registration: Where the person signs up, the cohorts behind accounts 1, 2, … that it may turn to; `nil` for users.
  ///   - from: Where the person wanted to sign up, if that is somewhere else.
  private mutating func addAccount(
    to processes: inout [Role.Process], number: Int, cohort: Int, registration: [Int]?, from: ResultLayout.Cohort?
  ) -> Role.Account {
    let place = layout.cohorts[cohort]
    let platform = scenario.platforms[place.platform]
    let keys = DecisionKeys(
      platform: platform.name, origin: from?.name ?? place.name, turnedFrom: from.map { scenario.platforms[$0.platform].name })
    let first = processes.count
    if let targets = registration {
      // The one wish of its kind: the gap law is never drawn from.
      let once = Action(name: Action.register, gap: .exponential(Exponential(mean: 1)))
      add(once, to: &processes, account: number, cohort: cohort, keys: keys, targets: targets)
    }
    for action in platform.actions {
      add(action, to: &processes, account: number, cohort: cohort, keys: keys, targets: [])
    }
    return Role.Account(
      cohort: cohort, processes: first..<processes.count, lapse: platform.lapse, lapseKey: keys.lapse)
  }

  private mutating func add(
    _ action: Action, to processes: inout [Role.Process], account: Int, cohort: Int, keys: DecisionKeys, targets: [Int]
  ) {
    guard let flow = layout.flow(cohort: cohort, action: action.name) else { return }
    let gates = restrictions(on: action.name, of: cohort).map { restriction in
      gate(restriction, action: action.name, origin: layout.cohorts[cohort].name, keys: keys, targets: targets)
    }
    let platformIndex = layout.cohorts[cohort].platform
    processes.append(
      Role.Process(
        flow: flow, account: account, isRegistration: action.name == Action.register, gap: action.gap, spread: action.spread,
        clock: clock(action.rhythm).map { ClockReference($0) },
        gapKey: keys.gap(action.name),
        spreadKey: keys.spread(action.name),
        gates: gates,
        gatedIndex: gates.isEmpty ? -1 : processes.count { !$0.gates.isEmpty },
        inForce: scenario.restrictions
          .filter { $0.platform == platformIndex && $0.actions.contains(action.name) }
          .map { $0.from..<$0.until }))
  }

  private func gate(
    _ restriction: Restriction, action: String, origin: String, keys: DecisionKeys, targets: [Int]
  ) -> Gate {
    var sum = 0.0
    let choices = restriction.reaction.choices.map { share, reaction in
      sum += share
      return Gate.Choice(threshold: sum, response: response(to: reaction, origin: origin, targets: targets))
    }
    return Gate(
      from: restriction.from, until: restriction.until, enforcement: restriction.enforcement,
      limit: restriction.rateLimit == nil ? -1 : scenario.rateLimited.firstIndex { $0.name == restriction.name } ?? -1,
      reactionKey: keys.reaction(action, to: restriction.name),
      choices: choices, announced: restriction.announced ?? restriction.from, anticipation: restriction.anticipation,
      anticipationKey: keys.anticipation(action, of: restriction.name))
  }

  private func response(to reaction: Reaction, origin: String, targets: [Int]) -> Gate.Response {
    switch reaction {
    case .abandon: return .abandon
    case .defer(let reaction): return .deferUntilLift(delay: reaction.delay)
    case .retry(let reaction): return .retry(gap: reaction.gap, atMost: reaction.atMost)
    case .divert(let reaction):
      // Who has turned away once does not turn away again.
      guard let cohort = scenario.cohort(of: origin, on: reaction.to, in: layout),
        let target = targets.firstIndex(of: cohort)
      else { return .abandon }
      return .divert(account: target + 1)
    }
  }

  /// One clock for each rhythm.
  private mutating func clock(_ rhythm: Rhythm?) -> OperationalClock? {
    guard let rhythm else { return nil }
    if let known = clocks.first(where: { $0.rhythm == rhythm }) { return known.clock }
    let clock = OperationalClock(rhythm, localTime: scenario.localTime, end: scenario.end)
    clocks.append((rhythm, clock))
    return clock
  }
}

extension Scenario {
  /// The cohort of a platform that people of an origin belong to there: that of the same name, or the only one.
  ///
  /// - Returns: The position in the layout's cohorts; `nil` where there is none.
  public func cohort(of origin: String, on platform: String, in layout: ResultLayout) -> Int? {
    let there = layout.cohorts.indices.filter { platforms[layout.cohorts[$0].platform].name == platform }
    return there.first { layout.cohorts[$0].name == origin } ?? (there.count == 1 ? there[0] : nil)
  }
}
