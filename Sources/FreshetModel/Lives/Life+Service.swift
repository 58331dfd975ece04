import FreshetCore
import FreshetRandom

/// What goes through a service: an attempt is posted, waits, and ends with the answer.
extension Life {
  /// An attempt has come through all gates in some arms: it succeeds, or asks a service.
  @inline(__always)
  func enter(_ process: Int, _ attempt: Attempt, in arms: Arms) {
    if role.processes[process].service < 0 {
      complete(process, attempt, in: arms)
    } else {
      ask(role.processes[process].service, process, attempt, in: arms)
    }
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
    tools.ask(request)
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
      complete(process, attempt, in: arms)
    case .reneged: fail(process, attempt, in: arms, .dropped, answer.cause)
    case .replaced: fail(process, attempt, in: arms, .replaced, answer.cause)
    case .full:
      for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
        let gate = role.doors[door].gates.lowerBound
        let onTime = role.gates[gate].onTimes.lowerBound
        react(door, to: Obstacle(gate: gate, onTime: onTime, isBelieved: false, news: news), attempt, coupling)
      }
    }
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
