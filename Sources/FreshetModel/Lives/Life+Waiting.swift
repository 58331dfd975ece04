import FreshetCore

/// What waits at the doors.
extension Life {
  /// Lets an attempt wait at a door: first, or behind others.
  @inline(__always)
  func letWait(_ attempt: Attempt, at door: Int) {
    let bit = UInt64(1) &<< UInt64(door)
    if person.state.pointee.waits & bit == 0 {
      person.state.pointee.waits |= bit
      person.waiting[door] = attempt
    } else {
      queue(attempt, at: door)
    }
    if attempt.isInBacklog, role.isSettling(door) { person.state.pointee.unsettled |= bit }
  }

  @inline(never)
  private func queue(_ attempt: Attempt, at door: Int) {
    let first = person.waiting[door]
    let isFirst = attempt.time < first.time
    if isFirst { person.waiting[door] = attempt }
    person.behind.add(isFirst ? first : attempt, person.key(of: door))
  }

  /// Takes the first attempt that waits at a door where one does.
  @inline(__always)
  func takeWaiting(_ door: Int) -> Attempt {
    let attempt = person.waiting[door]
    let bit = UInt64(1) &<< UInt64(door)
    if attempt.isInBacklog { person.state.pointee.unsettled &= ~bit }
    person.state.pointee.waits &= ~bit
    if !person.behind.isEmpty { moveUp(at: door) }
    return attempt
  }

  /// The first of those who wait behind the first one at a door takes its place.
  @inline(never)
  private func moveUp(at door: Int) {
    guard let next = person.behind.takeFirst(person.key(of: door)) else { return }
    person.waiting[door] = next
    person.state.pointee.waits |= 1 &<< UInt64(door)
  }

  /// Takes the one attempt of the backlog that waits at a door whose successes settle what waits. What the person does before another
  /// restriction may wait there too.
  func takeUnsettled(_ door: Int) -> Attempt {
    if person.first(at: door).isInBacklog { return takeWaiting(door) }
    var others: [Attempt] = []
    var found = Attempt.none
    while person.state.pointee.waits & (1 &<< UInt64(door)) != 0 {
      let attempt = takeWaiting(door)
      if attempt.isInBacklog { found = attempt } else { others.append(attempt) }
    }
    for other in others { letWait(other, at: door) }
    return found
  }

  /// A success ends the waiting of an older wish.
  @inline(never)
  func settle(_ process: Int, in arms: Arms, at time: SimulationTime) {
    for door in role.processes[process].doors where arms.contains(Arms(role.doors[door].arm)) {
      guard person.state.pointee.unsettled & (1 &<< UInt64(door)) != 0 else { continue }
      let arm = Arms(role.doors[door].arm)
      chargeLoss(takeUnsettled(door), of: process, in: arm)
      count(process, arm, .settled, at: time)
      count(process, arm, .backlogChange, at: time, change: -1)
    }
  }
}
