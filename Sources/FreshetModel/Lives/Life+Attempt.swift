import FreshetCore
import FreshetRandom

/// Wish → door: where something may stand in the way.
extension Life {
  /// The next wish of a process has come: an attempt in each arm in which the person can, and has not acted on it before.
  func wish(_ process: Int) {
    tools.tally.count(events: 1)
    let slot = person.processes[process]
    let isRegistration = role.processes[process].isRegistration
    let doneBefore = takeHurried(process)
    let able = isRegistration ? .both : ableArms(role.processes[process].account)
    let (arms, wishing) = (able.subtracting(doneBefore), able.union(doneBefore))
    let lacking = isRegistration ? [] : lackingArms(role.processes[process].account).subtracting(doneBefore)
    var attempt = Attempt(.fresh, of: slot.occurrence, at: slot.next)
    if arms.isOne || wishing.isOne {
      attempt.causeElsewhere = causeOfDifference(process, at: slot.next, doneBefore: doneBefore)
      if wishing.isOne { chargeDifference(attempt.causeElsewhere, process, in: wishing) }
    }
    count(process, arms.union(lacking), .wishes, at: slot.next)
    if !lacking.isEmpty { count(process, lacking, .unable, at: slot.next) }
    let willing = role.processes[process].deterrents.isEmpty ? arms : deter(process, &attempt, in: arms)
    let staying = person.state.pointee.moved == 0 ? willing : sendElsewhere(process, &attempt, in: willing)
    reachDoors(process, attempt, in: staying)
    if isRegistration {
      person.processes[process].next = .never
      return
    }
    let passing = Passing(process, of: role, tools, in: [])
    var following = slot
    following.occurrence &+= 1
    following.next = passing.next(
      after: following, gap: passing.gap(UInt64(following.occurrence), of: person.number, early: EarlyDraws.none))
    person.processes[process] = following
    anticipate(process, since: slot.next)
  }

  /// An attempt that waited at a door has its moment.
  func comeAgain(door: Int) {
    tools.tally.count(events: 1)
    let process = role.doors[door].process
    let arm = role.doors[door].arm
    let attempt = takeWaiting(door)
    if attempt.isLate { return goOn(attempt, at: door) }
    if !role.processes[process].isRegistration, !ableArms(role.processes[process].account).contains(Arms(arm)) {
      return delay(attempt, door: door)
    }
    if attempt.kind == .preparing { return prepare(by: attempt, at: door) }
    if attempt.kind == .adopting, adopt(for: attempt, at: door) { return letWait(awaitAccount(attempt), at: door) }
    tellAnticipated(door, attempt)
    count(process, Arms(arm), attempt.isInBacklog ? .backlogChange : .wishes, at: attempt.time, change: attempt.isInBacklog ? -1 : 1)
    var wish = attempt
    let isAfraid = attempt.source == .fresh && !role.processes[process].deterrents.isEmpty
    reachDoors(process, wish, in: isAfraid ? deter(process, &wish, in: Arms(arm)) : Arms(arm))
  }

  /// Who has lapsed, or whose account is not there or suspended, does not act: who would hurry lets the wish come when it would have,
  /// who would do more or get ready does not, and all else waits for the return.
  private func delay(_ attempt: Attempt, door: Int) {
    if attempt.kind == .hurried { person.state.pointee.hurried &= ~(1 &<< UInt64(door)) }
    guard attempt.isInBacklog else { return }
    var delayed = attempt
    delayed.time = endOfAbsence(role.processes[role.doors[door].process].account)
    letWait(delayed, at: door)
    tellWaiting(door, at: attempt.time, until: delayed.time)
  }

  /// A wish, or an attempt that comes again, reaches the doors of some arms.
  @inline(__always)
  func reachDoors(_ process: Int, _ attempt: Attempt, in arms: Arms) {
    var attempt = attempt
    let arms = role.canWithhold && attempt.source == .fresh ? holdBack(process, &attempt, in: arms) : arms
    guard !arms.isEmpty else { return }
    count(process, arms, FlowCounter(attempt.source), at: attempt.time)
    // Once; tests make it never or twice, to see that the accounts notice.
    for _ in 0..<tools.observer.passages() {
      var stopped: Arms = []
      for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
        if let obstacle = stoppingGate(door, attempt) {
          stopped.insert(Arms(role.doors[door].arm))
          react(door, to: obstacle, attempt)
          attempt.causeElsewhere = cause(of: obstacle.gate)
        } else if role.doors[door].hasFriction, let cause = meetFrictions(door, attempt).cause {
          stopped.insert(Arms(role.doors[door].arm))
          attempt.causeElsewhere = cause
        }
      }
      let through = arms.subtracting(stopped)
      if !through.isEmpty { enter(process, attempt, in: through) }
    }
  }

  /// Who believes that a gate would stop them does not try.
  ///
  /// - Returns: The other arms.
  @inline(never)
  private func holdBack(_ process: Int, _ attempt: inout Attempt, in arms: Arms) -> Arms {
    var trying = arms
    for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
      guard let obstacle = believedGate(door, at: attempt.time) else { continue }
      trying.remove(Arms(role.doors[door].arm))
      react(door, to: obstacle, attempt)
      attempt.causeElsewhere = cause(of: obstacle.gate)
    }
    return trying
  }

  /// The first gate of a door that stops an attempt, in the order of the scenario.
  func stoppingGate(_ door: Int, _ attempt: Attempt) -> Obstacle? {
    for gate in role.doors[door].gates {
      let onTime = role.stretches.firstIndex(in: role.gates[gate].onTimes, endingAfter: attempt.time)
      guard onTime < role.gates[gate].onTimes.upperBound, role.stretches[onTime].from <= attempt.time else { continue }
      let share: Double
      switch role.gates[gate].verdict {
      case .stop(let fixed): share = fixed
      case .readOnly(let suspension): share = person.suspensions[suspension].isSuspended ? 1 : 0
      case .serve, .limit, .review, .friction: continue
      }
      if attempt.tools & role.gates[gate].passedBy != 0 { continue }
      let draw = share > 0 && share < 1 ? drawVerdict(gate, attempt) : 0
      tell(gate, attempt.time, .verdict(share: share, draw: draw))
      if draw < share {
        return Obstacle(gate: gate, onTime: onTime, isBelieved: false)
      }
    }
    return nil
  }

  /// The draw that decides at a gate; where each attempt has its own, those of the reaction come after it.
  func drawVerdict(_ gate: Int, _ attempt: Attempt) -> Double {
    switch role.gates[gate].drawn {
    case .attempt:
      tools.stream.select(user: person.number, process: role.gates[gate].reactionKey, occurrence: stopNumber(attempt))
    case .wish:
      // The number that no attempt's stop has.
      tools.stream.select(
        user: person.number, process: role.gates[gate].reactionKey,
        occurrence: UInt64(attempt.occurrence) &<< Self.stopBits | (1 &<< Self.stopBits &- 1))
    case .person: tools.stream.select(user: person.number, process: role.gates[gate].verdictKey, occurrence: 0)
    }
    return tools.stream.uniform()
  }

  /// The number of the time that an attempt may be stopped, among all of the person's at one gate.
  func stopNumber(_ attempt: Attempt) -> UInt64 {
    UInt64(attempt.occurrence) &<< Self.stopBits | min(UInt64(attempt.timesStopped), 1 &<< Self.stopBits &- 2)
  }

  /// How many bits of the number stand for how often the attempt was stopped: who is stopped more often than that draws the same again.
  private static var stopBits: UInt64 { 10 }
  /// What is left for the wish of the forty that a stream has.
  static var wishBits: UInt64 { 40 &- stopBits }

  /// An attempt comes through in some arms.
  ///
  /// - Parameter news: Since when the person knows it, if not from the moment of the attempt on.
  func complete(_ process: Int, _ attempt: Attempt, in arms: Arms, since news: SimulationTime = .start) {
    count(process, arms, .completed, at: attempt.time)
    if attempt.cause != .none { chargeCompletion(process, attempt, in: arms) }
    if role.countsActivity {
      let cause = attempt.cause == .none ? attempt.causeElsewhere : attempt.cause
      tools.countActive(person.lastActive, process, of: role, arms, at: attempt.time, by: cause)
    }
    see(process, arms, attempt, .completed)
    if person.state.pointee.unsettled & doorBits(of: process) != 0 { settle(process, in: arms, at: attempt.time) }
    tools.tally.countRestricted(arms, process, of: role, at: attempt.time)
    if role.processes[process].reaches { reachSubscribers(process, in: arms, at: attempt.time) }
    guard role.processes[process].isRegistration else { return }
    if attempt.source != .fresh || attempt.isLate { tools.tally.count(arms, .registrationsDelayed, role.processes[process].flow) }
    let account = role.processes[process].account
    // Who has asked for it twice has it once.
    let missing = arms.subtracting(person.state.pointee.arms(holding: account))
    if !missing.isEmpty { open(account, in: missing, at: attempt.time, since: news) }
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

  // MARK: Counting

  /// Counts something that happens to an attempt of a process.
  ///
  /// - Parameter gate: The gate that it is due to.
  @inline(__always)
  func count(
    _ process: Int, _ arms: Arms, _ counter: FlowCounter, at time: SimulationTime, change: Int = 1, by gate: Int? = nil
  ) {
    tools.tally.count(arms, flow: role.processes[process].flow, counter, at: time, change: change)
    tell(process, arms, counter, at: time, by: gate)
  }

  /// Shows the observer how an attempt ends.
  @inline(__always)
  func see(_ process: Int, _ arms: Arms, _ attempt: Attempt, _ outcome: AttemptOutcome, isWithheld: Bool = false) {
    tools.see((person.number, isWithheld), role, process, arms, attempt, outcome)
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
    _ who: (person: UInt64, isWithheld: Bool), _ role: Role, _ process: Int, _ arms: Arms, _ attempt: Attempt, _ outcome: AttemptOutcome
  ) {
    guard Observer.isActive else { return }
    observer.see(
      AttemptRecord(
        cohort: role.accounts[role.processes[process].account].cohort, person: who.person,
        flow: role.processes[process].flow, time: attempt.time, inBaseline: arms.contains(.baseline),
        inRestricted: arms.contains(.restricted), source: attempt.source, outcome: outcome, isWithheld: who.isWithheld))
  }
}
