import FreshetCore

extension Tools {
  /// Counts a person as active on the day on which they complete something, unless they have been so on that day.
  ///
  /// - Parameter cause: What it is due to that they complete it in one arm alone; of no meaning where they do in both.
  @inline(never)
  func countActive(
    _ lastActive: LastActive, _ process: Int, of role: Role, _ arms: Arms, at time: SimulationTime, by cause: Cause
  ) {
    let (account, day) = (role.processes[process].account, role.day(of: time))
    let last = max(lastActive[account, .baseline], lastActive[account, .restricted])
    // Of a service people may hear on a later day, of which more is known already.
    guard day >= last else { return }
    if last < day {
      chargeLastDay(lastActive, account, of: role)
      lastActive[firstOn: account] = (cause, process)
    }
    for arm in Arm.allCases where arms.contains(Arms(arm)) {
      let last = lastActive[account, arm]
      guard last < day else { continue }
      tally.countActive(arm, cohort: role.accounts[account].cohort, day: day, last: last)
      lastActive[account, arm] = day
    }
  }

  /// Charges the last day on which a person was active on an account, where they were in one arm alone: nothing more comes on that day.
  func chargeLastDay(_ lastActive: LastActive, _ account: Int, of role: Role) {
    let (baseline, restricted) = (lastActive[account, .baseline], lastActive[account, .restricted])
    guard baseline != restricted else { return }
    let (cause, process) = lastActive[firstOn: account]
    charge(cause, process, of: role, .restricted, baseline > restricted ? .userDaysLost : .userDaysGained)
  }
}
