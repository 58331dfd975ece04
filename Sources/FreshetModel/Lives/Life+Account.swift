import FreshetCore
import FreshetRandom

/// How a life begins and ends, and how its accounts come, lapse and return.
extension Life {
  /// Starts the person's life.
  ///
  /// - Parameter end: The end of the run.
  @inline(__always)
  func begin(end: SimulationTime) {
    if role.suspensionCount > 0 { foreseeSuspensions() }
    if role.signsUp { return arrive(end: end) }
    if role.canOpen { keepFromLapsing() }
    for account in 0..<role.accounts.count where role.holdsAtStart(account) {
      startAccount(account, at: .start)
      let isLapsed = role.canLapse && person.lapses[account].isLapsed
      if isLapsed { tell(account: account, .both, .lapsed, at: .start) }
      tools.tally.countAtStart(cohort: role.accounts[account].cohort, isLapsed ? .lapsed : .active)
      if !isLapsed { countInUse(account, .both, change: 1) }
    }
    if !role.preparations.isEmpty { decideToPrepare(since: .start) }
  }

  /// Lets the person come at a time that is uniform in operational time, as in a Poisson process whose number of events is known.
  @inline(never)
  private func arrive(end: SimulationTime) {
    guard let arrival = role.arrival else { return }
    tools.stream.select(user: person.number, process: arrival.key, occurrence: 0)
    let part = tools.stream.uniform()
    let time =
      arrival.clock.map { $0.time(atOperationalSeconds: part * $0.total) }
      ?? SimulationTime(microseconds: Int64(part * Double(end.microseconds)))
    keepFromLapsing()
    let registration = role.accounts[0].registration
    person.processes[registration] = ProcessSlot(next: time, occurrence: 0, pace: 1)
    startAccount(0, at: time)
    anticipate(registration, since: .start)
    if !role.preparations.isEmpty { decideToPrepare(since: time) }
  }

  /// An account does not lapse before it is there, or wanted.
  private func keepFromLapsing() {
    for account in 0..<role.accounts.count where role.canLapse {
      person.lapses[account] = LapseSlot(next: .never, occurrence: 0, isLapsed: false)
    }
  }

  /// Starts the processes of an account in equilibrium: the first wish comes after a forward recurrence time.
  ///
  /// - Parameter hasWill: Whether the person wants anything there of their own.
  private func startAccount(_ account: Int, at time: SimulationTime, hasWill: Bool = true) {
    if hasWill { startProcesses(account, at: time) }
    if role.canLapse { startLapse(account, at: time) }
  }

  /// Starts what a person wants on an account.
  func startProcesses(_ account: Int, at time: SimulationTime) {
    let (all, own) = (role.processes, role.accounts[account].processes)
    let pace = 1 / drawActivity(account)
    drawAhead(own)
    for process in own where all[process].hasWishes {
      person.processes[process] = firstWish(process, pace: pace, after: time)
      anticipate(process, since: time)
    }
  }

  /// The first wish of a process after an instant.
  ///
  /// - Parameter pace: The person's factor on the gaps of all actions.
  private func firstWish(_ process: Int, pace: Double, after time: SimulationTime) -> ProcessSlot {
    let its = role.process(process)
    guard let start = its.pointee.start else { return .notBegun }
    let early = tools.early(process, of: person.number)
    tools.stream.select(user: person.number, process: its.pointee.gapKey, occurrence: 0, early: early.pointee)
    let word = tools.stream.bits()
    // Most wishes come after the run: nobody asks for their moment.
    if word > its.pointee.lastWord, pace >= 1 { return ProcessSlot(next: .never, occurrence: 0, pace: 1) }
    let bin = start.bin(of: word)
    if !its.pointee.mayActWithoutWish, instant(start.earliest(bin) * pace, after: time, its.pointee.clock) >= role.end {
      return ProcessSlot(next: .never, occurrence: 0, pace: 1)
    }
    let (seconds, factor) = start.draw(in: bin, from: tools.stream)
    return ProcessSlot(next: instant(seconds * pace, after: time, its.pointee.clock), occurrence: 0, pace: Float(pace / factor))
  }

  /// The person's own factor on the rates of all that they do with an account.
  private func drawActivity(_ account: Int) -> Double {
    var factor = 1.0
    if let (law, key) = role.activity {
      tools.stream.select(user: person.number, process: key, occurrence: 0)
      factor = law.sample(from: tools.stream)
    }
    guard let activity = role.accounts[account].activity else { return factor }
    tools.stream.select(user: person.number, process: role.accounts[account].activityKey, occurrence: 0)
    return factor * activity.sample(from: tools.stream)
  }

  /// A new account is in use; an old one is so with the probability of equilibrium. The first stay of both is a forward recurrence
  /// time: a new person is taken for one who has been in use elsewhere.
  private func startLapse(_ account: Int, at time: SimulationTime) {
    person.lapses[account] = LapseSlot(next: .never, occurrence: 0, isLapsed: false)
    guard let lapse = role.accounts[account].lapse else { return }
    tools.stream.select(user: person.number, process: role.accounts[account].lapseKey, occurrence: 0)
    let isLapsed = tools.stream.uniform() >= lapse.activeShare && role.holdsAtStart(account)
    let rest = (isLapsed ? lapse.returning : lapse.after).sampleForwardRecurrence(from: tools.stream)
    person.lapses[account] = LapseSlot(next: time + SimulationDuration(seconds: rest), occurrence: 0, isLapsed: isLapsed)
  }

  /// Makes the first draws of processes, which a processor does at the same time.
  @inline(__always)
  private func drawAhead(_ own: Range<Int>) {
    for process in own where role.processes[process].hasWishes {
      let (key, early) = (role.processes[process].gapKey, tools.early(process, of: person.number))
      if !early.pointee.areOf(user: person.number, process: key, occurrence: 0) {
        early.pointee = tools.stream.early(user: person.number, process: key, occurrence: 0)
      }
    }
  }

  /// The person gets an account in some arms: when it was wanted, later where something stood in the way, or earlier by hurrying.
  ///
  /// - Parameter news: Since when the person knows it, if not from that time on.
  func open(_ account: Int, in arms: Arms, at time: SimulationTime, since news: SimulationTime) {
    let isFirst = person.state.pointee.arms(holding: account).isEmpty
    let cohort = role.accounts[account].cohort
    // Others turn here with some wishes alone, unless they begin to want more.
    let hasWill = role.signsUp && person.state.pointee.arms(holding: 0).isDisjoint(with: arms)
    person.state.pointee.open(account, in: arms)
    if role.canFollow { comeBack(account, in: arms) }
    tools.tally.count(arms, cohort: cohort, .registered, at: time)
    tell(account: account, arms, .registered, at: time)
    // The processes of the account that was wanted first run since the wish for it.
    if account > 0 || !role.signsUp, isFirst, !isSuspended(account) { startAccount(account, at: max(time, news), hasWill: hasWill) }
    let isLapsed = role.canLapse && person.lapses[account].isLapsed
    tools.tally.count(arms, cohort: cohort, isLapsed ? .lapsed : .active, at: time)
    if !isLapsed { countInUse(account, arms, change: 1) }
    countHolder(account, arms)
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
    // What is read-only is counted as that, lapsed or not, and who is away as lapsed.
    let arms = person.state.pointee.arms(holding: account).subtracting(readOnlyArms(account)).subtracting(awayArms(account))
    guard !arms.isEmpty else { return }
    let cohort = role.accounts[account].cohort
    tell(account: account, arms, slot.pointee.isLapsed ? .lapsed : .returned, at: time)
    tools.tally.count(arms, cohort: cohort, .lapsed, at: time, change: slot.pointee.isLapsed ? 1 : -1)
    tools.tally.count(arms, cohort: cohort, .active, at: time, change: slot.pointee.isLapsed ? -1 : 1)
    countInUse(account, arms, change: slot.pointee.isLapsed ? -1 : 1)
  }

  /// Counts what the person is at the end of the run, and leaves nothing that waits.
  @inline(__always)
  func finish() {
    for door in Doors(person.state.pointee.waits) { countWaiting(door) }
    person.state.pointee.waits = 0
    for account in 0..<role.accounts.count {
      if role.hasWaysRound { countCircumventing(account) }
      let readOnly = readOnlyArms(account)
      if !readOnly.isEmpty { tools.tally.count(readOnly, .readOnlyAtEnd, role.accounts[account].cohort) }
      let arms = person.state.pointee.arms(holding: account).subtracting(readOnly)
      guard !arms.isEmpty else { continue }
      let isLapsed = role.canLapse && person.lapses[account].isLapsed
      let away = isLapsed ? arms : arms.intersection(awayArms(account))
      if !away.isEmpty { tools.tally.count(away, .lapsedAtEnd, role.accounts[account].cohort) }
      if away != arms { tools.tally.count(arms.subtracting(away), .activeAtEnd, role.accounts[account].cohort) }
    }
    if role.suspensionCount > 0 { countSuspended() }
    if person.state.pointee.hurried != 0 { chargeHurried() }
    if role.countsActivity { chargeLastDays() }
    if person.state.pointee.blocked | person.state.pointee.withheld != 0 { countAffected() }
  }

  @inline(never)
  private func countCircumventing(_ account: Int) {
    for arm in Arm.allCases where person.state.pointee.circumventing & PersonState.bits(account, Arms(arm)) != 0 {
      tools.tally.count(Arms(arm), .circumventingAtEnd, role.accounts[account].cohort)
    }
  }

  @inline(never)
  private func countWaiting(_ door: Int) {
    let (process, arm) = (role.doors[door].process, Arms(role.doors[door].arm))
    var next: Attempt? = person.waiting[door]
    while let attempt = next {
      if attempt.isInBacklog {
        tools.tally.count(arm, .waitingAtEnd, role.processes[process].flow)
        chargeLoss(attempt, of: process, in: arm)
      }
      if attempt.isLate {
        tools.tally.count(arm, .inLineAtEnd, role.processes[process].flow)
        chargeLoss(attempt, of: process, in: arm)
      }
      // Its moment has not come: nothing was brought forward yet.
      if attempt.kind == .hurried { person.state.pointee.hurried &= ~(1 &<< UInt64(door)) }
      next = person.behind.isEmpty ? nil : person.behind.takeFirst(person.key(of: door))
    }
  }

  /// Counts the person by the doors where they were blocked or held back.
  @inline(never)
  private func countAffected() {
    let blocked = person.state.pointee.blocked
    let affected = blocked | person.state.pointee.withheld
    var (affectedAnywhere, blockedAnywhere): (Arms, Arms) = ([], [])
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
      affectedAnywhere.formUnion(affectedInAny)
      blockedAnywhere.formUnion(blockedInAny)
    }
    let group = role.group ?? tools.tally.layout.groups
    if !affectedAnywhere.isEmpty { tools.tally.count(affectedAnywhere, .peopleAffectedAnywhere, group) }
    if !blockedAnywhere.isEmpty { tools.tally.count(blockedAnywhere, .peopleBlockedAnywhere, group) }
  }
}
