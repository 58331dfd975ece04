import FreshetCore
import FreshetRandom

/// What goes through a service: an attempt is posted, waits, and ends with the answer. Reviewers are a service, and may say no.
extension Life {
  /// An attempt has come through all gates in some arms: it succeeds, or asks a service.
  @inline(__always)
  func enter(_ process: Int, _ attempt: Attempt, in arms: Arms) {
    let service = role.processes[process].service
    if service < 0 {
      complete(process, attempt, in: arms)
    } else if role.services[service].isReview {
      submit(service, process, attempt, in: arms)
    } else {
      ask(service, process, attempt, in: arms)
    }
  }

  /// Asks reviewers where and while their restriction is in force; elsewhere the attempt succeeds.
  @inline(never)
  private func submit(_ service: Int, _ process: Int, _ attempt: Attempt, in arms: Arms) {
    let isInForce = role.covers(role.services[service].onTimes, attempt.time).isCovered
    let asking = isInForce ? arms.intersection(role.services[service].arms) : []
    var attempt = attempt
    if !asking.isEmpty {
      ask(service, process, attempt, in: asking)
      attempt.causeElsewhere = role.services[service].cause
    }
    let others = arms.subtracting(asking)
    if !others.isEmpty { complete(process, attempt, in: others) }
  }

  /// The gate of the reviewers of a service at the doors of a process, the same but for the arm; absent where the service has none.
  private func reviewGate(of process: Int, in arms: Arms) -> Int? {
    guard role.services[role.processes[process].service].isReview else { return nil }
    return role.processes[process].doors.first { arms.contains(Arms(role.doors[$0].arm)) }.map { role.doors[$0].gates.lowerBound &+ 1 }
  }

  /// Asks a service. The servers' time and the person's patience are drawn here, by the person and the attempt: in both arms alike.
  @inline(never)
  private func ask(_ service: Int, _ process: Int, _ attempt: Attempt, in arms: Arms) {
    count(process, arms, .waitingChange, at: attempt.time)
    if role.processes[process].isRegistration, !attempt.isGuest {
      keepSignUpCause(attempt.cause == .none ? role.services[service].cause : attempt.cause)
    }
    tools.stream.select(user: person.number, process: role.services[service].key, occurrence: stopNumber(attempt))
    let time = (role.services[service].time?.sample(from: tools.stream) ?? 1) * role.services[service].factor
    var patientUntil = SimulationTime.never
    if let patience = role.services[service].patience {
      patientUntil = attempt.time + SimulationDuration(seconds: patience.sample(from: tools.stream))
    }
    var request = ServiceRequest(attempt, work: SimulationDuration(seconds: time), patientUntil: patientUntil)
    request.flow = UInt32(truncatingIfNeeded: role.processes[process].flow)
    request.process = UInt16(truncatingIfNeeded: process)
    request.service = UInt8(truncatingIfNeeded: role.services[service].number)
    request.cause = role.services[service].cause
    request.arms = arms
    request.hasPriority = role.services[service].hasPriority
    request.replaces = role.services[service].replaces
    if let gate = reviewGate(of: process, in: arms), isRefused(attempt, at: gate) { request.outcome = .refused }
    tools.ask(request)
  }

  /// Whether reviewers will refuse an attempt: nothing that happens to it meanwhile changes their mind.
  private func isRefused(_ attempt: Attempt, at gate: Int) -> Bool {
    guard case .review(let refuses) = role.gates[gate].verdict, refuses > 0 else { return false }
    let draw = refuses < 1 ? drawVerdict(gate, attempt) : 0
    tell(gate, attempt.time, .verdict(share: refuses, draw: draw))
    return draw < refuses
  }

  /// Hears what has become of an attempt, and counts it where it truly happened.
  ///
  /// - Parameters:
  ///   - news: When the person hears of it.
  ///   - end: The end of the run.
  @inline(never)
  func hear(_ answer: ServiceRequest, at news: SimulationTime, end: SimulationTime, _ coupling: PopulationCoupling) {
    tools.tally.count(events: 1)
    let (process, arms) = (Int(answer.process), answer.arms)
    var attempt = answer.attempt
    count(process, arms, .waitingChange, at: attempt.time, change: -1)
    switch answer.outcome {
    case .none: break
    case .served:
      // What waits may have begun to since: it becomes pointless with the news.
      let heard = min(news, SimulationTime(microseconds: end.microseconds &- 1))
      if person.state.pointee.unsettled & doorBits(of: process) != 0 { settle(process, in: arms, at: heard) }
      if attempt.causeElsewhere == .none { attempt.causeElsewhere = answer.cause }
      if role.services[role.processes[process].service].isReview {
        if !role.isRestriction(attempt.cause) { attempt.cause = answer.cause }
        attempt.isLate = true
      }
      complete(process, attempt, in: arms)
    case .reneged: fail(process, attempt, in: arms, .dropped, answer.cause)
    case .replaced: fail(process, attempt, in: arms, .replaced, answer.cause)
    case .full, .refused:
      for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
        let gate = role.doors[door].gates.lowerBound &+ (answer.outcome == .full ? 0 : 1)
        let onTime = lastOnTime(of: gate, at: attempt.time)
        react(door, to: Obstacle(gate: gate, onTime: onTime, isBelieved: false, news: news), attempt, coupling)
      }
    }
  }

  /// The last on-time of a gate that has begun, which may be over.
  private func lastOnTime(of gate: Int, at time: SimulationTime) -> Int {
    let onTimes = role.gates[gate].onTimes
    let next = role.stretches.firstIndex(in: onTimes, endingAfter: time)
    return next < onTimes.upperBound && role.stretches[next].from <= time ? next : max(onTimes.lowerBound, next &- 1)
  }

  /// An attempt ends in line, and its wish with it.
  private func fail(_ process: Int, _ attempt: Attempt, in arms: Arms, _ outcome: AttemptOutcome, _ cause: Cause) {
    var attempt = attempt
    if attempt.cause == .none { attempt.cause = cause }
    count(process, arms, FlowCounter(outcome), at: attempt.time)
    chargeLoss(attempt, of: process, in: arms)
    see(process, arms, attempt, outcome)
  }
}

extension Tools {
  /// Charges a wish that still waits in line, or is being served, when the run ends.
  func chargeUnanswered(_ request: ServiceRequest, _ layout: ResultLayout) {
    let cause = request.attempt.cause == .none ? request.cause : request.attempt.cause
    guard !request.attempt.isAdded, let number = cause.restriction,
      let pair = layout.ledgerPair(number, flow: Int(request.flow))
    else { return }
    tally.count(request.arms, pair: pair, .lost)
  }
}
