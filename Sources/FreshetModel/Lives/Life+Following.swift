import FreshetCore
import FreshetRandom

/// People who stay while enough others do.
extension Life {
  /// Draws when a person first looks at how many are still there: their looks are in equilibrium when the run starts.
  func foreseeLook(_ index: Int, _ following: Following) {
    tools.stream.select(user: person.number, process: role.suspension(index).pointee.key, occurrence: 1)
    let rest = following.looks.sampleForwardRecurrence(from: tools.stream)
    person.suspensions[index].next = .start + SimulationDuration(seconds: rest)
  }

  /// The person looks at how many are still there, and leaves or comes back.
  func look(_ index: Int, _ following: Following, at time: SimulationTime, _ coupling: PopulationCoupling) {
    let (its, slot) = (role.suspension(index), person.suspensions + index)
    slot.pointee.count &+= 1
    tools.stream.select(user: person.number, process: its.pointee.key, occurrence: UInt64(slot.pointee.count) &+ 1)
    let gap = SimulationDuration(seconds: following.looks.sample(from: tools.stream))
    slot.pointee.next = max(time + gap, SimulationTime(microseconds: time.microseconds &+ 1))
    let (account, arm) = (its.pointee.account, its.pointee.arm)
    guard person.state.pointee.arms(holding: account).contains(Arms(arm)) else { return }
    let share = coupling.value(its.pointee.quantity, arm)
    tools.stream.select(user: person.number, process: its.pointee.key, occurrence: 0)
    let threshold = following.threshold.sample(from: tools.stream)
    let isAway = slot.pointee.phase == .suspended
    guard isAway ? share > threshold + following.gap : share < threshold else { return }
    countState(account, Arms(arm), at: time, change: -1)
    slot.pointee.phase = isAway ? .open : .suspended
    countState(account, Arms(arm), at: time, change: 1)
    tell(account: account, Arms(arm), isAway ? .returned : .lapsed, at: time)
  }

  /// The arms in which the person is away from an account, since too few others were there.
  @inline(__always)
  func awayArms(_ account: Int) -> Arms { role.canFollow ? findAwayArms(account) : [] }

  @inline(never)
  private func findAwayArms(_ account: Int) -> Arms {
    var arms: Arms = []
    for index in 0..<role.suspensionCount where person.suspensions[index].phase == .suspended {
      let its = role.suspension(index)
      if its.pointee.following != nil, its.pointee.account == account { arms.insert(Arms(its.pointee.arm)) }
    }
    return arms
  }

  /// How a person is away from an account, as a position among the role's suspensions; `nil` where they are not.
  func absence(_ account: Int) -> Int? {
    (0..<role.suspensionCount).first {
      let its = role.suspension($0)
      return its.pointee.following != nil && its.pointee.account == account && person.suspensions[$0].phase == .suspended
    }
  }

  /// Who opens an account anew is there.
  func comeBack(_ account: Int, in arms: Arms) {
    for index in 0..<role.suspensionCount where role.suspension(index).pointee.following != nil {
      let its = role.suspension(index)
      if its.pointee.account == account, arms.contains(Arms(its.pointee.arm)) { person.suspensions[index].phase = .open }
    }
  }

  /// Counts, for those who look, that an account in use comes or goes.
  @inline(__always)
  func countInUse(_ account: Int, _ arms: Arms, change: Int) {
    let quantity = role.accounts[account].shareActive
    guard quantity >= 0, !arms.isEmpty else { return }
    for arm in Arm.allCases where arms.contains(Arms(arm)) { tools.tally.countReached(arm, quantity: quantity, change: change) }
  }
}
