import FreshetCore

/// The state of the people of one block.
///
/// One person at a time is unpacked, and lives there. Where a run has no windows, each person is lived from beginning to end before
/// the next one begins, and nobody is ever packed.
final class PopulationBlock {
  let role: Role
  let firstPerson: UInt64
  let count: Int
  /// The address of the first person.
  let firstAddress: UInt32
  /// The service that the block is; absent for people.
  let service: ServiceProcess?
  private let processCount: Int
  private let doorCount: Int
  private let processSlots: UnsafeMutablePointer<ProcessSlot>
  private let attempts: UnsafeMutablePointer<Attempt>
  private let lapseSlots: UnsafeMutablePointer<LapseSlot>
  private let state: UnsafeMutablePointer<PersonState>
  private let rare: UnsafeMutablePointer<RareState>
  private let beliefCount: Int
  /// Absent where a run has no windows.
  let packed: PackedPeople?

  init(
    role: Role, firstPerson: UInt64, count: Int, hasWindows: Bool, firstAddress: UInt32 = 0, service: ServiceProcess? = nil
  ) {
    self.firstAddress = firstAddress
    self.service = service
    self.role = role
    self.firstPerson = firstPerson
    self.count = count
    processCount = role.processes.count
    doorCount = role.doors.count
    let accountCount = role.accounts.count
    processSlots = .allocate(capacity: processCount)
    processSlots.initialize(repeating: ProcessSlot(next: .never, occurrence: 0, pace: 1), count: processCount)
    attempts = .allocate(capacity: doorCount)
    attempts.initialize(repeating: .none, count: doorCount)
    lapseSlots = .allocate(capacity: accountCount)
    lapseSlots.initialize(repeating: LapseSlot(next: .never, occurrence: 0, isLapsed: false), count: accountCount)
    state = .allocate(capacity: 1)
    state.initialize(to: PersonState(of: role))
    beliefCount = role.beliefs
    let beliefs = UnsafeMutablePointer<Belief>.allocate(capacity: beliefCount)
    beliefs.initialize(repeating: .none, count: beliefCount)
    rare = .allocate(capacity: 1)
    let returns = UnsafeMutablePointer<SimulationTime>.allocate(capacity: doorCount)
    returns.initialize(repeating: .start, count: doorCount)
    let lastActive = UnsafeMutablePointer<Int32>.allocate(capacity: LastActive.width * accountCount)
    lastActive.initialize(repeating: -1, count: LastActive.width * accountCount)
    let suspensions = UnsafeMutablePointer<SuspensionSlot>.allocate(capacity: role.suspensionCount)
    suspensions.initialize(repeating: .none, count: role.suspensionCount)
    rare.initialize(
      to: RareState(
        member: 0, doors: doorCount, behind: WaitingBehind(), beliefs: beliefs, returns: returns, lastActive: lastActive,
        suspensions: suspensions))
    packed = hasWindows ? PackedPeople(role: role, count: count) : nil
  }

  deinit {
    processSlots.deallocate()
    attempts.deallocate()
    lapseSlots.deallocate()
    state.deallocate()
    rare.pointee.behind.deallocate()
    rare.pointee.beliefs.deallocate()
    rare.pointee.returns.deallocate()
    rare.pointee.lastActive.deallocate()
    rare.pointee.suspensions.deallocate()
    rare.deallocate()
    packed?.deallocate()
  }

  /// A person who has not begun yet.
  @inline(__always)
  func newPerson(_ member: Int) -> PersonPointers {
    let person = pointers(member)
    person.state.pointee = PersonState(of: role)
    for door in 0..<doorCount { person.waiting[door] = .none }
    for belief in 0..<beliefCount { person.beliefs[belief] = .none }
    if role.countsActivity { person.rare.pointee.lastActive.update(repeating: -1, count: LastActive.width &* role.accounts.count) }
    guard !role.startsAll else { return person }
    for process in 0..<processCount { person.processes[process] = ProcessSlot(next: .never, occurrence: 0, pace: 1) }
    return person
  }

  /// The state of one person, until the next one is asked for.
  @inline(__always)
  func load(_ member: Int) -> PersonPointers {
    let person = pointers(member)
    packed?.load(member, into: person)
    return person
  }

  /// Puts a person back.
  @inline(__always)
  func store(_ member: Int, _ person: PersonPointers) {
    packed?.store(member, person)
  }

  /// The number, within the role, of a person.
  @inline(__always)
  func number(of member: Int) -> UInt64 { firstPerson &+ UInt64(truncatingIfNeeded: member) }

  @inline(__always)
  private func pointers(_ member: Int) -> PersonPointers {
    rare.pointee.member = member
    return PersonPointers(
      number: number(of: member), processes: processSlots, waiting: attempts, lapses: lapseSlots, state: state, rare: rare)
  }
}

/// Where the state of one person lies.
struct PersonPointers {
  /// The person's number within the role.
  let number: UInt64
  /// One for each of the role's processes.
  let processes: UnsafeMutablePointer<ProcessSlot>
  /// One for each of the role's doors: the first attempt that waits there.
  let waiting: UnsafeMutablePointer<Attempt>
  /// One for each of the role's accounts; used where any can lapse.
  let lapses: UnsafeMutablePointer<LapseSlot>
  let state: UnsafeMutablePointer<PersonState>
  let rare: UnsafeMutablePointer<RareState>

  var beliefs: UnsafeMutablePointer<Belief> { rare.pointee.beliefs }
  var returns: UnsafeMutablePointer<SimulationTime> { rare.pointee.returns }
  var lastActive: LastActive { LastActive(rare.pointee.lastActive) }
  /// One for each of the role's suspensions.
  var suspensions: UnsafeMutablePointer<SuspensionSlot> { rare.pointee.suspensions }
  /// The attempts that wait behind the first ones.
  var behind: WaitingBehind { rare.pointee.behind }

  /// The key of what waits behind the first attempt at a door.
  func key(of door: Int) -> UInt32 { UInt32(truncatingIfNeeded: rare.pointee.member &* rare.pointee.doors &+ door) }

  /// Whether an attempt of the backlog waits at a door.
  func isInBacklog(at door: Int) -> Bool { waiting[door].isInBacklog || !behind.isEmpty && behind.hasBacklog(key(of: door)) }

  /// Whether the person has taken notice of anything.
  ///
  /// - Parameter count: Of the role's beliefs.
  func believes(_ count: Int) -> Bool { (0..<count).contains { !beliefs[$0].isNone } }
}

/// What few people have, or rarely.
struct RareState {
  /// The person's position in the block.
  var member: Int
  /// The number of the role's doors.
  let doors: Int
  /// The attempts that wait behind the first ones.
  let behind: WaitingBehind
  /// What the person has taken notice of, one for each of the role's beliefs.
  let beliefs: UnsafeMutablePointer<Belief>
  /// Until when the person stays away who has moved, one for each of the role's doors.
  let returns: UnsafeMutablePointer<SimulationTime>
  /// When the person last completed something, see ``LastActive``.
  let lastActive: UnsafeMutablePointer<Int32>
  /// Where the person's accounts stand, one for each of the role's suspensions.
  let suspensions: UnsafeMutablePointer<SuspensionSlot>
}
