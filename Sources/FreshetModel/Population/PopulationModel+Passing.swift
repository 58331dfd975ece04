import FreshetCore
import FreshetKernel
import FreshetRandom

/// Wishes that nothing can stop, alike in both arms: most of all that happens.
extension PopulationModel {
  /// Lets a run of them pass.
  ///
  /// Each gap is known one wish before it is needed. So what comes next does not wait for a draw, and a processor that has guessed
  /// it wrong knows at once.
  @inline(__always)
  func pass(_ person: PersonPointers, _ role: Role, _ index: Int, until limit: SimulationTime, _ worker: Worker) {
    var slot = person.processes[index]
    var ahead = worker.gapsAhead[index & 63]
    let number = person.number
    if !ahead.following.areOf(user: number, process: role.processes[index].gapKey, occurrence: UInt64(slot.occurrence) &+ 2) {
      drawGap(&ahead, UInt64(slot.occurrence) &+ 1, role, index, number, worker)
    }
    repeat {
      complete(&slot, role, index, number, worker)
      slot.next = next(after: slot, gap: ahead.seconds, of: index, role)
      drawGap(&ahead, UInt64(slot.occurrence) &+ 1, role, index, number, worker)
    } while slot.next < limit && !monitor.isStopped
    person.processes[index] = slot
    worker.gapsAhead[index & 63] = ahead
  }

  /// Draws the gap before the wish of this occurrence, and makes the draws of the one after it.
  @inline(__always)
  private func drawGap(
    _ ahead: inout GapAhead, _ occurrence: UInt64, _ role: Role, _ index: Int, _ person: UInt64, _ worker: Worker
  ) {
    turnToGap(&ahead.following, occurrence, role, index, person, worker)
    ahead.seconds = role.processes[index].gap.sample(from: worker.stream)
  }

  /// Turns to the draws of a gap, and makes those of the gap after it, which the processor does at the same time as all else.
  @inline(__always)
  private func turnToGap(
    _ early: inout EarlyDraws, _ occurrence: UInt64, _ role: Role, _ index: Int, _ person: UInt64, _ worker: Worker
  ) {
    let key = role.processes[index].gapKey
    worker.stream.select(user: person, process: key, occurrence: occurrence, early: early)
    early = worker.stream.early(user: person, process: key, occurrence: occurrence &+ 1)
  }

  /// Makes the draws of a packed person's next gap.
  func prepare(_ member: Int, of block: PopulationBlock, worker: Worker) {
    guard let packed = block.packed else { return }
    let process = packed.earliest(member).process
    worker.early[member & 63] = worker.stream.early(
      user: block.firstPerson &+ UInt64(truncatingIfNeeded: member), process: block.role.processes[process].gapKey,
      occurrence: UInt64(packed.slot(member, process).occurrence) &+ 1)
  }

  /// Lets a person live to the end of a window packed, where nothing else comes before it.
  ///
  /// - Returns: The timestamp of the next wish; `nil` where something else comes first.
  @inline(__always)
  func pass(
    _ packed: PackedPeople, _ member: Int, of block: PopulationBlock, until end: SimulationTime, _ worker: Worker
  ) -> SimulationTime? {
    let role = block.role
    let number = block.firstPerson &+ UInt64(truncatingIfNeeded: member)
    while true {
      let (process, limit) = packed.earliest(member)
      var slot = packed.slot(member, process)
      guard slot.next < end, !monitor.isStopped else { return max(slot.next, end) }
      guard role.processes[process].canPass else { return nil }
      complete(&slot, role, process, number, worker)
      worker.stream.select(
        user: number, process: role.processes[process].gapKey, occurrence: UInt64(slot.occurrence),
        early: worker.early[member & 63])
      slot.next = next(after: slot, of: process, role, worker)
      var early = EarlyDraws.none
      while slot.next < limit, slot.next < end {
        complete(&slot, role, process, number, worker)
        turnToGap(&early, UInt64(slot.occurrence), role, process, number, worker)
        slot.next = next(after: slot, of: process, role, worker)
      }
      packed.setSlot(member, process, slot)
      if limit >= end { return min(slot.next, limit) }
    }
  }

  /// Counts a wish, and goes on to the one after it but for its timestamp.
  @inline(__always)
  private func complete(_ slot: inout ProcessSlot, _ role: Role, _ index: Int, _ person: UInt64, _ worker: Worker) {
    worker.tally.count(events: 1)
    let flow = role.processes[index].flow
    count(person, .both, flow: flow, .fresh, .completed, at: slot.next, worker)
    if !role.processes[index].inForce.isEmpty, role.processes[index].isRestricted(at: slot.next) {
      worker.tally.countCompletedDuring(.both, flow: flow)
    }
    slot.occurrence &+= 1
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
