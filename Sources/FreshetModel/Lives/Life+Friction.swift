import FreshetCore
import FreshetRandom

/// What people go through who have come through all gates: some give up there, and the others go on later.
extension Life {
  /// What becomes of an attempt at the frictions of a door.
  enum Passage {
    /// It goes on at once.
    case open
    /// It goes on later, because of this restriction.
    case later(Cause)
    /// It ends, because of this restriction.
    case ended(Cause)

    /// The restriction because of which it does not go on at once.
    var cause: Cause? {
      switch self {
      case .open: nil
      case .later(let cause), .ended(let cause): cause
      }
    }
  }

  /// An attempt meets the frictions of a door, which take their times one after the other.
  ///
  /// - Parameter news: Since when the person knows that it has come so far, if not from the moment of the attempt on.
  @inline(never)
  func meetFrictions(_ door: Int, _ attempt: Attempt, since news: SimulationTime = .start) -> Passage {
    let (process, arms) = (role.doors[door].process, Arms(role.doors[door].arm))
    var late = attempt
    if let obstacle = goThroughFrictions(door, &late) {
      if role.gates[obstacle.gate].choices.isEmpty {
        drop(process, attempt, in: arms, at: obstacle.gate)
      } else {
        react(door, to: obstacle, attempt)
      }
      return .ended(cause(of: obstacle.gate))
    }
    guard late.time > attempt.time else { return .open }
    count(process, arms, .waitingChange, at: attempt.time)
    if role.processes[process].isRegistration, !attempt.isGuest { keepSignUpCause(late.cause) }
    // Whether its wish was brought forward, or made, matters no more.
    if late.source == .fresh { late.kind = .fresh }
    (late.isLate, late.tools, late.causeElsewhere, late.time) = (true, 0, .none, max(late.time, news))
    letWait(late, at: door)
    tellWaiting(door, at: attempt.time, until: late.time)
    return .later(late.cause)
  }

  /// Goes through the frictions of a door, and lets the time of an attempt go on by what they take.
  ///
  /// - Returns: Where the person gives up.
  func goThroughFrictions(_ door: Int, _ late: inout Attempt) -> Obstacle? {
    let attempt = late
    for gate in role.doors[door].gates {
      guard case .friction(let dropOut) = role.gates[gate].verdict, attempt.tools & role.gates[gate].passedBy == 0 else { continue }
      let onTime = role.stretches.firstIndex(in: role.gates[gate].onTimes, endingAfter: attempt.time)
      guard onTime < role.gates[gate].onTimes.upperBound, role.stretches[onTime].from <= attempt.time else { continue }
      if let pledge = role.gates[gate].pledge, person.pledges[pledge] { continue }
      let draw = dropOut > 0 && dropOut < 1 ? drawVerdict(gate, attempt) : 0
      tell(gate, attempt.time, .friction(dropOut: dropOut, draw: draw))
      if draw < dropOut { return Obstacle(gate: gate, onTime: onTime, isBelieved: false) }
      if let pledge = role.gates[gate].pledge { person.pledges[pledge] = true }
      guard role.gates[gate].delay != nil else { continue }
      let seconds = drawDelay(gate, attempt)
      tell(gate, attempt.time, .delay(seconds: seconds))
      guard seconds > 0 else { continue }
      if !role.isRestriction(late.cause) { late.cause = cause(of: gate) }
      late.time = late.time + SimulationDuration(seconds: seconds)
    }
    return nil
  }

  /// How long a friction holds up an attempt: a draw of its own, after that of the verdict.
  private func drawDelay(_ gate: Int, _ attempt: Attempt) -> Double {
    tools.stream.select(user: person.number, process: role.gates[gate].reactionKey, occurrence: stopNumber(attempt))
    _ = tools.stream.uniform()
    return role.gates[gate].delay?.sample(from: tools.stream) ?? 0
  }

  /// An attempt that was held up goes on, whatever has become of the account meanwhile.
  @inline(never)
  func goOn(_ attempt: Attempt, at door: Int) {
    let (process, arms) = (role.doors[door].process, Arms(role.doors[door].arm))
    count(process, arms, .waitingChange, at: attempt.time, change: -1)
    enter(process, attempt, in: arms)
  }

  /// A person gives up of their own accord, and the wish comes to nothing.
  private func drop(_ process: Int, _ attempt: Attempt, in arms: Arms, at gate: Int) {
    var attempt = attempt
    blame(cause(of: gate), for: &attempt, of: process)
    count(process, arms, .dropped, at: attempt.time, by: gate)
    chargeLoss(attempt, of: process, in: arms)
    see(process, arms, attempt, .dropped)
  }
}
