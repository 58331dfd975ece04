import FreshetCore
import FreshetKernel
import FreshetRandom

/// Wishes that nothing can stop, alike in both arms: most of all that happens.
extension Life {
  /// Lets a run of a process's wishes pass: all before an instant, which are quiet.
  @inline(__always)
  func pass(_ process: Int, until limit: SimulationTime) {
    let passing = Passing(process, of: role, tools, in: ableArms(role.processes[process].account))
    var slot = person.processes[process]
    let first = slot.occurrence
    let last =
      role.processes[process].isFrequent
      ? passing.pass(&slot, of: person.number, until: limit, knowing: &tools.gapsAhead[process & 63])
      : passing.pass(&slot, of: person.number, until: limit)
    tools.tally.count(events: Int(slot.occurrence &- first))
    person.processes[process] = slot
    // Of all these wishes only the one after the last can fall into a restriction.
    anticipate(process, since: last)
  }
}

/// What stays the same while the wishes of one process pass: read once, kept in registers.
struct Passing<Observer: AttemptObserver> {
  let tally: Tally
  let arms: Arms
  let flow: Int
  let gapKey: ProcessKey
  /// Whether the action stands under a restriction at some time.
  let isRestricted: Bool
  private let process: Int
  private let role: Role
  private let clock: ClockReference?
  private let tools: Tools<Observer>

  @inline(__always)
  init(_ process: Int, of role: Role, _ tools: Tools<Observer>, in arms: Arms) {
    tally = tools.tally
    self.arms = arms
    flow = role.processes[process].flow
    gapKey = role.processes[process].gapKey
    isRestricted = !role.processes[process].restricted.isEmpty
    clock = role.processes[process].clock
    self.process = process
    self.role = role
    self.tools = tools
  }

  /// A wish comes true in the arms in which the person can act.
  @inline(__always)
  func fulfil(_ slot: ProcessSlot, of person: UInt64) {
    guard !arms.isEmpty else { return }
    tally.countPassing(arms, flow: flow, at: slot.next)
    if isRestricted { tally.countRestricted(arms, process, of: role, at: slot.next) }
    tools.see(person, role, process, arms, Attempt(.fresh, of: slot.occurrence, at: slot.next), .completed)
  }

  /// Lets wishes pass up to an instant.
  ///
  /// - Returns: The timestamp of the last one.
  @inline(__always)
  func pass(_ slot: inout ProcessSlot, of person: UInt64, until limit: SimulationTime) -> SimulationTime {
    var last = slot.next
    repeat {
      last = slot.next
      fulfil(slot, of: person)
      slot.occurrence &+= 1
      slot.next = next(after: slot, gap: gap(UInt64(slot.occurrence), of: person, early: .none))
    } while slot.next < limit && !tools.isStopped
    return last
  }

  /// The same, where each gap is known one wish before it is needed. So what comes next does not wait for a draw, and a processor
  /// that has guessed it wrong knows at once.
  @inline(__always)
  func pass(
    _ slot: inout ProcessSlot, of person: UInt64, until limit: SimulationTime, knowing known: inout GapAhead
  ) -> SimulationTime {
    var ahead = known
    if !ahead.following.areOf(user: person, process: gapKey, occurrence: UInt64(slot.occurrence) &+ 2) {
      ahead = gap(UInt64(slot.occurrence) &+ 1, of: person, ahead)
    }
    var last = slot.next
    repeat {
      last = slot.next
      fulfil(slot, of: person)
      slot.occurrence &+= 1
      slot.next = next(after: slot, gap: ahead.seconds)
      ahead = gap(UInt64(slot.occurrence) &+ 1, of: person, ahead)
    } while slot.next < limit && !tools.isStopped
    known = ahead
    return last
  }

  /// Draws the gap before the wish of an occurrence, and makes the draws of the one after it, which the processor does at the same
  /// time as all else.
  ///
  /// - Parameter ahead: What is known; perhaps the draws of this gap.
  @inline(__always)
  func gap(_ occurrence: UInt64, of person: UInt64, _ ahead: GapAhead) -> GapAhead {
    tools.stream.select(user: person, process: gapKey, occurrence: occurrence, early: ahead.following)
    let following = tools.stream.early(user: person, process: gapKey, occurrence: occurrence &+ 1)
    return GapAhead(seconds: role.processes[process].gap.sample(from: tools.stream), following: following)
  }

  /// Draws the gap before the wish of an occurrence.
  @inline(__always)
  func gap(_ occurrence: UInt64, of person: UInt64, early: EarlyDraws) -> Double {
    tools.stream.select(user: person, process: gapKey, occurrence: occurrence, early: early)
    return role.processes[process].gap.sample(from: tools.stream)
  }

  /// The timestamp of the wish after that of a slot.
  @inline(__always)
  func next(after slot: ProcessSlot, gap: Double) -> SimulationTime {
    // Two wishes of a person are a microsecond apart at least, so that nobody stays at one instant for ever.
    let earliest = SimulationTime(microseconds: slot.next.microseconds &+ 1)
    let seconds = gap * Double(slot.pace)
    return max(earliest, clock?.instant(seconds, after: slot.next) ?? slot.next + SimulationDuration(seconds: seconds))
  }
}

/// What is known ahead of a process: its next gap, and the draws of the one after that.
struct GapAhead: BitwiseCopyable {
  /// Without the person's pace.
  var seconds: Double
  /// They tell whose the gap is: the occurrence before theirs.
  var following: EarlyDraws

  static var none: GapAhead { GapAhead(seconds: 0, following: .none) }
}

extension PopulationModel {
  /// Lets a person live to the end of a window packed, where nothing else comes before it.
  ///
  /// - Returns: The timestamp of the next wish; `nil` where something else comes first.
  @inline(__always)
  func pass(
    _ packed: PackedPeople, _ member: Int, of block: PopulationBlock, until end: SimulationTime,
    in surroundings: Surroundings<Self>
  ) -> SimulationTime? {
    let (role, tools, number) = (block.role, surroundings.worker.tools, block.number(of: member))
    let early = tools.early + (member & 63)
    while true {
      let (process, following) = packed.earliest(member)
      var slot = packed.slot(member, process)
      guard slot.next < end, !tools.isStopped else { return max(slot.next, end) }
      var limit = min(following, end)
      if !role.processes[process].isFree {
        // A wish that may be brought forward, or stopped, is for the whole person to deal with.
        guard slot.next > role.processes[process].hurriesUntil else { return nil }
        limit = min(limit, role.quietUntil(process, slot.next))
        guard slot.next < limit else { return nil }
      }
      let passing = Passing(process, of: role, tools, in: .both)
      let first = slot.occurrence
      passing.fulfil(slot, of: number)
      slot.occurrence &+= 1
      slot.next = passing.next(after: slot, gap: passing.gap(UInt64(slot.occurrence), of: number, early: early.pointee))
      var ahead = GapAhead.none
      while slot.next < limit {
        passing.fulfil(slot, of: number)
        slot.occurrence &+= 1
        ahead = passing.gap(UInt64(slot.occurrence), of: number, ahead)
        slot.next = passing.next(after: slot, gap: ahead.seconds)
      }
      passing.tally.count(events: Int(slot.occurrence &- first))
      packed.setSlot(member, process, slot)
      if limit >= end { return min(slot.next, following) }
    }
  }
}
