import FreshetCore

/// What waits at the doors.
extension Life {
  /// Lets an attempt wait at a door: first, or behind others.
  func letWait(_ attempt: Attempt, at door: Int) {
    if person.waiting[door].kind == .none {
      person.waiting[door] = attempt
    } else {
      queue(attempt, at: door)
    }
    if attempt.isInBacklog, role.isSettling(door) { person.state.pointee.unsettled |= 1 &<< UInt64(door) }
  }

  @inline(never)
  private func queue(_ attempt: Attempt, at door: Int) {
    let first = person.waiting[door]
    let isFirst = attempt.time < first.time
    if isFirst { person.waiting[door] = attempt }
    person.rare.pointee.behind.add(isFirst ? first : attempt, key(of: door))
  }

  /// Takes the first attempt that waits at a door.
  func takeWaiting(_ door: Int) -> Attempt {
    let attempt = person.waiting[door]
    person.state.pointee.unsettled &= ~(1 &<< UInt64(door))
    person.waiting[door] = role.isSettling(door) ? .none : takeNext(door)
    return attempt
  }

  @inline(never)
  private func takeNext(_ door: Int) -> Attempt { person.rare.pointee.behind.takeFirst(key(of: door)) ?? .none }

  /// A success ends the waiting of an older wish.
  @inline(never)
  func settle(_ process: Int, in arms: Arms, at time: SimulationTime) {
    for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
      guard person.state.pointee.unsettled & (1 &<< UInt64(door)) != 0 else { continue }
      _ = takeWaiting(door)
      let arm = Arms(role.doors[door].arm)
      count(process, arms.intersection(arm), .settled, at: time)
      count(process, arms.intersection(arm), .backlogChange, at: time, change: -1)
    }
  }

  /// The key of what waits behind the first attempt at a door.
  func key(of door: Int) -> UInt32 { UInt32(truncatingIfNeeded: person.rare.pointee.member &* role.doors.count &+ door) }
}
