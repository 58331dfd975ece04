import FreshetCore
import FreshetRandom

/// What a person does who is stopped.
extension Life {
  /// What becomes of a stopped attempt.
  enum Ending {
    case abandon
    case wait(Attempt)
    /// It passes the restriction with a tool, by the tool's account.
    case through(tool: Int)
    /// It is made elsewhere, as an attempt of another process.
    case elsewhere(process: Int)
    /// The person closes the account, a position among the role's suspensions.
    case leave(suspension: Int, Response.Leaving)
  }

  /// A gate has stopped an attempt at a door, or keeps a person from trying who believes in it.
  func react(_ door: Int, to obstacle: Obstacle, _ attempt: Attempt) {
    let (process, arms) = (role.doors[door].process, Arms(role.doors[door].arm))
    var attempt = attempt
    blame(cause(of: obstacle.gate), for: &attempt, of: process)
    // What has held it up before is over with it.
    attempt.isLate = false
    charge(cause(of: obstacle.gate), process, arms, obstacle.isBelieved ? .withheld : .stopped)
    if obstacle.isBelieved {
      person.state.pointee.withheld |= 1 &<< UInt64(door)
    } else {
      person.state.pointee.blocked |= 1 &<< UInt64(door)
      if let belief = role.gates[obstacle.gate].belief { learn(obstacle, attempt, belief) }
      if case .readOnly(let suspension) = role.gates[obstacle.gate].verdict { meetWall(suspension, at: attempt.time) }
    }
    count(process, arms, obstacle.isBelieved ? .withheld : .blocked, at: attempt.time, by: obstacle.gate)
    // What was made again after the wait for an account is the same stop.
    if role.canLeave, attempt.kind != .awaiting { countStop(at: obstacle.gate, door) }
    let outcome: AttemptOutcome
    // Nobody acts on news before they have it.
    var late = attempt
    late.time = max(attempt.time, obstacle.news)
    let ending = respond(to: obstacle, at: door, attempt)
    switch ending {
    case .abandon, .leave:
      outcome = .abandoned
      chargeLoss(attempt, of: process, in: arms)
    case .wait(var waiting):
      waiting.time = max(waiting.time, obstacle.news)
      outcome = waiting.kind == .release ? .deferred : .retrying
      putOff(waiting, at: door, since: attempt.time)
    case .through: outcome = .circumvented
    case .elsewhere:
      outcome = .diverted
      chargeLoss(attempt, of: process, in: arms)
    }
    count(process, arms, FlowCounter(outcome), at: attempt.time, by: obstacle.gate)
    see(process, arms, attempt, outcome, isWithheld: obstacle.isBelieved)
    switch ending {
    case .through(let tool): goThrough(tool, door, attempt, since: obstacle.news)
    case .elsewhere(let other): visit(other, for: late, of: process, in: role.doors[door].arm)
    case .leave(let index, let way): goAway(index, way, late, of: process)
    case .abandon, .wait: break
    }
  }

  /// Lets a stopped attempt wait. Where only the latest wish counts it replaces the one that waits, which is lost, and keeps that one's
  /// moment, unless it must itself wait for an account.
  private func putOff(_ waiting: Attempt, at door: Int, since time: SimulationTime) {
    let (process, arms) = (role.doors[door].process, Arms(role.doors[door].arm))
    var waiting = waiting
    if person.state.pointee.unsettled & (1 &<< UInt64(door)) != 0 {
      let older = takeUnsettled(door)
      if !waiting.awaitsAccount { waiting.time = older.time }
      if older.awaitsAccount { waiting.kind = .awaiting }
      chargeLoss(older, of: process, in: arms)
      count(process, arms, .superseded, at: time)
    } else {
      count(process, arms, .backlogChange, at: time)
    }
    letWait(waiting, at: door)
    tellWaiting(door, at: time, until: waiting.time)
  }

  /// What a person does who was stopped at a gate, or holds back because of it.
  private func respond(to obstacle: Obstacle, at door: Int, _ attempt: Attempt) -> Ending {
    let gate = obstacle.gate
    let clock = role.processes[role.doors[door].process].delayClock
    let number = UInt8(truncatingIfNeeded: gate &- role.doors[door].gates.lowerBound)
    let isRepeat = attempt.kind == .retry && attempt.gate == number
    let draw = drawReaction(gate, attempt)
    let first = choice(at: gate, by: draw, isRepeat: isRepeat)
    tell(gate, attempt.time, .reaction(draw: isRepeat ? nil : draw, choice: first))
    guard var choice = first else { return .abandon }
    if role.choices[choice].response.isWayRound {
      if obstacle.isUnheard { return .abandon }
      var late = attempt
      late.time = max(attempt.time, obstacle.news)
      switch findWay(from: choice, at: gate, door, late, isRepeat: isRepeat) {
      case .found(let ending): return ending
      case .closed(let other): choice = other
      }
    }
    var waiting = attempt
    waiting.timesStopped = min(waiting.timesStopped &+ 1, Attempt.mostStops)
    waiting.gate = number
    waiting.tools = 0
    switch role.choices[choice].response {
    case .abandon, .circumvent, .divert, .leave: return .abandon
    case .retry(let gap, let atMost):
      waiting.retries = attempt.kind == .release ? 1 : attempt.retries &+ 1
      tell(gate, attempt.time, .retry(number: Int(waiting.retries), atMost: atMost))
      guard Int(waiting.retries) <= atMost else { return .abandon }
      waiting.kind = .retry
      let wait = gap.sample(from: tools.stream)
      tell(gate, attempt.time, .delay(seconds: wait))
      waiting.time = instant(wait, after: attempt.time, clock)
    case .deferUntilLift(let delay):
      waiting.kind = .release
      let wait = delay.sample(from: tools.stream)
      let heard = momentToReturn(gate, obstacle.onTime, since: attempt.time)
      tell(gate, attempt.time, .notice(from: role.stretches[obstacle.onTime].until, until: heard))
      tell(gate, attempt.time, .delay(seconds: wait))
      waiting.time = heard == .never ? .never : instant(wait, after: heard, clock)
    }
    return .wait(waiting)
  }

  /// From when on who defers comes again: when they hear of the lift, or have verified their account; a service has no lift.
  private func momentToReturn(_ gate: Int, _ onTime: Int, since time: SimulationTime) -> SimulationTime {
    if role.gates[gate].isService { return time }
    if case .readOnly(let suspension) = role.gates[gate].verdict { return person.suspensions[suspension].next }
    // Reviewers may refuse after the lift.
    return max(time, hearsOfLift(gate, onTime))
  }

  /// The draw that decides among the reactions; leaves the stream where the delay is drawn.
  @inline(__always)
  private func drawReaction(_ gate: Int, _ attempt: Attempt) -> Double {
    var consistent: Double?
    if let key = role.gates[gate].consistencyKey {
      tools.stream.select(user: person.number, process: key, occurrence: 0)
      consistent = tools.stream.uniform()
    }
    tools.stream.select(user: person.number, process: role.gates[gate].reactionKey, occurrence: stopNumber(attempt))
    // The stream begins with the verdict, whether that is drawn here or not.
    _ = tools.stream.uniform()
    let own = tools.stream.uniform()
    return consistent ?? own
  }

  /// The reaction that a draw falls to. Who comes again and meets the gate that stopped them before goes on trying.
  @inline(__always)
  private func choice(at gate: Int, by draw: Double, isRepeat: Bool) -> Int? {
    let own = role.gates[gate].choices.first { draw < role.choices[$0].threshold }
    guard isRepeat else { return own }
    // But for who has a way round, and takes it whenever it is open.
    if role.gates[gate].consistencyKey != nil, let own, role.choices[own].response.isWayRound { return own }
    return retrying(at: gate)
  }

  /// The reaction of trying again.
  func retrying(at gate: Int) -> Int? {
    role.gates[gate].choices.first { if case .retry = role.choices[$0].response { true } else { false } }
  }
}
