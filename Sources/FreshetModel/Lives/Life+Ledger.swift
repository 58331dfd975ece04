import FreshetCore
import FreshetRandom

/// What restrictions change, charged to the one that is the cause.
extension Life {
  @inline(__always)
  func cause(of gate: Int) -> Cause { Cause(restriction: role.gates[gate].restriction) }

  /// Counts what a restriction does to an attempt of a process.
  @inline(never)
  func charge(_ cause: Cause, _ process: Int, _ arms: Arms, _ counter: LedgerCounter) {
    tools.charge(cause, process, of: role, arms, counter)
  }

  /// A wish comes to nothing here.
  func chargeLoss(_ attempt: Attempt, of process: Int, in arms: Arms) {
    if !attempt.isAdded { charge(attempt.cause, process, arms, .lost) }
  }

  /// An attempt comes through that a restriction has moved or made.
  @inline(never)
  func chargeCompletion(_ process: Int, _ attempt: Attempt, in arms: Arms) {
    if attempt.isAdded {
      charge(attempt.cause, process, arms, .gained)
    } else if attempt.source != .fresh || attempt.isLate {
      charge(attempt.cause, process, arms, .later)
    } else if attempt.kind == .hurried {
      charge(attempt.cause, process, arms, .earlier)
    }
    if role.processes[process].isRegistration, !attempt.isGuest { keepSignUpCause(attempt.cause) }
  }

  /// What stops or ends an attempt, or keeps it in line, is its cause, unless something before that has stopped, moved or made it. A
  /// restriction counts before a service.
  func blame(_ cause: Cause, for attempt: inout Attempt, of process: Int) {
    let isSignUp = role.processes[process].isRegistration && !attempt.isGuest
    if attempt.isMerelyHeldUp {
      attempt.cause = cause
      if isSignUp { person.state.pointee.signUpCause = cause }
    } else {
      if attempt.cause == .none || !role.isRestriction(attempt.cause) && role.isRestriction(cause) { attempt.cause = cause }
      if isSignUp { keepSignUpCause(attempt.cause) }
    }
  }

  /// Remembers what has changed when a person gets the account that they came for.
  func keepSignUpCause(_ cause: Cause) {
    let known = person.state.pointee.signUpCause
    // What a restriction does counts before what a service does.
    if known == .none || !role.isRestriction(known) && role.isRestriction(cause) { person.state.pointee.signUpCause = cause }
  }

  /// What it is due to that a wish comes in one arm alone: the person has acted on it before, or has no account in the other.
  ///
  /// - Parameter doneBefore: The arms in which the person has acted on it before.
  @inline(never)
  func causeOfDifference(_ process: Int, at time: SimulationTime, doneBefore: Arms) -> Cause {
    doneBefore.isEmpty ? accountCause(role.processes[process].account) : causeOfHurry(process, at: time, doneBefore)
  }

  /// A wish comes that is one in one arm alone.
  ///
  /// - Parameter arms: Where it is one.
  func chargeDifference(_ cause: Cause, _ process: Int, in arms: Arms) {
    charge(cause, process, .restricted, arms == .baseline ? .lost : .gained)
  }

  /// The wishes that were brought forward from beyond the end of the run.
  @inline(never)
  func chargeHurried() {
    for process in 0..<role.processes.count {
      var arms: Arms = []
      for door in role.processes[process].doors
      where person.state.pointee.hurried & (1 &<< UInt64(door)) != 0 && person.first(at: door).kind != .hurried {
        arms.formSymmetricDifference(Arms(role.doors[door].arm))
      }
      guard !arms.isEmpty, arms != .both else { continue }
      let cause = causeOfDifference(process, at: person.processes[process].next, doneBefore: arms)
      chargeDifference(cause, process, in: arms)
    }
  }

  /// Charges the last days of the run on which the person was active in one arm alone.
  @inline(never)
  func chargeLastDays() {
    for account in 0..<role.accounts.count { tools.chargeLastDay(person.lastActive, account, of: role) }
  }

  /// The restriction before which a person has hurried with a wish.
  private func causeOfHurry(_ process: Int, at time: SimulationTime, _ doneBefore: Arms) -> Cause {
    for door in role.processes[process].doors where doneBefore.contains(Arms(role.doors[door].arm)) {
      for gate in role.doors[door].gates where fallsInto(gate, time) && hurries(before: gate) { return cause(of: gate) }
    }
    return .none
  }

  /// Whether a person brings wishes forward that would fall into a restriction.
  private func hurries(before gate: Int) -> Bool {
    guard let announcement = role.gates[gate].knowledge.announcement, let anticipation = role.gates[gate].knowledge.anticipation,
      anticipation.act == .hurry
    else { return false }
    tools.stream.select(user: person.number, process: role.gates[gate].awarenessKey, occurrence: 0)
    return tools.stream.uniform() < announcement.reach ?? 1 && tools.stream.uniform() < anticipation.share
  }
}

extension Tools {
  @inline(never)
  func charge(_ cause: Cause, _ process: Int, of role: Role, _ arms: Arms, _ counter: LedgerCounter) {
    guard let restriction = cause.restriction, let pair = role.ledgerPair(restriction, process) else { return }
    tally.count(arms, pair: pair, counter)
  }
}
