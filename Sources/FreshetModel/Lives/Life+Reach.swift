import FreshetCore
import FreshetRandom

/// Whom broadcasts reach: the subscribers that the account has.
extension Life {
  /// Counts whom a completed broadcast reaches. A new account in place of a suspended one has no subscribers.
  @inline(never)
  func reachSubscribers(_ process: Int, in arms: Arms, at time: SimulationTime) {
    tools.countReach(arms.subtracting(renewedArms(process, at: time)), process, of: role, person.number, at: time)
  }

  /// The arms in which the person has a new account in place of one that was suspended; none where a process reaches nobody.
  @inline(__always)
  func renewedArms(_ process: Int, at time: SimulationTime) -> Arms {
    role.suspensionCount > 0 && role.processes[process].reaches ? findRenewedArms(role.processes[process].account, at: time) : []
  }

  @inline(never)
  private func findRenewedArms(_ account: Int, at time: SimulationTime) -> Arms {
    var arms: Arms = []
    for index in 0..<role.suspensionCount where person.suspensions[index].phase == .renewed {
      let its = role.suspension(index)
      guard its.pointee.account == account, let renewal = timeOfRenewal(index), renewal <= time else { continue }
      arms.insert(Arms(its.pointee.arm))
    }
    return arms
  }
}

extension Tools {
  /// Counts the subscribers of an account. They are not kept: it is the same draw each time, and all that is drawn after it has a stream
  /// of its own.
  @inline(never)
  func countReach(_ arms: Arms, _ process: Int, of role: Role, _ person: UInt64, at time: SimulationTime) {
    let (account, flow) = (role.processes[process].account, role.processes[process].flow)
    guard !arms.isEmpty, let law = role.accounts[account].subscribers else { return }
    stream.select(user: person, process: role.accounts[account].subscribersKey, occurrence: 0)
    let subscribers = law.sample(from: stream)
    tally.count(arms, .reach, flow, change: subscribers)
    tellReach(subscribers, (person, role), process, arms, at: time)
  }
}
