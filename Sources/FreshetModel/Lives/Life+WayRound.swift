import FreshetCore
import FreshetRandom

/// Ways round a restriction: with a tool, or on another platform.
extension Life {
  enum Way {
    case found(Ending)
    /// No way is open: another reaction decides.
    case closed(Int)
  }

  /// Tries the way round that a person has chosen. Where it is closed the other reactions decide, by their shares.
  ///
  /// - Parameters:
  ///   - choice: The way, a position in ``Role/choices``.
  ///   - isRepeat: Whether the person goes on trying where no way is open.
  @inline(never)
  func findWay(
    from choice: Int, at gate: Int, _ door: Int, _ attempt: Attempt, isRepeat: Bool
  ) -> Way {
    let first = role.gates[gate].choices.lowerBound
    var (choice, closed, draws) = (choice, UInt32(0), 0)
    while role.choices[choice].response.isWayRound {
      if let ending = take(choice, at: gate, door, attempt) { return .found(ending) }
      closed |= 1 &<< UInt32(truncatingIfNeeded: choice &- first)
      draws &+= 1
      guard let other = other(at: gate, than: closed, by: drawFallback(gate, attempt, number: draws)) else { return .found(.abandon) }
      choice = isRepeat && role.gates[gate].consistencyKey == nil ? retrying(at: gate) ?? other : other
      tell(gate, attempt.time, .fallback(choice: choice))
    }
    // Delays come after the choice, whoever has made it.
    tools.stream.select(user: person.number, process: role.gates[gate].fallbackKey, occurrence: stopNumber(attempt))
    for _ in 0..<draws { _ = tools.stream.uniform() }
    return .closed(choice)
  }

  /// The draw that decides where a way is closed: who is consistent has one for good.
  private func drawFallback(_ gate: Int, _ attempt: Attempt, number: Int) -> Double {
    if let key = role.gates[gate].consistencyKey {
      tools.stream.select(user: person.number, process: key, occurrence: 1)
    } else {
      tools.stream.select(user: person.number, process: role.gates[gate].fallbackKey, occurrence: stopNumber(attempt))
    }
    var draw = 0.0
    for _ in 0..<number { draw = tools.stream.uniform() }
    return draw
  }

  /// The reaction that a draw falls to, among those that are not closed.
  private func other(at gate: Int, than closed: UInt32, by draw: Double) -> Int? {
    let choices = role.gates[gate].choices
    func isOpen(_ choice: Int) -> Bool { closed & (1 &<< UInt32(truncatingIfNeeded: choice &- choices.lowerBound)) == 0 }
    func share(_ choice: Int) -> Double {
      role.choices[choice].threshold - (choice > choices.lowerBound ? role.choices[choice &- 1].threshold : 0)
    }
    var left = draw * choices.reduce(0) { isOpen($1) ? $0 + share($1) : $0 }
    var last: Int?
    for choice in choices where isOpen(choice) {
      left -= share(choice)
      last = choice
      if left < 0 { break }
    }
    return last
  }

  /// Takes a way round, if it is open.
  private func take(_ choice: Int, at gate: Int, _ door: Int, _ attempt: Attempt) -> Ending? {
    switch role.choices[choice].response {
    case .circumvent(let way?): circumvent(way, at: gate, door, attempt)
    case .divert(let way?) where !attempt.isGuest: divert(way, at: gate, door, attempt)
    case .leave(let way?): leave(way, at: gate, door)
    default: nil
    }
  }

  /// Whether a person has an account in an arm, and uses it.
  private func uses(_ account: Int, in arm: Arm) -> Bool { ableArms(account).contains(Arms(arm)) }

  /// Whether a person may still try to get an account in an arm.
  func mayGet(_ account: Int, in arm: Arm) -> Bool {
    !person.state.pointee.arms(holding: account).contains(Arms(arm)) && !isSuspended(account)
      && person.state.pointee.refused & PersonState.bits(account, Arms(arm)) == 0
  }

  // MARK: Tools

  private func circumvent(
    _ way: Response.Circumvention, at gate: Int, _ door: Int, _ attempt: Attempt
  ) -> Ending? {
    let (process, arm) = (role.doors[door].process, role.doors[door].arm)
    if uses(way.account, in: arm) {
      return runErrand(way.connect, attempt, of: process, in: arm) == .done ? .through(tool: way.account) : nil
    }
    guard let adoption = way.adoption, way.register != nil, mayGet(way.account, in: arm) else { return nil }
    tools.stream.select(user: person.number, process: role.accounts[way.account].adoptionKey, occurrence: 0)
    let draw = tools.stream.uniform()
    tell(gate, attempt.time, .adoption(draw: draw, share: adoption.share))
    guard draw < adoption.share else { return nil }
    var waiting = attempt
    waiting.timesStopped = min(waiting.timesStopped &+ 1, Attempt.mostStops)
    waiting.gate = UInt8(truncatingIfNeeded: gate &- role.doors[door].gates.lowerBound)
    waiting.kind = .adopting
    waiting.tools = 0
    let delay = adoption.delay.sample(from: tools.stream)
    tell(gate, attempt.time, .delay(seconds: delay))
    waiting.time = instant(delay, after: attempt.time, role.processes[process].delayClock)
    return .wait(waiting)
  }

  /// Lets a person get the tool that an attempt has waited for, unless they have got it meanwhile.
  ///
  /// - Returns: Whether they have to wait for it.
  @inline(never)
  func adopt(for attempt: Attempt, at door: Int) -> Bool {
    let (process, arm) = (role.doors[door].process, role.doors[door].arm)
    var isAsked = false
    for choice in role.gates[role.doors[door].gates.lowerBound &+ Int(attempt.gate)].choices {
      guard case .circumvent(let way?) = role.choices[choice].response, let register = way.register else { continue }
      guard mayGet(way.account, in: arm) else { continue }
      let result = getAccount(way.account, by: register, attempt, of: process, in: arm, for: .account(for: UInt8(truncatingIfNeeded: door)))
      isAsked = isAsked || result == .asked
    }
    return isAsked
  }

  /// Lets a person get an account before a restriction begins, unless they have got it meanwhile.
  @inline(never)
  func prepare(by attempt: Attempt, at door: Int) {
    let (process, arm) = (role.doors[door].process, role.doors[door].arm)
    let gate = role.doors[door].gates.lowerBound &+ Int(attempt.gate)
    for its in role.preparations where its.door == door && its.gate == gate && mayGet(its.account, in: arm) {
      _ = getAccount(its.account, by: its.register, attempt, of: process, in: arm)
    }
  }

  /// An attempt passes the gates that its tool goes round, and meets the others of its door.
  ///
  /// - Parameter news: Since when the person knows that they have to, if not from the moment of the attempt on.
  @inline(never)
  func goThrough(_ tool: Int, _ door: Int, _ attempt: Attempt, since news: SimulationTime) {
    let (process, arms) = (role.doors[door].process, Arms(role.doors[door].arm))
    var passing = attempt
    passing.tools |= 1 &<< UInt32(truncatingIfNeeded: tool)
    passing.timesStopped = min(passing.timesStopped &+ 1, Attempt.mostStops)
    if let obstacle = stoppingGate(door, passing) { return react(door, to: obstacle, passing) }
    switch role.doors[door].hasFriction ? meetFrictions(door, passing, since: news) : .open {
    case .open: enter(process, passing, in: arms, since: news)
    case .later: break
    case .ended: return
    }
    let account = role.processes[process].account
    let bits = PersonState.bits(account, arms)
    guard person.state.pointee.circumventing & bits == 0 else { return }
    person.state.pointee.circumventing |= bits
    tools.tally.count(arms, cohort: role.accounts[account].cohort, .circumventing, at: attempt.time)
  }

  // MARK: Other platforms

  private func divert(
    _ way: Response.Diversion, at gate: Int, _ door: Int, _ attempt: Attempt
  ) -> Ending? {
    let (process, arm) = (role.doors[door].process, role.doors[door].arm)
    if !role.processes[process].isRegistration {
      if let register = way.register, mayGet(way.account, in: arm) {
        let errand = ServiceRequest.Errand.account(for: UInt8(truncatingIfNeeded: door))
        let result = getAccount(way.account, by: register, attempt, of: process, in: arm, for: errand)
        if result == .asked { return .wait(awaitAccount(attempt)) }
      }
      guard uses(way.account, in: arm) else { return nil }
      if way.keep > 0 { move(door, way, at: gate, attempt.time) }
    } else if !mayGet(way.account, in: arm) {
      return nil
    }
    return .elsewhere(process: way.process)
  }

  /// Lets a person move who turns away, or not. The draw is their own for the platform that they turn away from: after a return it falls the
  /// same again, and so does the length of the stay.
  private func move(_ door: Int, _ way: Response.Diversion, at gate: Int, _ time: SimulationTime) {
    let account = role.processes[role.doors[door].process].account
    tools.stream.select(user: person.number, process: role.accounts[account].moveKey, occurrence: 0)
    let draw = tools.stream.uniform()
    tell(gate, time, .move(draw: draw, share: way.keep))
    guard draw < way.keep else { return }
    person.state.pointee.moved |= 1 &<< UInt64(door)
    person.returns[door] = .never
    guard let returns = way.returns else { return }
    let stay = returns.sample(from: tools.stream)
    tell(gate, time, .returns(seconds: stay))
    person.returns[door] = time + SimulationDuration(seconds: stay)
  }

  /// A wish of who has moved goes elsewhere at once.
  ///
  /// - Returns: The arms in which the person has not moved, or is back.
  @inline(never)
  func sendElsewhere(_ process: Int, _ wish: inout Attempt, in arms: Arms) -> Arms {
    var staying = arms
    for door in role.processes[process].doors where person.state.pointee.moved & (1 &<< UInt64(door)) != 0 {
      let arm = role.doors[door].arm
      guard wish.time < person.returns[door] else {
        person.state.pointee.moved &= ~(1 &<< UInt64(door))
        continue
      }
      guard arms.contains(Arms(arm)), let (gate, way) = diversion(at: door), uses(way.account, in: arm) else { continue }
      var attempt = wish
      attempt.cause = cause(of: gate)
      wish.causeElsewhere = attempt.cause
      charge(attempt.cause, process, Arms(arm), .withheld)
      chargeLoss(attempt, of: process, in: Arms(arm))
      staying.remove(Arms(arm))
      person.state.pointee.withheld |= 1 &<< UInt64(door)
      count(process, Arms(arm), .withheld, at: attempt.time)
      count(process, Arms(arm), .diverted, at: attempt.time)
      see(process, Arms(arm), attempt, .diverted, isWithheld: true)
      visit(way.process, for: attempt, of: process, in: arm)
    }
    return staying
  }

  /// Where people move from a door.
  private func diversion(at door: Int) -> (gate: Int, way: Response.Diversion)? {
    for gate in role.doors[door].gates {
      for choice in role.gates[gate].choices {
        if case .divert(let way?) = role.choices[choice].response, way.keep > 0 { return (gate, way) }
      }
    }
    return nil
  }

  // MARK: Guests

  /// An attempt is made elsewhere in place of one here.
  @inline(never)
  func visit(_ other: Int, for attempt: Attempt, of process: Int, in arm: Arm) {
    let guest = guest(attempt, of: process)
    count(other, Arms(arm), .arrived, at: guest.time)
    reachDoors(other, guest, in: Arms(arm))
  }

  /// An attempt elsewhere because of one here. Its number, among all of the person's wishes there, is far from those of their own.
  func guest(_ attempt: Attempt, of process: Int) -> Attempt {
    let number = attempt.isGuest ? attempt.occurrence
      : 1 &<< 29 | UInt32(truncatingIfNeeded: process & 31) &<< 24 | attempt.occurrence & (1 &<< 24 &- 1)
    var guest = Attempt(.fresh, of: number, at: attempt.time)
    guest.isGuest = true
    guest.cause = attempt.cause
    guest.timesStopped = role.processes[process].isRegistration ? 0 : attempt.timesStopped
    return guest
  }
}
