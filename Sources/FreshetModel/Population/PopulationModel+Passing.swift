import FreshetCore
import FreshetKernel
import FreshetRandom

/// Wishes that nothing can stop, alike in both arms: most of all that happens.
extension PopulationModel {
  /// Lets a run of them pass.
  @inline(__always)
  func pass(_ person: PersonPointers, _ role: Role, _ index: Int, until limit: SimulationTime, _ worker: Worker) {
    var slot = person.processes[index]
    // The draws of the next gaps are made ahead, ever more of them, as long as the run lasts.
    var ahead = 1
    repeat {
      for number in 0..<ahead {
        worker.early[number] = worker.stream.early(
          user: person.number, process: role.processes[index].gapKey, occurrence: UInt64(slot.occurrence) &+ UInt64(number) &+ 1)
      }
      var number = 0
      repeat {
        complete(&slot, role, index, person.number, worker)
        worker.stream.select(
          user: person.number, process: role.processes[index].gapKey, occurrence: UInt64(slot.occurrence),
          early: worker.early[number])
        slot.next = next(after: slot, of: index, role, worker)
        number &+= 1
      } while slot.next < limit && number < ahead
      ahead = min(2 &* ahead, 8)
    } while slot.next < limit && !monitor.isStopped
    person.processes[index] = slot
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
      while slot.next < limit, slot.next < end {
        complete(&slot, role, process, number, worker)
        worker.stream.select(user: number, process: role.processes[process].gapKey, occurrence: UInt64(slot.occurrence))
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
