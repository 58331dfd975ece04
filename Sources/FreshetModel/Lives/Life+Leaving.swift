import FreshetCore

/// People who leave a platform for good, and turn up elsewhere.
extension Life {
  /// Counts that a restriction has stopped a person, or kept them from trying, where that may once be enough.
  @inline(never)
  func countStop(at gate: Int, _ door: Int) {
    if let index = leaving(at: gate, door) { person.suspensions[index].count &+= 1 }
  }

  /// Whether the person leaves now.
  func leave(_ way: Response.Leaving, at gate: Int, _ door: Int) -> Ending? {
    guard let index = leaving(at: gate, door), let stops = role.suspension(index).pointee.stops,
      person.suspensions[index].phase == .open, person.suspensions[index].count >= stops
    else { return nil }
    return .leave(suspension: index, way)
  }

  /// How the person would leave for a restriction, as a position among the role's suspensions.
  private func leaving(at gate: Int, _ door: Int) -> Int? {
    let account = role.processes[role.doors[door].process].account
    return (0..<role.suspensionCount).first {
      let its = role.suspension($0)
      return its.pointee.stops != nil && its.pointee.cause == role.gates[gate].restriction && its.pointee.account == account
        && its.pointee.arm == role.doors[door].arm
    }
  }

  /// The person closes the account, and turns up elsewhere.
  func goAway(_ index: Int, _ way: Response.Leaving, _ attempt: Attempt, of process: Int) {
    let arm = role.suspension(index).pointee.arm
    suspend(index, at: attempt.time)
    guard let place = way.place, mayGet(place.account, in: arm) else { return }
    let result = getAccount(place.account, by: place.register, attempt, of: process, in: arm, for: .accountToStay)
    if result == .done { beginToWant(place.account, in: arm, at: attempt.time) }
  }

  /// Why a person has come to an account to stay, as a position among the role's suspensions: they have heard of it, or left another one.
  func whyTheyCame(_ account: Int) -> Int? {
    (0..<role.suspensionCount).first {
      let its = role.suspension($0)
      if let news = its.pointee.news { return its.pointee.account == account && !news.exposes }
      return its.pointee.stops != nil && person.suspensions[$0].phase == .left
        && role.ledgerPair(its.pointee.cause, role.accounts[account].registration) != nil
    }
  }

  /// Who has come to an account to stay does there what others do, from the first time in any arm on.
  func beginToWant(_ account: Int, in arm: Arm, at time: SimulationTime) {
    // Who came to sign up does so anyway.
    guard !role.signsUp, person.state.pointee.arms(holding: account).contains(Arms(arm)),
      !role.accounts[account].processes.contains(where: { person.processes[$0].hasBegun })
    else { return }
    startProcesses(account, at: time)
  }
}
