import FreshetCore

/// What waits at the doors.
extension Life {
  /// Lets an attempt wait at a door: first, or behind others.
  func letWait(_ attempt: Attempt, at door: Int) {
    let first = person.waiting[door]
    if first.kind == .none {
      person.waiting[door] = attempt
    } else if attempt.time < first.time {
      person.waiting[door] = attempt
      person.behind.add(first, key(of: door))
    } else {
      person.behind.add(attempt, key(of: door))
    }
    if attempt.isInBacklog, role.isSettling(door) { person.state.pointee.unsettled |= 1 &<< UInt64(door) }
  }

  /// Takes the first attempt that waits at a door.
  func takeWaiting(_ door: Int) -> Attempt {
    let attempt = person.waiting[door]
    person.state.pointee.unsettled &= ~(1 &<< UInt64(door))
    person.waiting[door] = role.isSettling(door) ? .none : person.behind.takeFirst(key(of: door)) ?? .none
    return attempt
  }

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
  func key(of door: Int) -> UInt32 { UInt32(truncatingIfNeeded: person.member &* role.doors.count &+ door) }
}
