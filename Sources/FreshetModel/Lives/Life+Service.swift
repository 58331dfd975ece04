import FreshetCore
import FreshetRandom

/// What goes through services: an attempt is posted, waits, and ends or goes on with the answer. Reviewers are a service, and may say no;
/// a rate limit is one that says at once who comes through.
extension Life {
  /// An attempt has come through all gates in some arms: it succeeds, or asks a service.
  ///
  /// - Parameter news: Since when the person knows that it has come so far, if not from the moment of the attempt on.
  @inline(__always)
  func enter(_ process: Int, _ attempt: Attempt, in arms: Arms, since news: SimulationTime = .start) {
    let services = role.processes[process].services
    if services.isEmpty {
      complete(process, attempt, in: arms, since: news)
    } else {
      ask(services, process, attempt, in: arms, since: news)
    }
  }

  /// Asks the first of some services that stands in the way, in each arm; where none does the attempt succeeds.
  ///
  /// - Parameter news: Since when the person knows that it has come so far, if not from the moment of the attempt on.
  @inline(never)
  func ask(
    _ services: Range<Int>, _ process: Int, _ attempt: Attempt, in arms: Arms, for errand: ServiceRequest.Errand = .itself,
    since news: SimulationTime = .start
  ) {
    var (attempt, others) = (attempt, arms)
    for service in services {
      let asking = others.intersection(armsAsking(service, attempt))
      if asking.isEmpty { continue }
      count(process, asking, .waitingChange, at: attempt.time)
      var late = attempt
      late.time = max(attempt.time, news)
      makeRequest(late, of: process, to: service, in: asking, for: errand)
      tell(service: service, process, asking, "asked", at: attempt.time)
      others.subtract(asking)
      if role.services[service].isOwned { attempt.causeElsewhere = role.services[service].cause }
    }
    if !others.isEmpty { complete(process, attempt, in: others, since: news) }
  }

  /// The arms in which an attempt has to ask a service.
  func armsAsking(_ service: Int, _ attempt: Attempt) -> Arms {
    guard attempt.tools & role.services[service].passedBy == 0, role.covers(role.services[service].onTimes, attempt.time).isCovered
    else { return [] }
    return role.services[service].arms
  }

  /// Makes the request of an attempt to a service. The servers' time and the person's patience are drawn here, by the person and the attempt: in both
  /// arms alike.
  private func makeRequest(_ attempt: Attempt, of process: Int, to service: Int, in arms: Arms, for errand: ServiceRequest.Errand) {
    if role.processes[process].isRegistration {
      var waiting = attempt
      blame(role.services[service].cause, for: &waiting, of: process)
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
    request.errand = errand
    request.arms = arms
    request.hasPriority = role.services[service].hasPriority
    request.replaces = role.services[service].replaces
    if role.services[service].isReview, isRefused(attempt, of: process, by: service, in: arms) { request.outcome = .refused }
    tools.keepRequest(request)
  }

  /// Whether reviewers will refuse an attempt: nothing that happens to it meanwhile changes their mind.
  private func isRefused(_ attempt: Attempt, of process: Int, by service: Int, in arms: Arms) -> Bool {
    // The gate is the same in both arms.
    guard let door = role.processes[process].doors.first(where: { arms.contains(Arms(role.doors[$0].arm)) }),
      let gate = gate(of: service, at: door, .refused), case .review(let refuses) = role.gates[gate].verdict, refuses > 0
    else { return false }
    let draw = refuses < 1 ? drawVerdict(gate, attempt) : 0
    tell(gate, attempt.time, .verdict(share: refuses, draw: draw))
    return draw < refuses
  }

  /// The gate of a door that stops who finds a service full, or whom its reviewers refuse.
  private func gate(of service: Int, at door: Int, _ outcome: ServiceRequest.Outcome) -> Int? {
    role.doors[door].gates.first { role.gates[$0].service == service && role.gates[$0].isFull == (outcome == .full) }
  }

  // MARK: Answers

  /// Hears what has become of an attempt, and counts it where it truly happened.
  ///
  /// - Parameters:
  ///   - news: When the person hears of it.
  ///   - end: The end of the run.
  @inline(never)
  func hear(_ answer: ServiceRequest, at news: SimulationTime, end: SimulationTime) {
    tools.tally.count(events: 1)
    let process = Int(answer.process)
    let services = role.processes[process].services
    guard let service = services.first(where: { role.services[$0].number == Int(answer.service) }) else { return }
    var attempt = answer.attempt
    if answer.outcome != .none { tell(service: service, process, answer.arms, "\(answer.outcome)", at: attempt.time) }
    if answer.outcome == .served, role.services[service].isReview {
      if attempt.causeElsewhere == .none { attempt.causeElsewhere = answer.cause }
      if !role.isRestriction(attempt.cause) { attempt.cause = answer.cause }
      attempt.isLate = true
    }
    if answer.outcome == .served, attempt.causeElsewhere == .none { attempt.causeElsewhere = answer.cause }
    let arms = answer.arms.subtracting(goOn(attempt, of: process, after: service, answer, at: (news, end)))
    if arms.isEmpty { return }
    count(process, arms, .waitingChange, at: attempt.time, change: -1)
    switch answer.outcome {
    case .none: break
    case .served:
      // What waits may have begun to since: it becomes pointless with the news.
      let heard = min(news, SimulationTime(microseconds: end.microseconds &- 1))
      if person.state.pointee.unsettled & doorBits(of: process) != 0 { settle(process, in: arms, at: heard) }
      complete(process, attempt, in: arms, since: news)
    case .reneged: fail(process, attempt, in: arms, .dropped, answer.cause)
    case .replaced: fail(process, attempt, in: arms, .replaced, answer.cause)
    case .full, .refused:
      for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
        guard let gate = gate(of: service, at: door, answer.outcome) else { continue }
        let onTime = lastOnTime(of: gate, at: attempt.time)
        let obstacle = Obstacle(gate: gate, onTime: onTime, isBelieved: false, news: news, isUnheard: news >= end)
        if answer.errand == .itself { react(door, to: obstacle, attempt) } else { giveUp(door, at: obstacle, attempt) }
      }
    }
    if answer.errand != .itself { finishErrand(answer.errand, process, in: arms, hasSucceeded: answer.outcome == .served, at: (attempt.time, news)) }
  }

  /// An attempt that one service has let through asks the next one that stands in its way.
  ///
  /// - Parameter when: The person hears of it, and the run ends.
  /// - Returns: The arms in which one does.
  private func goOn(
    _ attempt: Attempt, of process: Int, after service: Int, _ answer: ServiceRequest, at when: (news: SimulationTime, end: SimulationTime)
  ) -> Arms {
    guard answer.outcome == .served else { return [] }
    let others = service &+ 1..<role.processes[process].services.upperBound
    var onward: Arms = []
    for other in others { onward.formUnion(answer.arms.intersection(armsAsking(other, attempt))) }
    if onward.isEmpty { return [] }
    if when.news < when.end {
      count(process, onward, .waitingChange, at: attempt.time, change: -1)
      ask(others, process, attempt, in: onward, for: answer.errand, since: when.news)
    } else {
      // Who is on the way from one service to the next when the run ends has no answer.
      countUnanswered(process, attempt, in: onward, answer.cause)
    }
    return onward
  }

  /// The last on-time of a gate that has begun, which may be over.
  private func lastOnTime(of gate: Int, at time: SimulationTime) -> Int {
    let onTimes = role.gates[gate].onTimes
    let next = role.stretches.firstIndex(in: onTimes, endingAfter: time)
    return next < onTimes.upperBound && role.stretches[next].from <= time ? next : max(onTimes.lowerBound, next &- 1)
  }

  /// Counts an attempt that still waits when the run ends.
  private func countUnanswered(_ process: Int, _ attempt: Attempt, in arms: Arms, _ cause: Cause) {
    var attempt = attempt
    blame(cause, for: &attempt, of: process)
    tools.tally.count(arms, .inLineAtEnd, role.processes[process].flow)
    chargeLoss(attempt, of: process, in: arms)
  }

  /// An attempt ends in line, and its wish with it.
  private func fail(_ process: Int, _ attempt: Attempt, in arms: Arms, _ outcome: AttemptOutcome, _ cause: Cause) {
    var attempt = attempt
    blame(cause, for: &attempt, of: process)
    count(process, arms, FlowCounter(outcome), at: attempt.time)
    chargeLoss(attempt, of: process, in: arms)
    see(process, arms, attempt, outcome)
  }
}

extension Tools {
  /// Charges a wish that still waits in line, or is being served, when the run ends.
  func chargeUnanswered(_ request: ServiceRequest, _ layout: ResultLayout) {
    let cause = request.attempt.cause == .none || request.attempt.isMerelyHeldUp ? request.cause : request.attempt.cause
    guard !request.attempt.isAdded, let number = cause.restriction,
      let pair = layout.ledgerPair(number, flow: Int(request.flow))
    else { return }
    tally.count(request.arms, pair: pair, .lost)
  }
}
