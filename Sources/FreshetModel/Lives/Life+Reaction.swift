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
      let registration = role.accounts[account].processes.lowerBound
      self.attempt(registration, Attempt(.fresh, of: 0, at: attempt.time), in: arms, coupling)
    }
    count(process, arms, FlowCounter(outcome), at: attempt.time)
    see(process, arms, attempt, outcome)
  }

  /// Who waits at the door already gives up. Who comes again and meets the gate that stopped them before goes on trying. All others
  /// choose, by chance, from the reactions to the gate.
  private func respond(to gate: Int, at door: Int, _ attempt: Attempt) -> Ending {
    guard person.waiting[door].kind == .none else { return .abandon }
    let number = UInt8(truncatingIfNeeded: gate &- role.doors[door].gates.lowerBound)
    var waiting = attempt
    waiting.timesStopped &+= 1
    waiting.gate = number
    _ = drawVerdict(gate, attempt)
    let draw = tools.stream.uniform()
    let isRepeat = attempt.kind == .retry && attempt.gate == number
    for choice in role.gates[gate].choices {
      switch role.choices[choice].response {
      case .retry(let gap, let atMost) where isRepeat || isChosen(choice, by: draw):
        waiting.retries = attempt.kind == .retry ? attempt.retries &+ 1 : 1
        guard Int(waiting.retries) <= atMost else { return .abandon }
        waiting.kind = .retry
        waiting.time = attempt.time + SimulationDuration(seconds: gap.sample(from: tools.stream))
        return .wait(waiting)
      case _ where isRepeat || !isChosen(choice, by: draw):
        continue
      case .retry, .abandon:
        return .abandon
      case .deferUntilLift(let delay):
        let lift = role.covers(role.gates[gate].onTimes, attempt.time).until
        waiting.kind = .release
        waiting.time = lift == .never ? .never : lift + SimulationDuration(seconds: delay.sample(from: tools.stream))
        return .wait(waiting)
      case .divert(let account):
        return .turn(account: account)
      }
    }
    return .abandon
  }

  /// Whether a draw falls to a choice or one before it; to the last one in any case, however shares were rounded.
  private func isChosen(_ choice: Int, by draw: Double) -> Bool {
    draw < role.choices[choice].threshold || role.choices[choice].threshold > 0.999_999
  }
}
