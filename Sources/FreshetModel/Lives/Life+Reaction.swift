import FreshetCore
import FreshetRandom

/// What a person does who is stopped.
extension Life {
  /// What becomes of a stopped attempt.
  private enum Ending {
    case abandon
    case wait(Attempt)
    case turn(account: Int)
  }

  /// A gate has stopped an attempt at a door.
  func react(_ door: Int, to gate: Int, _ attempt: Attempt, _ coupling: PopulationCoupling) {
    let (process, arms) = (role.doors[door].process, Arms(role.doors[door].arm))
    person.state.pointee.blocked |= 1 &<< UInt64(door)
    count(process, arms, .blocked, at: attempt.time)
    let outcome: AttemptOutcome
    switch respond(to: gate, at: door, attempt) {
    case .abandon: outcome = .abandoned
    case .wait(let waiting):
      outcome = waiting.kind == .release ? .deferred : .retrying
      person.waiting[door] = waiting
      count(process, arms, .backlogChange, at: attempt.time)
    case .turn(let account):
      outcome = .diverted
      reachDoors(role.accounts[account].registration, Attempt(.fresh, of: 0, at: attempt.time), in: arms, coupling)
    }
    count(process, arms, FlowCounter(outcome), at: attempt.time)
    see(process, arms, attempt, outcome)
  }

  /// Who waits at the door already gives up; all others do what they choose.
  private func respond(to gate: Int, at door: Int, _ attempt: Attempt) -> Ending {
    guard person.waiting[door].kind == .none else { return .abandon }
    let number = UInt8(truncatingIfNeeded: gate &- role.doors[door].gates.lowerBound)
    // The stream of the gate begins with the verdict; the choice and its delay come after it.
    _ = drawVerdict(gate, attempt)
    let isRepeat = attempt.kind == .retry && attempt.gate == number
    guard let choice = choice(at: gate, by: tools.stream.uniform(), isRepeat: isRepeat) else { return .abandon }
    var waiting = attempt
    waiting.timesStopped &+= 1
    waiting.gate = number
    switch role.choices[choice].response {
    case .abandon: return .abandon
    case .divert(let account): return .turn(account: account)
    case .retry(let gap, let atMost):
      waiting.retries = attempt.kind == .retry ? attempt.retries &+ 1 : 1
      guard Int(waiting.retries) <= atMost else { return .abandon }
      waiting.kind = .retry
      waiting.time = attempt.time + SimulationDuration(seconds: gap.sample(from: tools.stream))
    case .deferUntilLift(let delay):
      waiting.kind = .release
      let lift = role.covers(role.gates[gate].onTimes, attempt.time).until
      waiting.time = lift + SimulationDuration(seconds: delay.sample(from: tools.stream))
    }
    return .wait(waiting)
  }

  /// The reaction that a draw falls to. Who comes again and meets the gate that stopped them before goes on trying.
  private func choice(at gate: Int, by draw: Double, isRepeat: Bool) -> Int? {
    for choice in role.gates[gate].choices {
      guard isRepeat else {
        if draw < role.choices[choice].threshold { return choice } else { continue }
      }
      if case .retry = role.choices[choice].response { return choice }
    }
    return nil
  }
}
