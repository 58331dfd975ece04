import FreshetCore
import FreshetRandom

/// What is done on the way to something else: to connect with a tool, or to sign up somewhere.
extension Life {
  /// What becomes of it.
  enum ErrandResult {
    /// It has succeeded.
    case done
    /// It is given up.
    case failed
    /// A service has been asked, which answers later.
    case asked
  }

  /// An attempt elsewhere that serves one here: it succeeds, or is given up.
  ///
  /// - Parameter errand: What it is for, where a service has to be asked.
  func runErrand(
    _ other: Int, _ attempt: Attempt, of process: Int, in arm: Arm, for errand: ServiceRequest.Errand = .accountToHave
  ) -> ErrandResult {
    let guest = guest(attempt, of: process)
    count(other, Arms(arm), .arrived, at: guest.time)
    count(other, Arms(arm), .attempts, at: guest.time)
    for door in role.processes[other].doors where role.doors[door].arm == arm {
      guard let obstacle = stoppingGate(door, guest) ?? givingUp(door, guest) else { continue }
      if role.gates[obstacle.gate].isFriction, role.gates[obstacle.gate].choices.isEmpty {
        count(other, Arms(arm), .dropped, at: guest.time)
        see(other, Arms(arm), guest, .dropped)
      } else {
        giveUp(door, at: obstacle, guest)
      }
      return .failed
    }
    let services = role.processes[other].services
    let asks = services.contains { armsAsking($0, guest).contains(Arms(arm)) }
    if asks { ask(services, other, guest, in: Arms(arm), for: errand) } else { complete(other, guest, in: Arms(arm)) }
    return asks ? .asked : .done
  }

  /// Where a person gives up on the way to something else, which takes no time.
  private func givingUp(_ door: Int, _ guest: Attempt) -> Obstacle? {
    guard role.doors[door].hasFriction else { return nil }
    var late = guest
    return goThroughFrictions(door, &late)
  }

  /// Who is stopped on the way to something else does not try again. Unlike ``react(_:to:_:)`` it moves no wish, and sends nobody to verify.
  func giveUp(_ door: Int, at obstacle: Obstacle, _ guest: Attempt) {
    let (process, arms) = (role.doors[door].process, Arms(role.doors[door].arm))
    person.state.pointee.blocked |= 1 &<< UInt64(door)
    if let belief = role.gates[obstacle.gate].belief { learn(obstacle, guest, belief) }
    charge(cause(of: obstacle.gate), process, arms, .stopped)
    count(process, arms, .blocked, at: guest.time, by: obstacle.gate)
    count(process, arms, .abandoned, at: guest.time, by: obstacle.gate)
    see(process, arms, guest, .abandoned)
  }

  /// Lets a person try to open an account; who is stopped does not try again, nor does who has no answer yet.
  func getAccount(
    _ account: Int, by register: Int, _ attempt: Attempt, of process: Int, in arm: Arm, for errand: ServiceRequest.Errand = .accountToHave
  ) -> ErrandResult {
    let result = runErrand(register, attempt, of: process, in: arm, for: errand)
    if result != .done { person.state.pointee.refused |= PersonState.bits(account, Arms(arm)) }
    return result
  }

  /// The answer of a service to what was asked on the way to something else.
  ///
  /// - Parameter when: It has ended, and the person hears of it.
  func finishErrand(
    _ errand: ServiceRequest.Errand, _ process: Int, in arms: Arms, hasSucceeded: Bool, at when: (end: SimulationTime, news: SimulationTime)
  ) {
    let account = role.processes[process].account
    if hasSucceeded { person.state.pointee.refused &= ~PersonState.bits(account, arms) }
    switch errand {
    case .itself, .accountToHave: break
    case .account(let door): wake(Int(door), at: when.news)
    case .accountToStay:
      for arm in Arm.allCases where arms.contains(Arms(arm)) { beginToWant(account, in: arm, at: when.news) }
    case .newAccount(let index): finishRenewal(Int(index), hasSucceeded: hasSucceeded, at: hasSucceeded ? when.end : when.news)
    }
  }

  // MARK: What waits for an account

  /// An attempt as it waits until its person has heard of an account that they have asked for: then it is made again, as it was.
  func awaitAccount(_ attempt: Attempt) -> Attempt {
    var waiting = attempt
    waiting.kind = .awaiting
    waiting.time = .never
    waiting.tools = 0
    return waiting
  }

  /// The person has heard of an account: what waits for it at a door is made again.
  private func wake(_ door: Int, at news: SimulationTime) {
    var all: [Attempt] = []
    while person.state.pointee.waits & (1 &<< UInt64(door)) != 0 { all.append(takeWaiting(door)) }
    for var attempt in all {
      if attempt.awaitsAccount { attempt.time = news }
      letWait(attempt, at: door)
    }
  }
}
