import FreshetCore
import FreshetRandom

/// How a life begins and ends, and how its accounts come, lapse and return.
extension Life {
  /// Starts the person's life.
  ///
  /// - Parameter end: The end of the run.
  func begin(end: SimulationTime) {
    guard let arrival = role.arrival else {
      startAccount(0, at: .start)
      let isLapsed = role.canLapse && person.lapses[0].isLapsed
      if isLapsed { tell(account: 0, .both, .lapsed, at: .start) }
      return tools.tally.countAtStart(cohort: role.accounts[0].cohort, isLapsed ? .lapsed : .active)
    }
    arrive(arrival, end: end)
  }

  /// Lets the person come at a time that is uniform in operational time, as in a Poisson process whose number of events is known.
  private func arrive(_ arrival: Role.Arrival, end: SimulationTime) {
    tools.stream.select(user: person.number, process: arrival.key, occurrence: 0)
    let part = tools.stream.uniform()
    let time =
      arrival.clock.map { $0.time(atOperationalSeconds: part * $0.total) }
      ?? SimulationTime(microseconds: Int64(part * Double(end.microseconds)))
    for account in 0..<role.accounts.count where role.canLapse {
      person.lapses[account] = LapseSlot(next: .never, occurrence: 0, isLapsed: false)
    }
    let registration = role.accounts[0].registration
    person.processes[registration] = ProcessSlot(next: time, occurrence: 0, pace: 1)
    startAccount(0, at: time)
    anticipate(registration, since: .start)
  }

  /// Starts the processes of an account in equilibrium: the first wish comes after a forward recurrence time.
  private func startAccount(_ account: Int, at time: SimulationTime) {
    let (all, own, ahead) = (role.processes, role.accounts[account].processes, tools.early)
    let activity = drawActivity(account)
    drawAhead(own)
    for process in own where !all[process].isRegistration {
      let early = ahead + 2 &* ((process &- own.lowerBound) & (Tools<Observer>.room / 2 &- 1))
      var pace = 1 / activity
      if let spread = all[process].spread {
        tools.stream.select(user: person.number, process: all[process].spreadKey, occurrence: 0, early: early[0])
        pace /= spread.sample(from: tools.stream)
      }
      tools.stream.select(user: person.number, process: all[process].gapKey, occurrence: 0, early: early[1])
      let first = all[process].gap.sampleForwardRecurrence(from: tools.stream) * pace
      person.processes[process] = ProcessSlot(
        next: instant(first, after: time, all[process].clock), occurrence: 0, pace: Float(pace))
      anticipate(process, since: time)
    }
    if role.canLapse { startLapse(account, at: time) }
  }

  /// The person's own factor on the rates of all that they do with an account.
  private func drawActivity(_ account: Int) -> Double {
    guard let activity = role.accounts[account].activity else { return 1 }
    tools.stream.select(user: person.number, process: role.accounts[account].activityKey, occurrence: 0)
    return activity.sample(from: tools.stream)
  }

  /// A new account is in use; an old one is so with the probability of equilibrium. The first stay of both is a forward recurrence
  /// time: a new person is taken for one who has been in use elsewhere.
  private func startLapse(_ account: Int, at time: SimulationTime) {
    person.lapses[account] = LapseSlot(next: .never, occurrence: 0, isLapsed: false)
    guard let lapse = role.accounts[account].lapse else { return }
    tools.stream.select(user: person.number, process: role.accounts[account].lapseKey, occurrence: 0)
    let isLapsed = tools.stream.uniform() >= lapse.activeShare && !role.signsUp
    let rest = (isLapsed ? lapse.returning : lapse.after).sampleForwardRecurrence(from: tools.stream)
    person.lapses[account] = LapseSlot(next: time + SimulationDuration(seconds: rest), occurrence: 0, isLapsed: isLapsed)
  }

  /// Makes the first draws of the paces and first gaps of as many processes as there is room for; those of others are made when they
  /// are needed.
  @inline(__always)
  private func drawAhead(_ own: Range<Int>) {
    let (all, ahead) = (role.processes, tools.early)
    for process in own.prefix(Tools<Observer>.room / 2) where !all[process].isRegistration {
      let early = ahead + 2 &* (process &- own.lowerBound)
      if all[process].spread != nil {
        early[0] = tools.stream.early(user: person.number, process: all[process].spreadKey, occurrence: 0)
      }
      early[1] = tools.stream.early(user: person.number, process: all[process].gapKey, occurrence: 0)
    }
  }

  /// The person gets an account in some arms: when it was wanted, later where something stood in the way, or earlier by hurrying.
  func open(_ account: Int, in arms: Arms, at time: SimulationTime) {
    let isFirst = person.state.pointee.arms(holding: account).isEmpty
    let cohort = role.accounts[account].cohort
    person.state.pointee.open(account, in: arms)
    tools.tally.count(arms, cohort: cohort, .registered, at: time)
    tell(account: account, arms, .registered, at: time)
    // The processes of the account that was wanted first run since the wish for it.
    if account > 0, isFirst { startAccount(account, at: time) }
    let isLapsed = role.canLapse && person.lapses[account].isLapsed
    tools.tally.count(arms, cohort: cohort, isLapsed ? .lapsed : .active, at: time)
    if isLapsed { tell(account: account, arms, .lapsed, at: time) }
  }

  /// An account lapses or comes back to life.
  func changeLapse(account: Int) {
    let slot = person.lapses + account
    guard let lapse = role.accounts[account].lapse else { return }
    tools.tally.count(events: 1)
    let time = slot.pointee.next
    slot.pointee.isLapsed.toggle()
    slot.pointee.occurrence &+= 1
    tools.stream.select(
      user: person.number, process: role.accounts[account].lapseKey, occurrence: UInt64(slot.pointee.occurrence))
    let stay = (slot.pointee.isLapsed ? lapse.returning : lapse.after).sample(from: tools.stream)
    slot.pointee.next = time + SimulationDuration(seconds: stay)
    let arms = person.state.pointee.arms(holding: account)
    guard !arms.isEmpty else { return }
    let cohort = role.accounts[account].cohort
    tell(account: account, arms, slot.pointee.isLapsed ? .lapsed : .returned, at: time)
    tools.tally.count(arms, cohort: cohort, .lapsed, at: time, change: slot.pointee.isLapsed ? 1 : -1)
    tools.tally.count(arms, cohort: cohort, .active, at: time, change: slot.pointee.isLapsed ? -1 : 1)
  }

  /// Counts what the person is at the end of the run.
  @inline(__always)
  func finish() {
    for door in 0..<role.doors.count where person.waiting[door].kind != .none { countWaiting(door) }
    for account in 0..<role.accounts.count {
      let arms = person.state.pointee.arms(holding: account)
      guard !arms.isEmpty else { continue }
      let isLapsed = role.canLapse && person.lapses[account].isLapsed
      tools.tally.count(arms, isLapsed ? .lapsedAtEnd : .activeAtEnd, role.accounts[account].cohort)
    }
    if person.state.pointee.blocked | person.state.pointee.withheld != 0 { countAffected() }
  }

  @inline(never)
  private func countWaiting(_ door: Int) {
    let behind = person.behind.isEmpty ? 0 : person.behind.takeAll(person.key(of: door))
    for _ in 0..<behind + (person.waiting[door].isInBacklog ? 1 : 0) {
      tools.tally.count(Arms(role.doors[door].arm), .waitingAtEnd, role.processes[role.doors[door].process].flow)
    }
  }

  /// Counts the person by the doors where they were blocked or held back.
  @inline(never)
  private func countAffected() {
    let blocked = person.state.pointee.blocked
    let affected = blocked | person.state.pointee.withheld
    for account in role.accounts {
      var (affectedInAny, blockedInAny): (Arms, Arms) = ([], [])
      for process in account.processes {
        for door in role.processes[process].doors where affected & (1 &<< UInt64(door)) != 0 {
          let (arm, flow) = (Arms(role.doors[door].arm), role.processes[process].flow)
          affectedInAny.insert(arm)
          tools.tally.count(arm, .peopleAffected, flow)
          guard blocked & (1 &<< UInt64(door)) != 0 else { continue }
          blockedInAny.insert(arm)
          tools.tally.count(arm, .peopleBlocked, flow)
        }
      }
      if !affectedInAny.isEmpty { tools.tally.count(affectedInAny, .peopleAffectedInAny, account.cohort) }
      if !blockedInAny.isEmpty { tools.tally.count(blockedInAny, .peopleBlockedInAny, account.cohort) }
    }
  }
}
