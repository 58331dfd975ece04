import FreshetCore
import FreshetKernel
import FreshetRandom

/// How a life begins and ends.
extension PopulationModel {
  func begin(_ member: Int, of block: PopulationBlock, worker: Worker) -> SimulationTime {
    let person = block.newPerson(member)
    let role = block.role
    if role.signsUp {
      arrive(person, role, worker)
    } else {
      startAccount(0, at: .start, person, role, worker)
      if role.canLapse, person.lapses[0].isLapsed { worker.tally.countLapsedAtStart(cohort: role.accounts[0].cohort) }
    }
    let first = earliestTime(person, block)
    block.store(member, person)
    return first
  }

  /// Lets a person come at a time that is uniform in operational time, as in a Poisson process whose number of events is known.
  private func arrive(_ person: PersonPointers, _ role: Role, _ worker: Worker) {
    worker.stream.select(user: person.number, process: role.arrivalKey, occurrence: 0)
    let part = worker.stream.uniform()
    let time: SimulationTime
    if let clock = role.arrivalClock {
      time = clock.time(atOperationalSeconds: part * clock.total)
    } else {
      time = SimulationTime(microseconds: Int64(part * Double(scenario.end.microseconds)))
    }
    for account in 0..<role.accounts.count where role.canLapse {
      person.lapses[account] = LapseSlot(next: .never, occurrence: 0, isLapsed: false)
    }
    let registration = role.accounts[0].processes.lowerBound
    person.processes[registration] = ProcessSlot(next: time, occurrence: 0, pace: 1)
    startAccount(0, at: time, person, role, worker)
    anticipate(person, role, registration, since: .start, worker)
  }

  /// Starts the processes of an account in equilibrium: the first wish comes after a forward recurrence time.
  func startAccount(_ account: Int, at time: SimulationTime, _ person: PersonPointers, _ role: Role, _ worker: Worker) {
    let processes = role.accounts[account].processes
    drawAhead(processes, person, role, worker)
    for index in processes {
      if role.processes[index].isRegistration { continue }
      let early = worker.early + 2 &* ((index &- processes.lowerBound) & 31)
      var pace = 1.0
      if let spread = role.processes[index].spread {
        worker.stream.select(user: person.number, process: role.processes[index].spreadKey, occurrence: 0, early: early[0])
        pace = 1 / spread.sample(from: worker.stream)
      }
      worker.stream.select(user: person.number, process: role.processes[index].gapKey, occurrence: 0, early: early[1])
      let first = role.processes[index].gap.sampleForwardRecurrence(from: worker.stream) * pace
      person.processes[index] = ProcessSlot(
        next: instant(first, after: time, role.processes[index].clock), occurrence: 0, pace: Float(pace))
      if role.processes[index].gatedIndex >= 0 { anticipate(person, role, index, since: time, worker) }
    }
    guard role.canLapse else { return }
    person.lapses[account] = LapseSlot(next: .never, occurrence: 0, isLapsed: false)
    guard let lapse = role.accounts[account].lapse else { return }
    worker.stream.select(user: person.number, process: role.accounts[account].lapseKey, occurrence: 0)
    // A new account is in use; an old one is so with the probability of equilibrium.
    let isLapsed = worker.stream.uniform() >= lapse.activeShare && !role.signsUp
    let rest = (isLapsed ? lapse.returning : lapse.after).sampleForwardRecurrence(from: worker.stream)
    person.lapses[account] = LapseSlot(
      next: time + SimulationDuration(seconds: rest), occurrence: 0, isLapsed: isLapsed)
  }

  /// Makes the first draws of the paces and first gaps of up to 32 processes; those of others are made when they are needed.
  @inline(__always)
  private func drawAhead(_ processes: Range<Int>, _ person: PersonPointers, _ role: Role, _ worker: Worker) {
    for index in processes.prefix(32) {
      let early = worker.early + 2 &* (index &- processes.lowerBound)
      if role.processes[index].spread != nil {
        early[0] = worker.stream.early(user: person.number, process: role.processes[index].spreadKey, occurrence: 0)
      }
      early[1] = worker.stream.early(user: person.number, process: role.processes[index].gapKey, occurrence: 0)
    }
  }

  /// An account lapses or comes back to life.
  func changeLapse(_ person: PersonPointers, _ role: Role, account: Int, _ worker: Worker) {
    let lapses = person.lapses + account
    guard let lapse = role.accounts[account].lapse else { return }
    worker.tally.count(events: 1)
    let time = lapses.pointee.next
    lapses.pointee.isLapsed.toggle()
    lapses.pointee.occurrence &+= 1
    worker.stream.select(
      user: person.number, process: role.accounts[account].lapseKey, occurrence: UInt64(lapses.pointee.occurrence))
    let stay = (lapses.pointee.isLapsed ? lapse.returning : lapse.after).sample(from: worker.stream)
    lapses.pointee.next = time + SimulationDuration(seconds: stay)
    let bit = UInt32(1) &<< UInt32(account)
    let inBaseline = person.state.pointee.baselineAccounts & bit != 0
    let inRestricted = person.state.pointee.restrictedAccounts & bit != 0
    guard let worlds = Tally.Worlds(inBaseline: inBaseline, inRestricted: inRestricted) else { return }
    worker.tally.countLapsed(
      worlds, cohort: role.accounts[account].cohort, at: time, change: lapses.pointee.isLapsed ? 1 : -1)
  }

  func finish(_ member: Int, of block: PopulationBlock, worker: Worker) {
    let person = block.load(member)
    block.packed?.loadBlocked(member, into: person)
    let role = block.role
    for gated in 0..<block.gatedCount {
      switch person.pending[gated].kind {
      case .none, .early: break
      case .retry, .release: worker.tally.countWaitingAtEnd(flow: role.processes[role.gated[gated]].flow)
      }
    }
    let state = person.state.pointee
    for account in 0..<block.accountCount {
      let cohort = role.accounts[account].cohort
      let bit = UInt32(1) &<< UInt32(account)
      if state.baselineAccounts & bit != 0 { worker.tally.countAccountAtEnd(.baseline, cohort: cohort) }
      if state.restrictedAccounts & bit != 0 { worker.tally.countAccountAtEnd(.restricted, cohort: cohort) }
    }
    if state.blocked != 0 { countBlocked(state.blocked, role, worker) }
    block.store(member, person)
  }

  private func countBlocked(_ blocked: UInt64, _ role: Role, _ worker: Worker) {
    for account in role.accounts {
      var inAny = false
      for index in account.processes {
        let gated = role.processes[index].gatedIndex
        guard gated >= 0, blocked & (1 &<< UInt64(gated)) != 0 else { continue }
        worker.tally.countBlocked(flow: role.processes[index].flow)
        inAny = true
      }
      if inAny { worker.tally.countBlockedInAny(cohort: account.cohort) }
    }
  }
}

extension Tally.Worlds {
  /// The arms in which something happens; `nil` where it happens in neither.
  @inline(__always)
  init?(inBaseline: Bool, inRestricted: Bool) {
    switch (inBaseline, inRestricted) {
    case (true, true): self = .both
    case (true, false): self = .baseline
    case (false, true): self = .restricted
    case (false, false): return nil
    }
  }
}
