import FreshetCore
import FreshetRandom

/// How accounts are suspended, come back, and are replaced by new ones.
extension Life {
  /// Draws which accounts will be suspended, and when.
  @inline(never)
  func foreseeSuspensions() {
    for index in 0..<role.suspensionCount {
      let its = role.suspension(index)
      person.suspensions[index] = .none
      if its.pointee.stops != nil { continue }
      if let following = its.pointee.following {
        foreseeLook(index, following)
        continue
      }
      if let news = its.pointee.news {
        foreseeNews(index, news)
        continue
      }
      select(its, .suspension)
      if let verification = its.pointee.verification {
        let verified = verification.time(from: its.pointee.onTime.from, tools.stream)
        if verified > verification.deadline, verification.deadline < its.pointee.onTime.until {
          person.suspensions[index].next = verification.deadline
          person.suspensions[index].since = verified
        }
        continue
      }
      guard tools.stream.uniform() < its.pointee.share else { continue }
      var time = its.pointee.onTime.from
      if let after = its.pointee.after { time = time + SimulationDuration(seconds: after.sample(from: tools.stream)) }
      // What came before the run is in the accounts of the start.
      if time >= .start, time < its.pointee.onTime.until { person.suspensions[index].next = time }
    }
  }

  /// Something changes in a suspension: it comes or ends.
  @inline(never)
  func changeSuspension(_ index: Int, _ coupling: PopulationCoupling) {
    tools.tally.count(events: 1)
    let slot = person.suspensions + index
    let time = slot.pointee.next
    slot.pointee.next = .never
    if let following = role.suspension(index).pointee.following { return look(index, following, at: time, coupling) }
    if let news = role.suspension(index).pointee.news { return hear(index, news, at: time, coupling) }
    if role.suspension(index).pointee.isReadOnly { return changeReadOnly(index, at: time) }
    switch slot.pointee.phase {
    case .open: suspend(index, at: time)
    case .suspended: restore(index, at: time)
    case .renewing: renew(index, at: time)
    case .over, .renewed, .left: break
    }
  }

  func suspend(_ index: Int, at time: SimulationTime) {
    let (its, slot) = (role.suspension(index), person.suspensions + index)
    let (account, arms) = (its.pointee.account, Arms(its.pointee.arm))
    // Who has no account, or whose account is suspended already, has nothing to lose.
    guard !person.state.pointee.arms(holding: account).intersection(arms).isEmpty else { return }
    countState(account, arms, at: time, change: -1)
    person.state.pointee.close(account, in: arms)
    slot.pointee.since = time
    if its.pointee.quantity >= 0 { tools.tally.countReached(its.pointee.arm, quantity: its.pointee.quantity) }
    if its.pointee.isLeaving {
      slot.pointee.phase = .left
      tools.tally.count(arms, cohort: role.accounts[account].cohort, .closed, at: time)
      return tell(account: account, arms, .closed, at: time, by: its.pointee.cause)
    }
    tools.tally.count(arms, cohort: role.accounts[account].cohort, .suspended, at: time)
    tell(account: account, arms, .suspended, at: time, by: its.pointee.cause)
    slot.pointee.phase = .suspended
    slot.pointee.next = timeOfRestoration(index)
    guard let renewal = timeOfRenewal(index), renewal < slot.pointee.next else { return }
    slot.pointee.phase = .renewing
    slot.pointee.next = renewal
  }

  private func restore(_ index: Int, at time: SimulationTime) {
    let (its, slot) = (role.suspension(index), person.suspensions + index)
    let (account, arms) = (its.pointee.account, Arms(its.pointee.arm))
    slot.pointee.phase = .over
    person.state.pointee.open(account, in: arms)
    tools.tally.count(arms, cohort: role.accounts[account].cohort, .suspended, at: time, change: -1)
    tell(account: account, arms, .restored, at: time, by: its.pointee.cause)
    countState(account, arms, at: time, change: 1)
  }

  /// The person signs up anew, once; where that is stopped the account may still come back.
  private func renew(_ index: Int, at time: SimulationTime) {
    let its = role.suspension(index)
    let (account, arm) = (its.pointee.account, its.pointee.arm)
    // Each suspension that a person may have has a sign-up of its own.
    let number = UInt32(truncatingIfNeeded: its.pointee.cause) &<< 16 | UInt32(truncatingIfNeeded: its.pointee.wave)
    var attempt = Attempt(.fresh, of: number, at: time)
    attempt.cause = Cause(restriction: its.pointee.cause)
    let register = role.accounts[account].registration
    let result = runErrand(register, attempt, of: register, in: arm, for: .newAccount(UInt16(truncatingIfNeeded: index)))
    if result != .asked { finishRenewal(index, hasSucceeded: result == .done, at: time) }
  }

  /// The person has a new account in place of one that is suspended, or not.
  func finishRenewal(_ index: Int, hasSucceeded: Bool, at time: SimulationTime) {
    let (its, slot) = (role.suspension(index), person.suspensions + index)
    let (account, arm) = (its.pointee.account, its.pointee.arm)
    guard hasSucceeded else {
      slot.pointee.phase = .suspended
      slot.pointee.next = max(time, timeOfRestoration(index))
      return
    }
    slot.pointee.phase = .renewed
    // A new account has a verified holder.
    for other in 0..<role.suspensionCount where role.suspension(other).pointee.isReadOnly {
      let own = role.suspension(other).pointee.account == account && role.suspension(other).pointee.arm == arm
      if own { person.suspensions[other] = SuspensionSlot(next: .never, phase: .over) }
    }
    tools.tally.count(Arms(arm), cohort: role.accounts[account].cohort, .suspended, at: time, change: -1)
    tools.tally.count(Arms(arm), cohort: role.accounts[account].cohort, .closed, at: time)
    tell(account: account, Arms(arm), .closed, at: time, by: its.pointee.cause)
  }

  // MARK: Read-only accounts

  /// An account becomes read-only at the deadline, or its holder has verified it.
  private func changeReadOnly(_ index: Int, at time: SimulationTime) {
    let (its, slot) = (role.suspension(index), person.suspensions + index)
    let (account, arms) = (its.pointee.account, Arms(its.pointee.arm))
    let isHeld = person.state.pointee.arms(holding: account).contains(arms)
    if isHeld { countState(account, arms, at: time, change: -1) }
    let begins = slot.pointee.phase == .open
    slot.pointee.phase = begins ? .suspended : .over
    slot.pointee.next = begins ? min(slot.pointee.since, its.pointee.onTime.until) : .never
    if isHeld { countState(account, arms, at: time, change: 1) }
    if isHeld { tell(account: account, arms, begins ? .limited : .verified, at: time, by: its.pointee.cause) }
  }

  /// Who is stopped for the first time since their account is read-only may verify it then.
  @inline(never)
  func meetWall(_ index: Int, at time: SimulationTime) {
    let (its, slot) = (role.suspension(index), person.suspensions + index)
    guard slot.pointee.phase == .suspended else { return }
    slot.pointee.phase = .renewing
    guard let wall = its.pointee.verification?.wall else { return }
    select(its, .renewal)
    guard tools.stream.uniform() < wall.share else { return }
    let verified = time + SimulationDuration(seconds: wall.time.sample(from: tools.stream))
    slot.pointee.next = min(slot.pointee.next, verified)
  }

  /// The arms in which an account that a person holds is read-only.
  @inline(__always)
  func readOnlyArms(_ account: Int) -> Arms { role.suspensionCount == 0 ? [] : findReadOnlyArms(account) }

  @inline(never)
  private func findReadOnlyArms(_ account: Int) -> Arms {
    var arms: Arms = []
    for index in 0..<role.suspensionCount where person.suspensions[index].isSuspended {
      let its = role.suspension(index)
      if its.pointee.isReadOnly, its.pointee.account == account { arms.insert(Arms(its.pointee.arm)) }
    }
    return arms.intersection(person.state.pointee.arms(holding: account))
  }

  private func select(_ its: Role.SuspensionReference, _ draw: SuspensionDraw) {
    tools.stream.select(user: person.number, process: its.pointee.key, occurrence: draw.occurrence(its.pointee.wave))
  }

  private func timeOfRestoration(_ index: Int) -> SimulationTime {
    let its = role.suspension(index)
    guard let restored = its.pointee.restored else { return .never }
    select(its, .restoration)
    return person.suspensions[index].since + SimulationDuration(seconds: restored.sample(from: tools.stream))
  }

  func timeOfRenewal(_ index: Int) -> SimulationTime? {
    let its = role.suspension(index)
    guard let renewal = its.pointee.renewal else { return nil }
    select(its, .renewal)
    guard tools.stream.uniform() < renewal.share else { return nil }
    return person.suspensions[index].since + SimulationDuration(seconds: renewal.delay.sample(from: tools.stream))
  }

  /// Counts that an account that is held is among those in use, those that are not, or those that are read-only.
  func countState(_ account: Int, _ arms: Arms, at time: SimulationTime, change: Int) {
    let isLapsed = role.canLapse && person.lapses[account].isLapsed || !awayArms(account).intersection(arms).isEmpty
    let state = readOnlyArms(account).intersection(arms).isEmpty ? isLapsed ? StockCounter.lapsed : .active : .readOnly
    tools.tally.count(arms, cohort: role.accounts[account].cohort, state, at: time, change: change)
    if state == .active { countInUse(account, arms, change: change) }
  }

  // MARK: What follows from it

  /// Whether an account is suspended, or its holder has left, in the arm in which that can be.
  @inline(__always)
  func isSuspended(_ account: Int) -> Bool { role.suspensionCount > 0 && suspension(of: account) != nil }

  /// The suspension that an account is in, as a position among the role's.
  @inline(never)
  private func suspension(of account: Int) -> Int? {
    (0..<role.suspensionCount).first {
      let its = role.suspension($0)
      return its.pointee.account == account && !its.pointee.isReadOnly && its.pointee.following == nil && person.suspensions[$0].isAway
    }
  }

  /// Why a person holds an account in one arm alone, or is away from it in one.
  @inline(__always)
  func accountCause(_ account: Int) -> Cause {
    role.suspensionCount > 0 ? findAccountCause(account) : person.state.pointee.signUpCause
  }

  @inline(never)
  private func findAccountCause(_ account: Int) -> Cause {
    let place = suspension(of: account) ?? absence(account) ?? whyTheyCame(account)
    return place.map { Cause(restriction: role.suspension($0).pointee.cause) } ?? person.state.pointee.signUpCause
  }

  /// When a person may act again on an account that has lapsed or is suspended.
  func endOfAbsence(_ account: Int) -> SimulationTime {
    if role.canLapse, person.lapses[account].isLapsed { return person.lapses[account].next }
    guard role.suspensionCount > 0, let index = suspension(of: account) ?? absence(account) else { return .never }
    return person.suspensions[index].next
  }

  /// Counts the accounts that are suspended, or were closed, at the end of the run.
  @inline(never)
  func countSuspended() {
    for index in 0..<role.suspensionCount {
      let its = role.suspension(index)
      let cohort = role.accounts[its.pointee.account].cohort
      if its.pointee.isReadOnly || its.pointee.following != nil { continue }
      if person.suspensions[index].isSuspended { tools.tally.count(Arms(its.pointee.arm), .suspendedAtEnd, cohort) }
      if [.renewed, .left].contains(person.suspensions[index].phase) { tools.tally.count(Arms(its.pointee.arm), .closedAtEnd, cohort) }
    }
  }
}
