import FreshetCore

/// The state of the people of one block.
final class PopulationBlock {
  let role: Role
  let firstPerson: UInt64
  let count: Int
  let processCount: Int
  let gatedCount: Int
  let accountCount: Int
  private let isStreamed: Bool
  private let rows: Int
  private let processSlots: UnsafeMutablePointer<ProcessSlot>
  private let pendingTries: UnsafeMutablePointer<PendingTry>
  private let lapseSlots: UnsafeMutablePointer<LapseSlot>
  private let states: UnsafeMutablePointer<PersonState>

  /// - Parameter isStreamed: Whether each person is lived to the end before the next one begins, so that one row serves all.
  init(role: Role, firstPerson: UInt64, count: Int, isStreamed: Bool) {
    self.role = role
    self.firstPerson = firstPerson
    self.count = count
    self.isStreamed = isStreamed
    rows = isStreamed ? 1 : count
    processCount = role.processes.count
    gatedCount = role.gated.count
    accountCount = role.accounts.count
    processSlots = .allocate(capacity: max(1, rows * processCount))
    pendingTries = .allocate(capacity: max(1, rows * gatedCount))
    lapseSlots = .allocate(capacity: max(1, role.canLapse ? rows * accountCount : 0))
    states = .allocate(capacity: max(1, rows))
  }

  deinit {
    processSlots.deallocate()
    pendingTries.deallocate()
    lapseSlots.deallocate()
    states.deallocate()
  }

  /// The state of one person.
  @inline(__always)
  func person(_ member: Int) -> PersonPointers {
    let row = isStreamed ? 0 : member
    return PersonPointers(
      number: firstPerson &+ UInt64(truncatingIfNeeded: member), processes: processSlots + row &* processCount,
      pending: pendingTries + row &* gatedCount, lapses: lapseSlots + row &* accountCount, state: states + row)
  }
}

/// Where the state of one person lies.
struct PersonPointers {
  /// The person's number within the role.
  let number: UInt64
  /// One for each of the role's processes.
  let processes: UnsafeMutablePointer<ProcessSlot>
  /// One for each of the role's gated processes.
  let pending: UnsafeMutablePointer<PendingTry>
  /// One for each of the role's accounts; not there where none can lapse.
  let lapses: UnsafeMutablePointer<LapseSlot>
  let state: UnsafeMutablePointer<PersonState>
}
