import FreshetCore
import FreshetRandom

/// Compiles the platforms, actions and restrictions of a scenario into roles.
struct RoleBuilder {
  let scenario: Scenario
  let layout: ResultLayout
  /// The restrictions of each platform by gated action, as positions in the scenario.
  private let restrictions: [[String: [Int]]]
  /// The verdicts of the effects of each restriction, in their order.
  private let verdicts: [[Gate.Verdict]]
  private let dayStarts: [SimulationTime]
  private var clocks: [(rhythm: Rhythm?, demand: Demand?, clock: OperationalClock)] = []

  init(_ scenario: Scenario, layout: ResultLayout) {
    self.scenario = scenario
    self.layout = layout
    dayStarts = scenario.localTime.dayStarts
    var restrictions: [[String: [Int]]] = Array(repeating: [:], count: scenario.platforms.count)
    var verdicts: [[Gate.Verdict]] = []
    for (index, restriction) in scenario.restrictions.enumerated() {
      for action in restriction.actions { restrictions[restriction.scope.platform][action, default: []].append(index) }
      verdicts.append(
        restriction.effects.map { effect in
          switch effect.verdict {
          case .stop(let share): return .stop(share: share)
          case .limit: return .limit
          case .readOnly: return .readOnly(0)  // Which account's is known for each role.
          case .deter: return .stop(share: 0)  // No gate.
          case .friction: return .friction(dropOut: restriction.friction?.dropOut ?? 0)
          case .review(let refuses): return .review(refuses: refuses)
          }
        })
    }
    self.restrictions = restrictions
    self.verdicts = verdicts
  }

  /// The users of a cohort, who hold one account from the start.
  mutating func users(of cohort: Int) -> Role {
    role(of: Places([(cohort, .held)], traits: [:], scenario, layout), arrival: nil)
  }

  /// The people of one cell of a group, who hold all their accounts from the start; they may hold none.
  mutating func people(of group: Int, _ cell: PeopleGroup.Cell) -> Role {
    let cohorts = cell.platforms.compactMap { platform in
      layout.cohorts.firstIndex { $0.platform == platform && $0.group == group }
    }
    let traits = scenario.people[group].traits(of: cell)
    return role(of: Places(cohorts.map { ($0, .held) } + heardOf(by: group, cell), traits: traits, scenario, layout), arrival: nil)
  }

  /// The people who come to sign up in a cohort.
  ///
  /// - Parameter traits: Theirs.
  mutating func arrivals(to cohort: Int, _ signUps: SignUps, traits: [String: String]) -> Role {
    let home = layout.cohorts[cohort]
    let key = DecisionKeys(platform: scenario.platforms[home.platform].name, origin: home.name).arrival
    return role(of: Places([(cohort, .wanted)], traits: traits, scenario, layout), arrival: (signUps, key))
  }

  private mutating func role(of places: Places, arrival: (signUps: SignUps, key: ProcessKey)?) -> Role {
    var parts = Role.Parts()
    if let group = places.accounts.first.flatMap({ layout.cohorts[$0.cohort].group }) {
      parts.group = group
      parts.activity = scenario.people[group].activity
      parts.activityKey = DecisionKeys.activity(ofGroup: scenario.people[group].name)
    }
    parts.home = places.accounts.first?.cohort ?? 0
    if arrival == nil, let group = parts.group { parts.home = layout.cohorts.count + group }
    for account in places.accounts.indices { addAccount(account, of: places, isNew: arrival != nil, to: &parts) }
    parts.dayStarts = scenario.countsActivity ? dayStarts : []
    parts.restrictions = scenario.restrictions.count
    parts.end = scenario.end
    parts.ledgerPairs = layout.causes.flatMap { cause in
      parts.processes.map { layout.ledgerPair(cause, flow: $0.flow) ?? -1 }
    }
    guard let (signUps, key) = arrival else { return Role(parts, arrival: nil) }
    return Role(parts, arrival: Role.Arrival(clock: clock(signUps.rhythm, demand: signUps.demand, &parts), key: key))
  }

  /// Appends the processes of one account.
  private mutating func addAccount(_ account: Int, of places: Places, isNew: Bool, to parts: inout Role.Parts) {
    let place = places.accounts[account]
    let number = layout.cohorts[place.cohort].platform
    let platform = scenario.platforms[number]
    addSuspensions(of: account, in: places, to: &parts)
    addFollowing(account, place, to: &parts)
    if parts.group != nil, !isNew { addWordOfMouth(account, place, to: &parts) }
    for name in place.processes {
      let isAction = name != Action.register && name != Action.connect
      // What comes once, or on the way to something else, never draws from its gap law.
      let action = platform.actions.first { $0.name == name }
        ?? Action(name: name, gap: .exponential(Exponential(mean: 1)), rhythm: platform.signUps?.rhythm)
      add(action, hasWishes: isAction && place.start.hasWill, at: account, of: places, to: &parts)
    }
    if place.start == .held { parts.heldAtStart |= 1 << UInt32(account) }
    parts.accounts.append(
      Role.Account(
        cohort: place.cohort, isOwn: place.start == .held || place.start == .wanted, processes: place.firstProcess..<parts.processes.count,
        activity: platform.activity, activityKey: place.keys.activity, lapse: platform.lapse, lapseKey: place.keys.lapse,
        shareActive: platform.following == nil ? -1 : scenario.firstQuantity(ofPlatform: number),
        wordOfMouth: platform.spreading == nil || parts.group == nil || isNew ? -1 : scenario.quantity(spreading: number),
        adoptionKey: place.keys.adoption, moveKey: place.keys.move,
        subscribers: places.subscribers(of: account), subscribersKey: place.keys.subscribers))
  }

  /// Appends the times at which a restriction may suspend an account.
  private func addSuspensions(of account: Int, in places: Places, to parts: inout Role.Parts) {
    let place = places.accounts[account]
    for (index, restriction) in scenario.restrictions.enumerated() where places.isConcerned(place.cohort, by: restriction.scope) {
      if let verification = restriction.verification, place.start == .held {
        addVerification(verification, index, account, place, to: &parts)
      }
      addLeaving(index, account, place, to: &parts)
      addContact(index, account, place, to: &parts)
      guard let suspension = restriction.suspension else { continue }
      let share: Double
      switch suspension.extent {
      case .share(let part): share = part
      case .count: share = 0  // Known when all accounts are.
      }
      for (wave, onTime) in restriction.schedule.onTimes.enumerated() {
        for arm in Arm.allCases where restriction.arms.contains(Arms(arm)) {
          parts.suspensions.append(
            Role.Suspension(
              cause: index, account: account, arm: arm, wave: UInt64(wave), onTime: onTime,
              key: place.keys.suspension(by: restriction.name), share: share, after: suspension.after, restored: suspension.restored,
              renewal: suspension.renewal, isLeaving: suspension.isLeaving, quantity: quantityOfHits(by: index)))
        }
      }
    }
  }

  private func addVerification(
    _ verification: Verification, _ index: Int, _ account: Int, _ place: Places.Account, to parts: inout Role.Parts
  ) {
    let restriction = scenario.restrictions[index]
    guard let onTime = restriction.schedule.onTimes.first else { return }
    for arm in Arm.allCases where restriction.arms.contains(Arms(arm)) {
      parts.suspensions.append(
        Role.Suspension(
          cause: index, account: account, arm: arm, wave: 0, onTime: onTime, key: place.keys.suspension(by: restriction.name),
          share: 1, verification: verification))
    }
  }

  private mutating func add(
    _ action: Action, hasWishes: Bool, at account: Int, of places: Places, to parts: inout Role.Parts
  ) {
    let place = places.accounts[account]
    let keys = place.keys
    guard let flow = layout.flow(cohort: place.cohort, action: action.name) else { return }
    let all = restrictions[layout.cohorts[place.cohort].platform][action.name, default: []]
    let own = all.filter { places.isConcerned(place.cohort, by: scenario.restrictions[$0].scope) }
    let isRegistration = action.name == Action.register
    let (firstDoor, firstDeterrent) = (parts.doors.count, parts.deterrents.count)
    addDeterrents(own, action.name, keys, at: account, to: &parts)
    let services = addServices(action, at: account, of: places, to: &parts)
    let isAlwaysServed = services.contains { !parts.services[$0].isOwned }
    let way = Way(action: action.name, account: account, places: places, services: services)
    for arm in Arm.allCases { addDoor(arm, own, of: way, to: &parts) }
    let restricted = addStretches(all, to: &parts)
    let start = hasWishes ? StationaryStart.of(action.gap, spread: action.spread) : nil
    if let start { parts.starts.append(start) }
    let wishClock = isRegistration ? nil : clock(action.rhythm, demand: action.demand, &parts)
    let length = wishClock?.total ?? (scenario.end - .start).seconds
    let mayActWithoutWish = own.contains {
      scenario.restrictions[$0].mayBeMetWithoutWish(after: scenario.end, knowsTimes: wishClock == nil)
    }
    let reaches = action.reachesSubscribers && places.subscribers(of: account) != nil
    parts.processes.append(
      Role.Process(
        flow: flow, account: account, isRegistration: isRegistration, hasWishes: hasWishes, gap: action.gap,
        start: start?.handle, lastWord: mayActWithoutWish ? .max : start?.handle.lastWord(before: length) ?? 0,
        hasSpread: hasWishes && action.spread != nil,
        clock: wishClock.map { ClockReference($0) },
        delayClock: own.isEmpty && services.isEmpty && !isRegistration ? nil : clock(action.rhythm?.everyDay, &parts).map { ClockReference($0) },
        gapKey: keys.gap(action.name), pending: action.pending,
        deterrents: firstDeterrent..<parts.deterrents.count, doors: firstDoor..<parts.doors.count,
        gated: isAlwaysServed ? addAlways(to: &parts) : addBelievedStretches(own, to: &parts) { ($0.announcement?.reach ?? 0) > 0 },
        believed: isAlwaysServed ? addAlways(to: &parts) : addBelievedStretches(own, to: &parts) { $0.isEverBelieved },
        restricted: restricted,
        surge: layout.surges[flow], services: services, reaches: reaches, isPlain: restricted.isEmpty && !reaches,
        isFree: own.isEmpty && services.isEmpty && hasWishes,
        isFrequent: hasWishes && action.gap.mean * 16 < (scenario.end - .start).seconds,
        hurriesUntil: lastAnnouncement(own) { $0.act == .hurry || $0.extraShare > 0 }, extraUntil: lastAnnouncement(own) { $0.extraShare > 0 },
        mayActWithoutWish: mayActWithoutWish))
  }

  /// Appends what makes people do less of an action.
  private func addDeterrents(
    _ restrictions: [Int], _ action: String, _ keys: DecisionKeys, at account: Int, to parts: inout Role.Parts
  ) {
    for index in restrictions {
      let restriction = scenario.restrictions[index]
      guard let fear = restriction.fear else { continue }
      for effect in restriction.effects where effect.verdict == .deter && effect.actions.contains(action) {
        for arm in Arm.allCases where restriction.arms.contains(Arms(arm)) {
          let exposing = parts.suspensions.indices.filter { place in
            let its = parts.suspensions[place]
            guard its.cause < scenario.restrictions.count, its.account == account, its.arm == arm else { return false }
            return fear.exposedBy == scenario.restrictions[its.cause].name && its.news == nil
              || its.cause == index && its.news != nil
          }
          // Who cannot be hit is not afraid.
          if fear.exposedBy != nil, exposing.isEmpty { continue }
          parts.deterrents.append(
            Role.Deterrent(
              restriction: index, arm: arm, onTimes: addStretches([index], to: &parts), fear: fear, suspensions: exposing,
              exposureKey: keys.verdict(of: restriction.name), key: keys.reaction(action, to: restriction.name)))
        }
      }
    }
  }

  /// The last announcement after which people act in anticipation of some restrictions; before the start where there is none.
  private func lastAnnouncement(_ restrictions: [Int], where isMeant: (Anticipation) -> Bool) -> SimulationTime {
    let times = restrictions.map { scenario.restrictions[$0].knowledge }.compactMap { knowledge in
      knowledge.anticipation.map(isMeant) ?? false ? knowledge.announcement?.time : nil
    }
    return times.max() ?? SimulationTime(microseconds: -1)
  }

  /// What an action has to get through.
  struct Way {
    let action: String
    /// The account that it acts on, a position in the places.
    let account: Int
    let places: Places
    /// Those that it goes through, as positions in ``Role/services``.
    let services: Range<Int>

    var keys: DecisionKeys { places.accounts[account].keys }
  }

  /// Appends the door of the next process in one arm, if restrictions stand there.
  private func addDoor(_ arm: Arm, _ restrictions: [Int], of way: Way, to parts: inout Role.Parts) {
    let first = parts.gates.count
    // First what stands in both arms, so that it has the same number there.
    for service in way.services where !parts.services[service].isOwned { addFullGate(service, of: way, to: &parts) }
    for service in way.services where parts.services[service].isReview && parts.services[service].arms.contains(Arms(arm)) {
      addFullGate(service, of: way, to: &parts)
    }
    for index in restrictions where scenario.restrictions[index].arms.contains(Arms(arm)) { addGate(index, arm, of: way, to: &parts) }
    guard parts.gates.count > first else { return }
    parts.doors.append(Role.Door(process: parts.processes.count, arm: arm, gates: first..<parts.gates.count,
        hasFriction: parts.gates[first...].contains(where: \.isFriction)))
  }

  /// Appends the whole time, unless it is there.
  func addAlways(to parts: inout Role.Parts) -> Range<Int> {
    if let known = parts.stretchesOf[[-1]] { return known }
    let stretches = add([OnTime(from: .start, until: .never)], to: &parts)
    parts.stretchesOf[[-1]] = stretches
    return stretches
  }

  // MARK: Gates

  /// Appends the gates that a restriction puts before an action.
  private func addGate(_ index: Int, _ arm: Arm, of way: Way, to parts: inout Role.Parts) {
    let restriction = scenario.restrictions[index]
    let (action, account, keys) = (way.action, way.account, way.keys)
    let service = way.services.first { scenario.services[parts.services[$0].number].owner?.restriction == index } ?? -1
    let choices = way.places.choices(restriction, action, at: account)
    for (effect, verdict) in zip(restriction.effects, verdicts[index]) where effect.actions.contains(action) {
      if case .deter = effect.verdict { continue }
      var (verdict, knowledge) = (verdict, restriction.knowledge)
      if case .readOnly = effect.verdict {
        let its = parts.suspensions.firstIndex { $0.cause == index && $0.account == account && $0.arm == arm && $0.isReadOnly }
        guard let its else { continue }
        // Who is not concerned does not believe that they would be stopped.
        (verdict, knowledge) = (.readOnly(its), Knowledge())
      }
      let isFriction = effect.verdict == .friction
      // Who knows of a friction, or of a service, tries all the same.
      let isBelieved = !isFriction && !effect.verdict.isService
      let pledge = isFriction && restriction.friction?.isOnce ?? false ? Role.Pledge(restriction: index, arm: arm, account: account) : nil
      parts.gates.append(
        Gate(
          restriction: index, onTimes: addStretches([index], to: &parts), verdict: verdict, drawn: effect.drawn,
          verdictKey: keys.verdict(of: restriction.name),
          reactionKey: keys.reaction(action, to: restriction.name),
          consistencyKey: restriction.isConsistent ? keys.consistency : nil,
          fallbackKey: keys.fallback(action, to: restriction.name), passedBy: choices.reduce(0) { $0 | $1.response.toolBit },
          choices: parts.choices.count..<parts.choices.count + choices.count, knowledge: knowledge,
          isEverBelieved: knowledge.isEverBelieved && isBelieved,
          belief: knowledge.learns == 0 || !isBelieved ? nil : addBelief(Role.Belief(restriction: index, arm: arm), to: &parts),
          delay: isFriction ? restriction.friction?.delay : nil, pledge: pledge.map { addPledge($0, to: &parts) },
          service: effect.verdict.isService ? service : -1,
          awarenessKey: keys.awareness(of: restriction.name), noticeKey: keys.notice(of: restriction.name),
          learningKey: keys.learning(action, of: restriction.name),
          anticipationKey: keys.anticipation(action, of: restriction.name)))
      if case .limit = verdict, service >= 0 { parts.services[service].passedBy = choices.reduce(0) { $0 | $1.response.toolBit } }
      parts.choices += choices
    }
  }

  /// The number of a belief that all gates of a restriction share; absent where nobody learns.
  private func addBelief(_ belief: Role.Belief, to parts: inout Role.Parts) -> Int? {
    guard scenario.restrictions[belief.restriction].knowledge.learns > 0 else { return nil }
    if let known = parts.beliefs.firstIndex(of: belief) { return known }
    parts.beliefs.append(belief)
    return parts.beliefs.count - 1
  }

  /// The number of a pledge that all gates of a restriction share.
  private func addPledge(_ pledge: Role.Pledge, to parts: inout Role.Parts) -> Int {
    if let known = parts.pledges.firstIndex(of: pledge) { return known }
    parts.pledges.append(pledge)
    return parts.pledges.count - 1
  }

  /// Appends the time that some restrictions are in force for together, in order and without overlap, unless it is there.
  func addStretches(_ restrictions: [Int], to parts: inout Role.Parts) -> Range<Int> {
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
