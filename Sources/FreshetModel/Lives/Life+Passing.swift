import FreshetCore
import FreshetKernel
import FreshetRandom

/// Wishes whose attempts no gate can stop, alike in both arms: most of all that happens.
extension Life {
  /// Lets a run of a process's wishes pass: all before an instant, which are quiet.
  @inline(__always)
  func pass(_ process: Int, until limit: SimulationTime) {
    let account = role.processes[process].account
    let passing = Passing(
      process, of: role, tools, in: ableArms(account),
      Passing.Circumstances(
        lacking: lackingArms(account), renewed: renewedArms(process, at: person.processes[process].next), cause: accountCause(account),
        lastActive: role.countsActivity ? person.lastActive : nil))
    var slot = person.processes[process]
    let first = slot.occurrence
    let last = passing.passAll(&slot, of: person.number, until: limit)
    tools.tally.count(events: Int(slot.occurrence &- first))
    person.processes[process] = slot
    // Of all these wishes only the one after the last can fall into a restriction.
    anticipate(process, since: last)
  }
}

/// What stays the same while the wishes of one process pass: read once, kept in registers.
struct Passing<Observer: AttemptObserver> {
  private let tally: PassingTally
  let arms: Arms
  let gapKey: ProcessKey
  /// Whether a wish counts for both arms and nothing else does.
  private let isPlain: Bool
  private let process: Int
  private let its: Role.ProcessReference
  private let role: Role
  private let clock: ClockReference?
  private let tools: Tools<Observer>
  private let monitor: MonitorReference
  let circumstances: Circumstances

  /// What matters to few.
  struct Circumstances {
    /// The arms in which the person's own account is not there, suspended or closed.
    var lacking: Arms = []
    /// The arms in which the account is a new one, where that matters.
    var renewed: Arms = []
    /// Why the person may have the account in one arm alone.
    var cause = Cause.none
    /// The days on which the person was last active; absent where nobody counts them.
    var lastActive: LastActive?
  }

  @inline(__always)
  init(
    _ process: Int, of role: Role, _ tools: Tools<Observer>, in arms: Arms, _ circumstances: Circumstances = Circumstances()
  ) {
    self.circumstances = circumstances
    let its = role.process(process)
    tally = tools.tally.passing(flow: its.pointee.flow)
    self.arms = arms
    gapKey = its.pointee.gapKey
    isPlain = arms == .both && its.pointee.isPlain && circumstances.lastActive == nil
    clock = its.pointee.clock
    self.process = process
    self.its = its
    self.role = role
    self.tools = tools
    monitor = tools.monitor
  }

  /// A wish comes true in the arms in which the person can act.
  @inline(__always)
  func fulfil(_ slot: ProcessSlot, of person: UInt64) {
    if isPlain {
      tally.count(at: slot.next)
    } else {
      if !circumstances.lacking.isEmpty { tools.countLacking(circumstances.lacking, process, role, at: slot.next) }
      guard !arms.isEmpty else { return tell(person, process, role, tools, at: slot.next) }
      tools.countPassing(arms, process, role, at: slot.next)
      if let days = circumstances.lastActive { tools.countActive(days, process, of: role, arms, at: slot.next, by: circumstances.cause) }
      if arms != .both { tools.charge(circumstances.cause, process, of: role, .restricted, arms == .baseline ? .lost : .gained) }
    }
    tools.see((person, false), role, process, arms, Attempt(.fresh, of: slot.occurrence, at: slot.next), .completed)
    tell(person, process, role, tools, at: slot.next)
    if !isPlain, its.pointee.reaches { tools.countReach(arms.subtracting(circumstances.renewed), process, of: role, person, at: slot.next) }
  }

  /// Lets wishes pass up to an instant.
  ///
  /// - Returns: The timestamp of the last one.
  @inline(__always)
  func passAll(_ slot: inout ProcessSlot, of person: UInt64, until limit: SimulationTime) -> SimulationTime {
    guard its.pointee.isFrequent else { return pass(&slot, of: person, until: limit) }
    if tools.drawsBatches, case .exponential(let law) = its.pointee.gap { return pass(&slot, of: person, until: limit, inBatchesOf: law) }
    return pass(&slot, of: person, until: limit, knowing: &tools.gapsAhead[process & (Tools<Observer>.room - 1)])
  }

  @inline(__always)
  private func pass(_ slot: inout ProcessSlot, of person: UInt64, until limit: SimulationTime) -> SimulationTime {
    var last = slot.next
    repeat {
      last = slot.next
      fulfil(slot, of: person)
      slot.occurrence &+= 1
      slot.next = next(after: slot, gap: gap(UInt64(slot.occurrence), of: person, early: EarlyDraws.none))
    } while slot.next < limit && !monitor.isStopped
    return last
  }

  /// The same, where gaps are drawn many at once.
  @inline(__always)
  private func pass(
    _ slot: inout ProcessSlot, of person: UInt64, until limit: SimulationTime, inBatchesOf law: Exponential
  ) -> SimulationTime {
    var last = slot.next
    while true {
      let gaps = tools.gapBatches.batch(
        law, process, gapKey, before: (person, UInt64(slot.occurrence) &+ 1), pace: clock == nil ? slot.pace : nil, from: tools.stream)
      repeat {
        last = slot.next
        fulfil(slot, of: person)
        slot.occurrence &+= 1
        let place = GapBatches.place(of: slot.occurrence)
        slot.next = clock == nil ? slot.next + gaps.steps[place] : next(after: slot, gap: gaps.seconds[place])
        if slot.next >= limit || monitor.isStopped { return last }
      } while GapBatches.place(of: slot.occurrence &+ 1) != 0
    }
  }

  /// The same, where each gap is known one wish before it is needed. So what comes next does not wait for a draw, and a processor
  /// that has guessed it wrong knows at once.
  @inline(__always)
  private func pass(
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
    } while slot.next < limit && !monitor.isStopped
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
    return GapAhead(seconds: its.pointee.gap.sample(from: tools.stream), following: following)
  }

  /// The gap before the wish of an occurrence, drawn unless it was early.
  @inline(__always)
  func gap(_ occurrence: UInt64, of person: UInt64, early: EarlyGap) -> Double {
    let isKnown = !early.seconds.isNaN && early.draws.areOf(user: person, process: gapKey, occurrence: occurrence)
    return isKnown ? early.seconds : gap(occurrence, of: person, early: early.draws)
  }

  /// Draws the gap before the wish of an occurrence.
  @inline(__always)
  func gap(_ occurrence: UInt64, of person: UInt64, early: EarlyDraws) -> Double {
    tools.stream.select(user: person, process: gapKey, occurrence: occurrence, early: early)
    return its.pointee.gap.sample(from: tools.stream)
  }

  /// The timestamp of the wish after that of a slot.
  @inline(__always)
  func next(after slot: ProcessSlot, gap: Double) -> SimulationTime {
    let seconds = gap * Double(slot.pace)
    return max(slot.next + .shortest, clock?.instant(seconds, after: slot.next) ?? slot.next + SimulationDuration(seconds: seconds))
  }
}

extension Tools {
  /// Counts a wish that comes to nothing in some arms, since the person's own account is not there, suspended or closed.
  @inline(never)
  fileprivate func countLacking(_ arms: Arms, _ process: Int, _ role: Role, at time: SimulationTime) {
    let flow = role.processes[process].flow
    tally.count(arms, flow: flow, .wishes, at: time)
    tally.count(arms, flow: flow, .unable, at: time)
  }

  /// Counts a wish that comes true in some arms, or while a restriction on its action is in force for somebody.
  @inline(never)
  fileprivate func countPassing(_ arms: Arms, _ process: Int, _ role: Role, at time: SimulationTime) {
    let flow = role.processes[process].flow
    if arms == .both {
      tally.passing(flow: flow).count(at: time)
    } else {
      tally.count(arms, flow: flow, .wishes, at: time)
      tally.count(arms, flow: flow, .attempts, at: time)
      tally.count(arms, flow: flow, .completed, at: time)
    }
    tally.countRestricted(arms, process, of: role, at: time)
  }
}

/// A gap that was drawn early, without the person's pace.
struct EarlyGap: BitwiseCopyable {
  /// They tell whose it is.
  var draws: EarlyDraws
  /// Not a number where the law takes more draws.
  var seconds: Double

  static var none: EarlyGap { EarlyGap(draws: .none, seconds: .nan) }
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
  /// A stop is looked for once in so many wishes and one more.
  private static var oftenEnough: UInt32 { 1023 }

  /// What ``pass(_:_:_:_:_:)`` returns where something else comes first.
  static var stopped: SimulationTime { .start }

  /// Lets a person live to the end of a window packed, where nothing else comes before it.
  ///
  /// - Parameter who: The person's number, and the end of the window.
  /// - Returns: The timestamp of the next wish; ``stopped`` where something else comes first.
  @inline(__always)
  func pass(
    _ packed: PackedPeople, _ member: Int, _ role: Role, _ tools: Tools<Observer>, _ who: (number: UInt64, end: SimulationTime)
  ) -> SimulationTime {
    let (number, end) = who
    let early = tools.earlyGaps + (member & (Tools<Observer>.room - 1))
    while true {
      let (process, following) = packed.earliest(member)
      var slot = packed.slot(member, process)
      guard slot.next < end, !tools.isStopped else { return max(slot.next, end) }
      var limit = min(following, end)
      if !role.processes[process].isFree {
        // A wish that may be brought forward, or stopped, is for the whole person to deal with.
        guard slot.next > role.processes[process].hurriesUntil else { return Self.stopped }
        limit = min(limit, role.quietUntil(process, slot.next))
        guard slot.next < limit else { return Self.stopped }
      }
      let passing = Passing(process, of: role, tools, in: .both)
      let first = slot.occurrence
      passing.fulfil(slot, of: number)
      slot.occurrence &+= 1
      slot.next = passing.next(after: slot, gap: passing.gap(UInt64(slot.occurrence), of: number, early: early.pointee))
      var ahead = GapAhead.none
      // Who wants something every microsecond hears of a stop, too.
      while slot.next < limit, slot.occurrence & Self.oftenEnough != 0 || !tools.isStopped {
        passing.fulfil(slot, of: number)
        slot.occurrence &+= 1
        ahead = passing.gap(UInt64(slot.occurrence), of: number, ahead)
        slot.next = passing.next(after: slot, gap: ahead.seconds)
      }
      tools.tally.count(events: Int(slot.occurrence &- first))
      packed.setSlot(member, process, slot)
      if limit >= end, slot.next >= limit { return min(slot.next, following) }
    }
  }
}
