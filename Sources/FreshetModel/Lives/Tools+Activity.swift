import FreshetCore

extension Tools {
  /// Counts a person as active on the day on which they complete something, unless they have been so on that day.
  @inline(never)
  func countActive(
    _ lastActive: LastActive, _ process: Int, of role: Role, _ arms: Arms, at time: SimulationTime
  ) {
    let (account, day) = (role.processes[process].account, role.day(of: time))
    for arm in Arm.allCases where arms.contains(Arms(arm)) {
      let last = lastActive[account, arm]
      guard last < day else { continue }
      tally.countActive(arm, cohort: role.accounts[account].cohort, day: day, last: last)
      lastActive[account, arm] = day
    }
  }
}
