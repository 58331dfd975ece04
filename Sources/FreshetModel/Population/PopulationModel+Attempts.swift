import FreshetCore
import FreshetKernel
import FreshetRandom

/// Attempt → gate → reaction.
extension PopulationModel {
  /// The person's next wish has come: an attempt in each arm in which the person can.
  func attempt(
    _ person: PersonPointers, _ role: Role, _ index: Int, _ coupling: PopulationCoupling, _ worker: Worker
  ) {
    worker.tally.count(events: 1)
    let slot = person.processes[index]
    let time = slot.next
    let account = role.processes[index].account
    let bit = UInt32(1) &<< UInt32(account)
    let isRegistration = role.processes[index].isRegistration
    let wasEarly = takeEarly(person, role, index)
    if isRegistration || !(role.canLapse && person.lapses[account].isLapsed) {
      let inBaseline = isRegistration ? account == 0 : person.state.pointee.baselineAccounts & bit != 0
      let inRestricted = !wasEarly && (isRegistration || person.state.pointee.restrictedAccounts & bit != 0)
      if inRestricted, let gate = stoppingGate(role, index, at: time, slot.occurrence, timesStopped: 0, person, coupling, worker) {
        if inBaseline { complete(person, role, index, .baseline, .fresh, at: time, worker) }
        let pending = WaitingAttempt(
          time: time, occurrence: slot.occurrence, timesStopped: 0, retries: 0, kind: .none, gate: 0)
        react(person, role, index, gate, pending, .fresh, at: time, coupling, worker)
      } else if let worlds = Tally.Worlds(inBaseline: inBaseline, inRestricted: inRestricted) {
        complete(person, role, index, worlds, .fresh, at: time, worker)
      }
    }
    if isRegistration {
      person.processes[index].next = .never
      return
    }
    var following = slot
    following.occurrence &+= 1
    worker.stream.select(
      user: person.number, process: role.processes[index].gapKey, occurrence: UInt64(following.occurrence))
    following.next = next(after: following, of: index, role, worker)
    person.processes[index] = following
    if role.processes[index].gatedIndex >= 0 { anticipate(person, role, index, since: time, worker) }
  }

  /// An attempt that waited in the restricted arm has its moment.
  func tryAgain(
    _ person: PersonPointers, _ role: Role, gated: Int, _ coupling: PopulationCoupling, _ worker: Worker
  ) {
    let index = role.gated[gated]
    let pending = person.pending[gated]
    let account = role.processes[index].account
    worker.tally.count(events: 1)
    if !role.processes[index].isRegistration {
      let isLapsed = role.canLapse && person.lapses[account].isLapsed
      let hasAccount = person.state.pointee.restrictedAccounts & (1 &<< UInt32(account)) != 0
      if pending.kind == .early, isLapsed || !hasAccount {
        // Who has lapsed, or has not been let in yet, does not hurry; the wish comes when it would have.
        _ = takeEarly(person, role, index)
        person.pending[gated] = .none
        return
      }
      if isLapsed {
        person.pending[gated].time = person.lapses[account].next
        return
      }
    }
    person.pending[gated] = .none
    let source: AttemptSource = pending.kind == .early ? .fresh : pending.kind == .retry ? .retried : .released
    if let gate = stoppingGate(
      role, index, at: pending.time, pending.occurrence, timesStopped: pending.timesStopped, person, coupling, worker)
    {
      react(person, role, index, gate, pending, source, at: pending.time, coupling, worker)
    } else {
      complete(person, role, index, .restricted, source, at: pending.time, worker)
    }
  }

  /// Clears the mark that the restricted arm has had this wish already.
  @inline(__always)
  private func takeEarly(_ person: PersonPointers, _ role: Role, _ index: Int) -> Bool {
    guard role.processes[index].gatedIndex >= 0 else { return false }
    let bit = UInt64(1) &<< UInt64(role.processes[index].gatedIndex)
    guard person.state.pointee.early & bit != 0 else { return false }
    person.state.pointee.early &= ~bit
    return true
  }

  /// The first gate that stops an attempt, in the order of the scenario.
  ///
  /// The stream is left at the draws of that gate, after the one that decided on enforcement.
  private func stoppingGate(
    _ role: Role, _ index: Int, at time: SimulationTime, _ occurrence: UInt32, timesStopped: UInt16,
    _ person: PersonPointers, _ coupling: PopulationCoupling, _ worker: Worker
  ) -> Int? {
    for gate in 0..<role.processes[index].gates.count where role.processes[index].gates[gate].isInForce(at: time) {
      worker.stream.select(
        user: person.number, process: role.processes[index].gates[gate].reactionKey,
        occurrence: UInt64(occurrence) &<< 10 | UInt64(timesStopped & 0x3FF))
      var probability = role.processes[index].gates[gate].enforcement
      let limit = role.processes[index].gates[gate].limit
      if limit >= 0 {
        worker.tally.countReached(limit: limit)
        probability = coupling.stopProbability(limit: limit)
      }
      if worker.stream.uniform() < probability { return gate }
    }
    return nil
  }

  /// An attempt comes through.
  private func complete(
    _ person: PersonPointers, _ role: Role, _ index: Int, _ worlds: Tally.Worlds, _ source: AttemptSource,
    at time: SimulationTime, _ worker: Worker
  ) {
    let flow = role.processes[index].flow
    count(person.number, worlds, flow: flow, source, .completed, at: time, worker)
    if role.processes[index].isRestricted(at: time) { worker.tally.countCompletedDuring(worlds, flow: flow) }
    guard role.processes[index].isRegistration else { return }
    if source != .fresh { worker.tally.countDelayedRegistration(flow: flow) }
    openAccount(role.processes[index].account, worlds, at: time, person, role, worker)
  }

  private func openAccount(
    _ account: Int, _ worlds: Tally.Worlds, at time: SimulationTime, _ person: PersonPointers, _ role: Role, _ worker: Worker
  ) {
    let bit = UInt32(1) &<< UInt32(account)
    let cohort = role.accounts[account].cohort
    if worlds != .restricted { person.state.pointee.baselineAccounts |= bit }
    if worlds != .baseline { person.state.pointee.restrictedAccounts |= bit }
    worker.tally.countRegistered(worlds, cohort: cohort, at: time)
    if account > 0 { startAccount(account, at: time, person, role, worker) }
    if role.canLapse, person.lapses[account].isLapsed {
      worker.tally.countLapsed(worlds, cohort: cohort, at: time, change: 1)
    }
  }

  /// What the person does after a gate has stopped an attempt.
  private func react(
    _ person: PersonPointers, _ role: Role, _ index: Int, _ gateIndex: Int, _ stopped: WaitingAttempt,
    _ source: AttemptSource, at time: SimulationTime, _ coupling: PopulationCoupling, _ worker: Worker
  ) {
    let gated = role.processes[index].gatedIndex
    let flow = role.processes[index].flow
    person.state.pointee.blocked |= 1 &<< UInt64(gated)
    let (outcome, waiting, account) = respond(
      role, index, gateIndex, stopped, isFree: person.pending[gated].kind == .none, at: time, worker)
    if waiting.kind != .none { person.pending[gated] = waiting }
    count(person.number, .restricted, flow: flow, source, outcome, at: time, worker)
    if account > 0 { turn(to: account, person, role, at: time, coupling, worker) }
  }

  /// Draws the reaction: how the attempt ends, what waits from now on, and the account that the person turns to (0: none).
  private func respond(
    _ role: Role, _ index: Int, _ gateIndex: Int, _ stopped: WaitingAttempt, isFree: Bool, at time: SimulationTime, _ worker: Worker
  ) -> (AttemptOutcome, WaitingAttempt, account: Int) {
    let isRepeat = stopped.kind == .retry && stopped.gate == UInt8(truncatingIfNeeded: gateIndex)
    let draw = worker.stream.uniform()
    // Who waits already with an attempt of this action does not wait with another.
    guard isFree else { return (.abandoned, .none, 0) }
    for choice in 0..<role.processes[index].gates[gateIndex].choices.count {
      let threshold = role.processes[index].gates[gateIndex].choices[choice].threshold
      guard isRepeat || draw < threshold || threshold > 0.999999 else { continue }
      var waiting = stopped
      waiting.timesStopped &+= 1
      waiting.gate = UInt8(truncatingIfNeeded: gateIndex)
      switch role.processes[index].gates[gateIndex].choices[choice].response {
      case .retry(let gap, let atMost):
        waiting.retries = stopped.kind == .retry ? stopped.retries &+ 1 : 1
        guard Int(waiting.retries) <= atMost else { return (.abandoned, .none, 0) }
        waiting.kind = .retry
        waiting.time = time + SimulationDuration(seconds: gap.sample(from: worker.stream))
        return (.retrying, waiting, 0)
      case _ where isRepeat:
        continue
      case .abandon:
        return (.abandoned, .none, 0)
      case .deferUntilLift(let delay):
        waiting.kind = .release
        let lift = role.processes[index].gates[gateIndex].until
        waiting.time = lift == .never ? .never : lift + SimulationDuration(seconds: delay.sample(from: worker.stream))
        return (.deferred, waiting, 0)
      case .divert(let account):
        return (.diverted, .none, account)
      }
    }
    return (.abandoned, .none, 0)
  }

  /// The person tries to open another account at once, in the restricted arm.
  private func turn(
    to account: Int, _ person: PersonPointers, _ role: Role, at time: SimulationTime, _ coupling: PopulationCoupling,
    _ worker: Worker
  ) {
    let index = role.accounts[account].processes.lowerBound
    if role.processes[index].gatedIndex >= 0,
      let gate = stoppingGate(role, index, at: time, 0, timesStopped: 0, person, coupling, worker)
    {
      let pending = WaitingAttempt(time: time, occurrence: 0, timesStopped: 0, retries: 0, kind: .none, gate: 0)
      react(person, role, index, gate, pending, .fresh, at: time, coupling, worker)
    } else {
      complete(person, role, index, .restricted, .fresh, at: time, worker)
    }
  }

  /// Brings the person's next wish forward if it falls into a restriction that the person hears of before.
  ///
  /// - Parameter since: The time of the wish before it, or of the person's beginning. Only the wish that is the next one when the
  ///   restriction is announced can move.
  func anticipate(_ person: PersonPointers, _ role: Role, _ index: Int, since: SimulationTime, _ worker: Worker) {
    let gated = role.processes[index].gatedIndex
    guard gated >= 0 else { return }
    let slot = person.processes[index]
    guard slot.next != .never else { return }
    for gate in 0..<role.processes[index].gates.count where role.processes[index].gates[gate].isAnnounced(after: since) {
      guard role.processes[index].gates[gate].isInForce(at: slot.next), person.pending[gated].kind == .none,
        let time = hurriedTime(role.processes[index].gates[gate], person.number, worker)
      else { continue }
      person.pending[gated] = WaitingAttempt(
        time: time, occurrence: slot.occurrence, timesStopped: 0, retries: 0, kind: .early, gate: 0)
      person.state.pointee.early |= 1 &<< UInt64(gated)
      return
    }
  }

  /// When somebody who hears of a restriction beforehand hurries; `nil` for who does not, or not in time.
  private func hurriedTime(_ gate: Gate, _ person: UInt64, _ worker: Worker) -> SimulationTime? {
    guard let anticipation = gate.anticipation else { return nil }
    worker.stream.select(user: person, process: gate.anticipationKey, occurrence: 0)
    guard worker.stream.uniform() < anticipation.share else { return nil }
    let time = gate.announced + SimulationDuration(seconds: anticipation.delay.sample(from: worker.stream))
    return time < gate.from ? time : nil
  }

  /// The earliest timestamp of all that a person has before them.
  func earliestTime(_ person: PersonPointers, _ block: PopulationBlock) -> SimulationTime {
    var time = SimulationTime.never
    for process in 0..<block.processCount { time = min(time, person.processes[process].next) }
    for gated in 0..<block.gatedCount { time = min(time, person.pending[gated].time) }
    if block.role.canLapse {
      for account in 0..<block.accountCount { time = min(time, person.lapses[account].next) }
    }
    return time
  }
}
