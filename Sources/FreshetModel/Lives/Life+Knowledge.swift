import FreshetCore
import FreshetRandom

/// What the person knows and believes.
extension Life {
  /// What keeps an attempt from succeeding at a door.
  struct Obstacle {
    /// The position in ``Role/gates``.
    var gate: Int
    /// The on-time that it is in force in, or that the person believes in, as a position in ``Role/stretches``.
    var onTime: Int
    /// Whether the person believes in it and does not even try.
    var isBelieved: Bool
    /// When the person hears of it, where that is later than the attempt.
    var news = SimulationTime.start
    /// Whether that is after the end of the run.
    var isUnheard = false
  }

  /// The first gate of a door of which the person believes that it would stop them, in the order of the scenario.
  @inline(never)
  func believedGate(_ door: Int, at time: SimulationTime) -> Obstacle? {
    for gate in role.doors[door].gates where role.gates[gate].isEverBelieved {
      if let onTime = believedOnTime(gate, at: time) { return Obstacle(gate: gate, onTime: onTime, isBelieved: true) }
    }
    return nil
  }

  /// The on-time of a gate that the person believes in at an instant: one in which they took notice, or the last that has begun, where the
  /// announcement reached them.
  private func believedOnTime(_ gate: Int, at time: SimulationTime) -> Int? {
    let onTimes = role.gates[gate].onTimes
    if let index = role.gates[gate].belief, !person.beliefs[index].isNone {
      let belief = person.beliefs[index]
      let onTime = onTimes.lowerBound &+ belief.onTime
      let isHeld = time < endOfBelief(gate, onTime, isDisappointed: belief.isDisappointed)
      tell(gate, time, .belief(isHeld: isHeld))
      if isHeld { return onTime }
    }
    guard let announcement = role.gates[gate].knowledge.announcement, announcement.time <= time, let reach = announcement.reach
    else { return nil }
    let next = role.stretches.firstIndex(in: onTimes, endingAfter: time)
    let onTime = next < onTimes.upperBound && role.stretches[next].from <= time ? next : next &- 1
    guard onTime >= onTimes.lowerBound, time < endOfBelief(gate, onTime, isDisappointed: false) else { return nil }
    tools.stream.select(user: person.number, process: role.gates[gate].awarenessKey, occurrence: 0)
    let draw = tools.stream.uniform()
    tell(gate, time, .awareness(draw: draw))
    return draw < reach ? onTime : nil
  }

  /// Until when who is aware of an on-time believes in it.
  ///
  /// - Parameter isDisappointed: Whether they were stopped after the promised end, and trust it no more.
  private func endOfBelief(_ gate: Int, _ onTime: Int, isDisappointed: Bool) -> SimulationTime {
    let heard = hearsOfLift(gate, onTime)
    guard !isDisappointed, let promised = role.gates[gate].knowledge.promised else { return heard }
    return min(heard, promised)
  }

  /// When the person hears of the lift that ends an on-time.
  func hearsOfLift(_ gate: Int, _ onTime: Int) -> SimulationTime {
    let lift = role.stretches[onTime].until
    guard lift != .never, let notice = role.gates[gate].knowledge.notice else { return lift }
    // By its instant, in seconds: then a lift that is added or left out leaves the others alone.
    tools.stream.select(
      user: person.number, process: role.gates[gate].noticeKey, occurrence: UInt64(max(0, lift.microseconds)) / 1_000_000)
    return lift + SimulationDuration(seconds: notice.sample(from: tools.stream))
  }

  /// Lets a person who was stopped take notice of it, or not.
  @inline(never)
  func learn(_ obstacle: Obstacle, _ attempt: Attempt, _ belief: Int) {
    let gate = obstacle.gate
    tools.stream.select(user: person.number, process: role.gates[gate].learningKey, occurrence: stopNumber(attempt))
    let draw = tools.stream.uniform()
    tell(gate, attempt.time, .learning(draw: draw))
    guard draw < role.gates[gate].knowledge.learns else { return }
    let isDisappointed = role.gates[gate].knowledge.promised.map { $0 <= attempt.time } ?? false
    person.beliefs[belief] = Belief(
      onTime: obstacle.onTime &- role.gates[gate].onTimes.lowerBound, isDisappointed: isDisappointed)
  }

  // MARK: Anticipation

  /// Lets the person act before a restriction that they hear of beforehand, with the wish of a process that is the next one when it is
  /// announced.
  ///
  /// - Parameter since: The time of the wish before it, or of the person's beginning.
  @inline(__always)
  func anticipate(_ process: Int, since: SimulationTime) {
    guard since <= role.processes[process].hurriesUntil else { return }
    // A wish beyond the end of the run may have no timestamp, and matters to few.
    guard person.processes[process].next != .never || role.processes[process].mayActWithoutWish else { return }
    hurry(process, since: since)
  }

  private func hurry(_ process: Int, since: SimulationTime) {
    let slot = person.processes[process]
    let mayWantMore = since <= role.processes[process].extraUntil
    for door in role.processes[process].doors {
      for gate in role.doors[door].gates where mayWantMore || fallsInto(gate, slot.next) {
        guard let act = earlyAct(gate, of: process, slot, since: since) else { continue }
        letWait(act, at: door)
        guard act.kind == .hurried else { continue }
        person.state.pointee.hurried |= 1 &<< UInt64(door)
        break
      }
    }
  }

  /// Whether a wish falls into the times of a gate. Of one beyond the end of the run that is only sure where the gate stands for good.
  func fallsInto(_ gate: Int, _ wanted: SimulationTime) -> Bool {
    let onTimes = role.gates[gate].onTimes
    if wanted == .never { return !onTimes.isEmpty && role.stretches[onTimes.upperBound &- 1].until == .never }
    return role.covers(onTimes, wanted).isCovered
  }

  /// What the person does before a gate closes: the next wish, if it would fall into the restriction, or something more. Nothing where
  /// they hear too late, or do not hurry.
  @inline(never)
  private func earlyAct(_ gate: Int, of process: Int, _ slot: ProcessSlot, since: SimulationTime) -> Attempt? {
    guard let (announcement, anticipation, begin) = rush(before: gate, since: since), announcement.time < slot.next,
      anticipation.act == .hurry || anticipation.extraShare > 0, let mood = mood(gate, announcement)
    else { return nil }
    // Who gets ready instead has been told of so.
    guard anticipation.act == .hurry || mood >= anticipation.share else { return nil }
    tell(gate, announcement.time, .anticipation(mood: mood, isInTheWay: fallsInto(gate, slot.next)))
    let hurries = mood < anticipation.share && fallsInto(gate, slot.next)
    let wantsMore =
      mood >= anticipation.share && mood < anticipation.share + anticipation.extraShare && !role.processes[process].isRegistration
    guard hurries || wantsMore else { return nil }
    tools.stream.select(user: person.number, process: role.gates[gate].anticipationKey, occurrence: 0)
    let delay = anticipation.delay.sample(from: tools.stream)
    tell(gate, announcement.time, .delay(seconds: delay))
    let time = instant(delay, after: announcement.time, role.processes[process].delayClock)
    guard time < begin else { return nil }
    tell(gate, announcement.time, .waits(until: time))
    var act = hurries ? Attempt(.hurried, of: slot.occurrence, at: time) : Attempt(.extra, of: numberOfExtraWish(gate), at: time)
    act.isExtra = !hurries
    act.cause = cause(of: gate)
    return act
  }

  /// What people may do before a gate closes who are there when that is announced, and when it does; `nil` where they are not, or do nothing.
  private func rush(
    before gate: Int, since: SimulationTime
  ) -> (announcement: Announcement, anticipation: Anticipation, begin: SimulationTime)? {
    let onTimes = role.gates[gate].onTimes
    guard let announcement = role.gates[gate].knowledge.announcement, let anticipation = role.gates[gate].knowledge.anticipation,
      !onTimes.isEmpty, since <= announcement.time
    else { return nil }
    let begin = role.stretches[onTimes.lowerBound].from
    return announcement.time < begin ? (announcement, anticipation, begin) : nil
  }

  /// The draw that decides what a person does whom an announcement reaches; `nil` where it does not. Leaves the stream behind it.
  private func mood(_ gate: Int, _ announcement: Announcement) -> Double? {
    tools.stream.select(user: person.number, process: role.gates[gate].awarenessKey, occurrence: 0)
    let reached = tools.stream.uniform()
    tell(gate, announcement.time, .awareness(draw: reached))
    return reached < announcement.reach ?? 1 ? tools.stream.uniform() : nil
  }

  /// Lets the person get an account before restrictions of which they hear, at a moment that waits until it comes.
  ///
  /// - Parameter since: When the person comes.
  @inline(never)
  func decideToPrepare(since: SimulationTime) {
    for its in role.preparations where mayGet(its.account, in: role.doors[its.door].arm) {
      guard let (announcement, anticipation, begin) = rush(before: its.gate, since: since), let mood = mood(its.gate, announcement)
      else { continue }
      tell(its.gate, announcement.time, .anticipation(mood: mood, isInTheWay: true))
      guard mood < anticipation.share else { continue }
      let delay = anticipation.delay.sample(from: tools.stream)
      tell(its.gate, announcement.time, .delay(seconds: delay))
      let time = instant(delay, after: announcement.time, role.processes[its.register].delayClock)
      guard time < begin else { continue }
      tell(its.gate, announcement.time, .waits(until: time))
      var act = Attempt(.preparing, of: numberOfExtraWish(its.gate), at: time)
      act.cause = cause(of: its.gate)
      act.gate = UInt8(truncatingIfNeeded: its.gate &- role.doors[its.door].gates.lowerBound)
      letWait(act, at: its.door)
    }
  }

  /// The number, among a person's wishes, of the one that an announcement makes: from the end, by the 24 bits that stand for the
  /// restriction's name.
  private func numberOfExtraWish(_ gate: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: 1 &<< Self.wishBits &- 1 &- role.gates[gate].awarenessKey.number)
  }
}
