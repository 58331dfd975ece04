import FreshetRandom

/// People who want nothing in a run: most of most platforms.
extension Tools {
  /// Who of some neighbours wants anything in the run, one bit each, or may do so: of some the moment is not known yet.
  ///
  /// - Parameters:
  ///   - first: The number of the first of them.
  ///   - count: At most 64.
  ///   - role: One whose people may be quiet.
  @inline(__always)
  func lively(_ first: UInt64, _ count: Int, of role: Role) -> UInt64 {
    var lively: UInt64 = 0
    for process in role.processes.indices where role.processes[process].hasWishes {
      let (key, last) = (role.processes[process].gapKey, role.processes[process].lastWord)
      for place in 0..<count {
        let user = first &+ UInt64(truncatingIfNeeded: place)
        let draws = stream.early(user: user, process: key, occurrence: 0)
        early(process, of: user).pointee = draws
        lively |= (draws.word <= last ? 1 : 0) &<< UInt64(truncatingIfNeeded: place)
      }
    }
    return lively
  }

  /// Counts people who want nothing: they hold their accounts from beginning to end, and use them.
  func countQuiet(_ people: Int, of role: Role) {
    for account in role.accounts.indices {
      tally.countAtStart(cohort: role.accounts[account].cohort, .active, accounts: people)
      tally.count(.both, .activeAtEnd, role.accounts[account].cohort, change: people)
    }
  }
}
