import FreshetCore
import FreshetRandom

/// Compiles the platforms, actions and restrictions of a scenario into roles.
struct RoleBuilder {
  private let scenario: Scenario
  private let layout: ResultLayout
  /// The restrictions of each platform by gated action, as positions in the scenario.
  private let restrictions: [[String: [Int]]]
  /// The verdicts of the effects of each restriction, in their order.
  private let verdicts: [[Gate.Verdict]]
  private var clocks: [(rhythm: Rhythm?, demand: Demand?, clock: OperationalClock)] = []

  init(_ scenario: Scenario, layout: ResultLayout) {
    self.scenario = scenario
    self.layout = layout
    var restrictions: [[String: [Int]]] = Array(repeating: [:], count: scenario.platforms.count)
    var verdicts: [[Gate.Verdict]] = []
    var quantities = 0
    for (index, restriction) in scenario.restrictions.enumerated() {
      for action in restriction.actions { restrictions[restriction.scope.platform][action, default: []].append(index) }
      verdicts.append(
        restriction.effects.map { effect in
          switch effect.verdict {
          case .stop(let share): return .stop(share: share)
          case .limit:
            defer { quantities += 1 }
            return .quantity(quantities)
          }
        })
    }
    self.restrictions = restrictions
    self.verdicts = verdicts
  }

  /// The users of a cohort, who hold an account from the start.
  mutating func users(of cohort: Int) -> Role {
    var parts = Role.Parts()
    addAccount(Place(cohort: cohort, account: 0, from: nil, targets: []), signsUp: false, to: &parts)
    return Role(parts, arrival: nil)
  }

  /// The people who come to sign up in a cohort, and may turn to other platforms.
  mutating func arrivals(to cohort: Int, _ signUps: SignUps) -> Role {
    let home = layout.cohorts[cohort]
    let targets = self.targets(of: cohort)
    var parts = Role.Parts()
    addAccount(Place(cohort: cohort, account: 0, from: nil, targets: targets), signsUp: true, to: &parts)
    for (index, target) in targets.enumerated() {
      addAccount(Place(cohort: target, account: index + 1, from: home, targets: []), signsUp: true, to: &parts)
    }
    let key = DecisionKeys(platform: scenario.platforms[home.platform].name, origin: home.name).arrival
    return Role(parts, arrival: Role.Arrival(clock: clock(signUps.rhythm, demand: signUps.demand, &parts), key: key))
  }

  /// The cohorts that people of a cohort may turn to when they cannot sign up: on the other platform, their own origin or the
  /// only one.
  private func targets(of cohort: Int) -> [Int] {
    var targets: [Int] = []
    for index in restrictions(on: Action.register, of: cohort) {
      for case .divert(let divert) in scenario.restrictions[index].reaction.choices.map(\.reaction) {
        guard let target = scenario.cohort(of: layout.cohorts[cohort].name, on: divert.to, in: layout),
          !targets.contains(target)
        else { continue }
        targets.append(target)
      }
    }
    return targets
  }

  private func restrictions(on action: String, of cohort: Int) -> [Int] {
    let place = layout.cohorts[cohort]
    return restrictions[place.platform][action, default: []].filter { scenario.restrictions[$0].scope.includes(place) }
  }

  /// One of a role's accounts.
  private struct Place {
    var cohort: Int
    /// Its number in the role.
    var account: Int
    /// Where the person wanted to sign up, if that is somewhere else.
    var from: ResultLayout.Cohort?
    /// The cohorts behind accounts 1, 2, … that the person may turn to when signing up is stopped.
    var targets: [Int]
  }

  /// Appends the processes of one account.
  private mutating func addAccount(_ place: Place, signsUp: Bool, to parts: inout Role.Parts) {
    let cohort = layout.cohorts[place.cohort]
    let platform = scenario.platforms[cohort.platform]
    let keys = DecisionKeys(
      platform: platform.name, origin: place.from?.name ?? cohort.name,
      turnedFrom: place.from.map { scenario.platforms[$0.platform].name })
    let first = parts.processes.count
    if signsUp {
      // The one wish of its kind: the gap law is never drawn from.
      add(
        Action(name: Action.register, gap: .exponential(Exponential(mean: 1)), rhythm: platform.signUps?.rhythm), at: place, keys,
        to: &parts)
    }
    for action in platform.actions { add(action, at: place, keys, to: &parts) }
    parts.accounts.append(
      Role.Account(
        cohort: place.cohort, processes: first..<parts.processes.count, activity: platform.activity,
        activityKey: keys.activity, lapse: platform.lapse, lapseKey: keys.lapse))
  }

  private mutating func add(_ action: Action, at place: Place, _ keys: DecisionKeys, to parts: inout Role.Parts) {
    guard let flow = layout.flow(cohort: place.cohort, action: action.name) else { return }
    let own = restrictions(on: action.name, of: place.cohort)
    let all = restrictions[layout.cohorts[place.cohort].platform][action.name, default: []]
    let isRegistration = action.name == Action.register
    let firstDoor = parts.doors.count
    for arm in Arm.allCases { addDoor(arm, own, action.name, at: place, keys, to: &parts) }
    parts.processes.append(
      Role.Process(
        flow: flow, account: place.account, isRegistration: isRegistration, gap: action.gap, spread: action.spread,
        clock: isRegistration ? nil : clock(action.rhythm, demand: action.demand, &parts).map { ClockReference($0) },
        delayClock: own.isEmpty ? nil : clock(action.rhythm?.everyDay, &parts).map { ClockReference($0) },
        gapKey: keys.gap(action.name), spreadKey: keys.spread(action.name),
        pending: action.pending, doors: firstDoor..<parts.doors.count,
        gated: addBelievedStretches(own, to: &parts) { ($0.announcement?.reach ?? 0) > 0 },
        believed: addBelievedStretches(own, to: &parts) { $0.isEverBelieved }, restricted: addStretches(all, to: &parts),
        surge: layout.surges[flow],
        isFree: own.isEmpty && !isRegistration,
        isFrequent: !isRegistration && action.gap.mean * 16 < (scenario.end - .start).seconds,
        hurriesUntil: lastAnnouncement(own) { _ in true }, extraUntil: lastAnnouncement(own) { $0.extraShare > 0 },
        mayActWithoutWish: own.contains { scenario.restrictions[$0].mayBeMetWithoutWish }))
  }

  /// The last announcement after which people act in anticipation of some restrictions; before the start where there is none.
  private func lastAnnouncement(_ restrictions: [Int], where isMeant: (Anticipation) -> Bool) -> SimulationTime {
    let times = restrictions.map { scenario.restrictions[$0].knowledge }.compactMap { knowledge in
      knowledge.anticipation.map(isMeant) ?? false ? knowledge.announcement?.time : nil
    }
    return times.max() ?? SimulationTime(microseconds: -1)
  }

  /// Appends the door of the next process in one arm, if restrictions stand there.
  private func addDoor(
    _ arm: Arm, _ restrictions: [Int], _ action: String, at place: Place, _ keys: DecisionKeys, to parts: inout Role.Parts
  ) {
    let first = parts.gates.count
    for index in restrictions where scenario.restrictions[index].arms.contains(Arms(arm)) {
      addGate(index, action, arm, at: place, keys, to: &parts)
    }
    guard parts.gates.count > first else { return }
    parts.doors.append(Role.Door(process: parts.processes.count, arm: arm, gates: first..<parts.gates.count))
  }

  /// Appends the gates that a restriction puts before an action.
  private func addGate(
    _ index: Int, _ action: String, _ arm: Arm, at place: Place, _ keys: DecisionKeys, to parts: inout Role.Parts
  ) {
    let restriction = scenario.restrictions[index]
    for (effect, verdict) in zip(restriction.effects, verdicts[index]) where effect.actions.contains(action) {
      parts.gates.append(
        Gate(
          restriction: index, onTimes: addStretches([index], to: &parts), verdict: verdict, drawn: effect.drawn,
          verdictKey: keys.verdict(of: restriction.name),
          reactionKey: keys.reaction(action, to: restriction.name),
          consistencyKey: restriction.isConsistent ? keys.consistency : nil,
          choices: addChoices(restriction, at: place, to: &parts), knowledge: restriction.knowledge,
          isEverBelieved: restriction.knowledge.isEverBelieved,
          belief: addBelief(Role.Belief(restriction: index, arm: arm), to: &parts),
          awarenessKey: keys.awareness(of: restriction.name), noticeKey: keys.notice(of: restriction.name),
          learningKey: keys.learning(action, of: restriction.name),
          anticipationKey: keys.anticipation(action, of: restriction.name)))
    }
  }

  /// The number of a belief that all gates of a restriction share; absent where nobody learns.
  private func addBelief(_ belief: Role.Belief, to parts: inout Role.Parts) -> Int? {
    guard scenario.restrictions[belief.restriction].knowledge.learns > 0 else { return nil }
    if let known = parts.beliefs.firstIndex(of: belief) { return known }
    parts.beliefs.append(belief)
    return parts.beliefs.count - 1
  }

  private func addChoices(_ restriction: Restriction, at place: Place, to parts: inout Role.Parts) -> Range<Int> {
    let first = parts.choices.count
    var sum = 0.0
    let mix = restriction.isConsistent ? restriction.reaction.inOrder : restriction.reaction
    for (share, reaction) in mix.choices {
      sum += share
      // Who has turned away once does not turn away again: then there are no targets.
      let response = Response(reaction) { platform in
        scenario.cohort(of: layout.cohorts[place.cohort].name, on: platform, in: layout)
          .flatMap { place.targets.firstIndex(of: $0) }.map { $0 + 1 }
      }
      parts.choices.append(Response.Choice(threshold: sum, response: response))
    }
    // The last one takes the rest, however shares were rounded.
    if parts.choices.count > first { parts.choices[parts.choices.count - 1].threshold = 1 }
    return first..<parts.choices.count
  }

  /// Appends the time that some restrictions are in force for together, in order and without overlap, unless it is there.
  private func addStretches(_ restrictions: [Int], to parts: inout Role.Parts) -> Range<Int> {
    if let known = parts.stretchesOf[restrictions] { return known }
    let stretches = add(restrictions.flatMap { scenario.restrictions[$0].schedule.onTimes }, to: &parts)
    parts.stretchesOf[restrictions] = stretches
    return stretches
  }

  /// The same for the time that some restrictions are in force for, or that somebody may believe so of those that are believed.
  private func addBelievedStretches(
    _ restrictions: [Int], to parts: inout Role.Parts, where isBelieved: (Knowledge) -> Bool
  ) -> Range<Int> {
    guard restrictions.contains(where: { isBelieved(scenario.restrictions[$0].knowledge) }) else {
      return addStretches(restrictions, to: &parts)
    }
    let onTimes = restrictions.map { scenario.restrictions[$0] }.flatMap { restriction in
      restriction.schedule.onTimes.map {
        OnTime(
          from: $0.from, until: isBelieved(restriction.knowledge) ? restriction.knowledge.lastBelief(after: $0.until) : $0.until)
      }
    }
    return add(onTimes, to: &parts)
  }

  private func add(_ onTimes: [OnTime], to parts: inout Role.Parts) -> Range<Int> {
    let first = parts.stretches.count
    for onTime in onTimes.sorted(by: { $0.from < $1.from }) {
      if parts.stretches.count > first, onTime.from <= parts.stretches[parts.stretches.count - 1].until {
        let last = parts.stretches.count - 1
        parts.stretches[last].until = max(parts.stretches[last].until, onTime.until)
      } else {
        parts.stretches.append(onTime)
      }
    }
    return first..<parts.stretches.count
  }

  /// One clock for each rhythm with its demand; a demand that changes nothing is none.
  private mutating func clock(_ rhythm: Rhythm?, demand: Demand? = nil, _ parts: inout Role.Parts) -> OperationalClock? {
    let demand = demand.flatMap { $0.isOne(until: scenario.end) ? nil : $0 }
    guard rhythm != nil || demand != nil else { return nil }
    let known = clocks.first { $0.rhythm == rhythm && $0.demand == demand }?.clock
    let clock = known ?? OperationalClock(rhythm, demand: demand, localTime: scenario.localTime, end: scenario.end)
    if known == nil { clocks.append((rhythm, demand, clock)) }
    if !parts.clocks.contains(where: { $0 === clock }) { parts.clocks.append(clock) }
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
