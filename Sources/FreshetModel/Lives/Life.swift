import FreshetCore
import FreshetKernel
import FreshetRandom

/// The life of one person: a cursor that goes from event to event, in both arms at once.
///
/// It copies nothing of the person: what happens is written where ``person`` points. All that it holds are handles, so that going
/// on from function to function costs nothing.
struct Life<Observer: AttemptObserver> {
  let person: PersonPointers
  let role: Role
  let tools: Tools<Observer>

  @inline(__always)
  init(_ person: PersonPointers, _ role: Role, _ worker: PopulationWorker<Observer>) {
    self.person = person
    self.role = role
    tools = worker.tools
  }

  /// Lives all events before an instant.
  ///
  /// - Parameter coupling: What the person feels of all others meanwhile.
  /// - Returns: The timestamp of the next one, at least `end`.
  @inline(__always)
  func live(until end: SimulationTime, _ coupling: PopulationCoupling) -> SimulationTime {
    let (processes, doors) = (role.processes.count, role.doors.count)
    while true {
      let (index, time, following) = earliest()
      guard time < end, !tools.isStopped else { return max(time, end) }
      if index < processes {
        let limit = quietUntil(index, time)
        if time < limit {
          pass(index, until: min(following, end, limit))
        } else {
          wish(index)
        }
      } else if index < processes &+ doors {
        comeAgain(door: index &- processes)
      } else if index < processes &+ doors &+ role.accounts.count {
        changeLapse(account: index &- processes &- doors)
      } else {
        changeSuspension(index &- processes &- doors &- role.accounts.count, coupling)
      }
    }
  }

  /// What the person does next: the earliest of the wishes, lapses, suspensions and waiting attempts, in this order where timestamps are
  /// equal; an attempt that waits for the return of an account comes after the return.
  ///
  /// - Returns: Its position, processes first, then doors, accounts and suspensions; its timestamp, and that of what comes after it.
  @inline(__always)
  func earliest() -> (index: Int, time: SimulationTime, following: SimulationTime) {
    var index = 0
    var time = SimulationTime.never
    var following = SimulationTime.never
    @inline(__always)
    func consider(_ candidate: SimulationTime, _ position: Int) {
      if candidate < time {
        following = time
        time = candidate
        index = position
      } else if candidate < following {
        following = candidate
      }
    }
    let (processes, doors) = (role.processes.count, role.doors.count)
    for process in 0..<processes { consider(person.processes[process].next, process) }
    if role.canLapse {
      for account in 0..<role.accounts.count { consider(person.lapses[account].next, processes &+ doors &+ account) }
    }
    if role.suspensionCount > 0 {
      let first = processes &+ doors &+ role.accounts.count
      for index in 0..<role.suspensionCount { consider(person.suspensions[index].next, first &+ index) }
    }
    for door in Doors(person.state.pointee.waits) { consider(person.waiting[door].time, processes &+ door) }
    return (index, time, following)
  }

  /// Until when the wishes of a process may pass unchecked: no gate, no announcement, nothing else that is expected; the instant itself
  /// where this one must go through ``wish(_:)``.
  @inline(__always)
  func quietUntil(_ process: Int, _ time: SimulationTime) -> SimulationTime {
    if role.processes[process].isFree { return .never }
    if time <= role.processes[process].extraUntil { return time }
    if !role.processes[process].hasWishes || person.state.pointee.isExpecting & doorBits(of: process) != 0 { return time }
    return role.quietUntil(process, time, believes: role.beliefs > 0 && person.believes(role.beliefs))
  }

  /// The bits of a process's doors in a person's state.
  @inline(__always)
  func doorBits(of process: Int) -> UInt64 {
    let doors = role.processes[process].doors
    return ((1 &<< UInt64(truncatingIfNeeded: doors.count)) &- 1) &<< UInt64(truncatingIfNeeded: doors.lowerBound)
  }

  /// The arms in which the person can act on an account: they hold it, are not away, and it has not lapsed.
  @inline(__always)
  func ableArms(_ account: Int) -> Arms {
    if role.canLapse, person.lapses[account].isLapsed { return [] }
    return role.canOpen ? presentArms(account) : .both
  }

  /// The arms in which wishes on the person's own account come to nothing: it is not there, suspended or closed, or they are away. None
  /// while it has lapsed: then there are no wishes to count.
  @inline(__always)
  func lackingArms(_ account: Int) -> Arms {
    guard role.canOpen, role.accounts[account].isOwn, !(role.canLapse && person.lapses[account].isLapsed) else { return [] }
    return Arms.both.subtracting(presentArms(account))
  }

  /// The arms in which the person holds an account and is not away.
  @inline(__always)
  private func presentArms(_ account: Int) -> Arms {
    let held = person.state.pointee.arms(holding: account)
    return role.canFollow ? held.subtracting(awayArms(account)) : held
  }

  /// The instant that lies so many operational seconds after another.
  @inline(__always)
  func instant(_ seconds: Double, after time: SimulationTime, _ clock: ClockReference?) -> SimulationTime {
    max(time, clock?.instant(seconds, after: time) ?? time + SimulationDuration(seconds: seconds))
  }
}
