import FreshetCore
import FreshetRandom

/// Wish → door: where something may stand in the way.
extension Life {
  /// The next wish of a process has come: an attempt in each arm in which the person can, and has not acted on it before.
  func wish(_ process: Int, _ coupling: PopulationCoupling) {
    tools.tally.count(events: 1)
    let slot = person.processes[process]
    let isRegistration = role.processes[process].isRegistration
    let doneBefore = takeHurried(process)
    let arms = (isRegistration ? .both : ableArms(role.processes[process].account)).subtracting(doneBefore)
    reachDoors(process, Attempt(.fresh, of: slot.occurrence, at: slot.next), in: arms, coupling)
    if isRegistration {
      person.processes[process].next = .never
      return
    }
    let passing = Passing(process, of: role, tools, in: [])
    var following = slot
    following.occurrence &+= 1
    following.next = passing.next(
      after: following, gap: passing.gap(UInt64(following.occurrence), of: person.number, early: .none))
    person.processes[process] = following
    anticipate(process, since: slot.next)
  }

  /// An attempt that waited at a door has its moment.
  func comeAgain(door: Int, _ coupling: PopulationCoupling) {
    tools.tally.count(events: 1)
    let process = role.doors[door].process
    let arm = role.doors[door].arm
    let attempt = person.waiting[door]
    if !role.processes[process].isRegistration, !ableArms(role.processes[process].account).contains(Arms(arm)) {
      return delay(attempt, door: door)
    }
    person.waiting[door] = .none
    if attempt.isInBacklog { count(process, Arms(arm), .backlogChange, at: attempt.time, change: -1) }
    reachDoors(process, attempt, in: Arms(arm), coupling)
  }

  /// Who has lapsed, or has no account yet, does not act: who would hurry lets the wish come when it would have, all else waits for
  /// the return.
  private func delay(_ attempt: Attempt, door: Int) {
    if attempt.kind == .hurried {
      person.state.pointee.hurried &= ~(1 &<< UInt64(door))
      person.waiting[door] = .none
    } else {
      person.waiting[door].time = person.lapses[role.processes[role.doors[door].process].account].next
    }
  }

  /// An attempt reaches the doors of some arms.
  func reachDoors(_ process: Int, _ attempt: Attempt, in arms: Arms, _ coupling: PopulationCoupling) {
    guard !arms.isEmpty else { return }
    count(process, arms, FlowCounter(attempt.source), at: attempt.time)
    for _ in 0..<tools.observer.passages() {
      var stopped: Arms = []
      for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
        guard let gate = stoppingGate(door, attempt, coupling) else { continue }
        stopped.insert(Arms(role.doors[door].arm))
        react(door, to: gate, attempt, coupling)
      }
      let through = arms.subtracting(stopped)
      if !through.isEmpty { complete(process, attempt, in: through) }
    }
  }

  /// The first gate of a door that stops an attempt, in the order of the scenario.
  private func stoppingGate(_ door: Int, _ attempt: Attempt, _ coupling: PopulationCoupling) -> Int? {
    for gate in role.doors[door].gates where role.covers(role.gates[gate].onTimes, attempt.time).isCovered {
      let share: Double
      switch role.gates[gate].verdict {
      case .stop(let fixed): share = fixed
      case .quantity(let quantity):
        tools.tally.countReached(role.doors[door].arm, quantity: quantity)
        share = coupling.value(quantity, role.doors[door].arm)
      }
      if share >= 1 || share > 0 && drawVerdict(gate, attempt) < share { return gate }
    }
    return nil
  }

  /// The draw that decides at a gate; those of the reaction come after it.
  func drawVerdict(_ gate: Int, _ attempt: Attempt) -> Double {
    // Ten bits for the number of stops, since who retries does so 1000 times at most; thirty of the stream's forty are left for the wish.
    tools.stream.select(
      user: person.number, process: role.gates[gate].reactionKey,
      occurrence: UInt64(attempt.occurrence) &<< 10 | UInt64(attempt.timesStopped & 0x3FF))
    return tools.stream.uniform()
  }

  /// An attempt comes through in some arms.
  private func complete(_ process: Int, _ attempt: Attempt, in arms: Arms) {
    count(process, arms, .completed, at: attempt.time)
    see(process, arms, attempt, .completed)
    tools.tally.countRestricted(arms, process, of: role, at: attempt.time)
    guard role.processes[process].isRegistration else { return }
    if attempt.source != .fresh { tools.tally.count(arms, .registrationsDelayed, role.processes[process].flow) }
    open(role.processes[process].account, in: arms, at: attempt.time)
  }

  // MARK: Wishes brought forward

  /// Clears the marks of the arms that have had the next wish of a process already.
  ///
  /// - Returns: Those arms.
  private func takeHurried(_ process: Int) -> Arms {
    var arms: Arms = []
    for door in role.processes[process].doors {
      let bit = UInt64(1) &<< UInt64(door)
      guard person.state.pointee.hurried & bit != 0 else { continue }
      person.state.pointee.hurried &= ~bit
      arms.insert(Arms(role.doors[door].arm))
    }
    return arms
  }

  /// Brings the next wish of a process forward if it falls into a restriction that the person hears of before.
  ///
  /// - Parameter since: The time of the wish before it, or of the person's beginning. Only the wish that is the next one when the
  ///   restriction is announced can move.
  @inline(__always)
  func anticipate(_ process: Int, since: SimulationTime) {
    if since <= role.processes[process].hurriesUntil { hurry(process, since: since) }
  }

  private func hurry(_ process: Int, since: SimulationTime) {
    let slot = person.processes[process]
    guard slot.next != .never else { return }
    for door in role.processes[process].doors where person.waiting[door].kind == .none {
      guard let time = hurriedTime(door, slot.next, since: since) else { continue }
      person.waiting[door] = Attempt(.hurried, of: slot.occurrence, at: time)
      person.state.pointee.hurried |= 1 &<< UInt64(door)
    }
  }

  /// When the person does at a door what they want at an instant, if they hear of a gate beforehand; `nil` where nobody hurries, or
  /// not in time.
  private func hurriedTime(_ door: Int, _ wanted: SimulationTime, since: SimulationTime) -> SimulationTime? {
    for gate in role.doors[door].gates where role.covers(role.gates[gate].onTimes, wanted).isCovered {
      let begin = role.stretches[role.gates[gate].onTimes.lowerBound].from
      guard let announced = role.gates[gate].announcement?.time, since <= announced, announced < begin,
        let anticipation = role.gates[gate].announcement?.anticipation
      else { continue }
      tools.stream.select(user: person.number, process: role.gates[gate].anticipationKey, occurrence: 0)
      guard tools.stream.uniform() < anticipation.share else { continue }
      let time = announced + SimulationDuration(seconds: anticipation.delay.sample(from: tools.stream))
      if time < begin { return time }
    }
    return nil
  }

  // MARK: Counting

  /// Counts something that happens to an attempt of a process.
  @inline(__always)
  func count(_ process: Int, _ arms: Arms, _ counter: FlowCounter, at time: SimulationTime, change: Int = 1) {
    tools.tally.count(arms, flow: role.processes[process].flow, counter, at: time, change: change)
  }

  /// Shows the observer how an attempt ends.
  @inline(__always)
  func see(_ process: Int, _ arms: Arms, _ attempt: Attempt, _ outcome: AttemptOutcome) {
    tools.see(person.number, role, process, arms, attempt, outcome)
  }
}

extension Tally {
  /// Counts what else is asked of a completed attempt of an action that stands under a restriction at some time.
  @inline(__always)
  func countRestricted(_ arms: Arms, _ process: Int, of role: Role, at time: SimulationTime) {
    let flow = role.processes[process].flow
    if role.covers(role.processes[process].restricted, time).isCovered { count(arms, .completedDuring, flow) }
    if let surge = role.processes[process].surge { countByClock(arms, surge: surge, at: time) }
  }
}

extension Tools {
  /// Shows the observer how an attempt ends.
  @inline(__always)
  func see(
    _ person: UInt64, _ role: Role, _ process: Int, _ arms: Arms, _ attempt: Attempt, _ outcome: AttemptOutcome
  ) {
    guard Observer.isActive else { return }
    observer.see(
      AttemptRecord(
        cohort: role.accounts[role.processes[process].account].cohort, person: person,
        flow: role.processes[process].flow, time: attempt.time, inBaseline: arms.contains(.baseline),
        inRestricted: arms.contains(.restricted), source: attempt.source, outcome: outcome))
  }
}
