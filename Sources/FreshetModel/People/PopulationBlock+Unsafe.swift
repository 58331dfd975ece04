import FreshetCore

/// The state of the people of one block.
///
/// One person at a time is unpacked, and lives there. Where a run has no windows, nobody is ever packed: there are places for those who
/// have begun and not finished.
final class PopulationBlock {
  let role: Role
  let firstPerson: UInt64
  let count: Int
  /// The address of the first person.
  let firstAddress: UInt32
  /// The service that the block is; absent for people.
  let service: ServiceProcess?
  /// How many people have places at one time, where a run has no windows.
  static let room = 16
  private let processCount: Int
  private let doorCount: Int
  /// The places that nobody has, one bit each.
  private var free: UInt64
  /// The place of each person who has one; of none where a run has windows, since there is but one place.
  private let places: UnsafeMutablePointer<UInt8>
  private let processSlots: UnsafeMutablePointer<ProcessSlot>
  private let attempts: UnsafeMutablePointer<Attempt>
  private let lapseSlots: UnsafeMutablePointer<LapseSlot>
  private let state: UnsafeMutablePointer<PersonState>
  private let rare: UnsafeMutablePointer<RareState>
  private let beliefCount: Int
  private let pledgeCount: Int
  /// Absent where a run has no windows.
  let packed: PackedPeople?
  /// Who is unpacked, has changed and is not packed yet: nobody but between a piece of mail and what the person does next.
  var open = nobody
  private static let nobody = -1

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
    let room = hasWindows ? 1 : Self.room
    free = (1 << UInt64(room)) - 1
    places = Self.room(hasWindows ? 0 : count, 0)
    processSlots = Self.room(processCount * room, ProcessSlot.notBegun)
    attempts = Self.room(doorCount * room, .none)
    lapseSlots = Self.room(accountCount * room, LapseSlot(next: .never, occurrence: 0, isLapsed: false))
    state = Self.room(room, PersonState(of: role))
    beliefCount = role.beliefs
    let days = LastActive.width * accountCount
    let beliefs = Self.room(beliefCount * room, Belief.none)
    pledgeCount = role.pledges
    let pledges = Self.room(pledgeCount * room, false)
    let returns = Self.room(doorCount * room, SimulationTime.start)
    let lastActive = Self.room(days * room, Int32(-1))
    let suspensions = Self.room(role.suspensionCount * room, SuspensionSlot.none)
    let behind = WaitingBehind()
    rare = .allocate(capacity: room)
    for place in 0..<room {
      (rare + place).initialize(
        to: RareState(
          member: 0, doors: doorCount, behind: behind, beliefs: beliefs + place * beliefCount,
          pledges: pledges + place * pledgeCount, returns: returns + place * doorCount, lastActive: lastActive + place * days,
          suspensions: suspensions + place * role.suspensionCount))
    }
    packed = hasWindows ? PackedPeople(role: role, count: count) : nil
  }

  deinit {
    places.deallocate()
    processSlots.deallocate()
    attempts.deallocate()
    lapseSlots.deallocate()
    state.deallocate()
    rare.pointee.behind.deallocate()
    rare.pointee.beliefs.deallocate()
    rare.pointee.pledges.deallocate()
    rare.pointee.returns.deallocate()
    rare.pointee.lastActive.deallocate()
    rare.pointee.suspensions.deallocate()
    rare.deallocate()
    packed?.deallocate()
  }

  /// A person who has not begun yet; nothing waits, since whoever ended before has left it so.
  @inline(__always)
  func newPerson(_ member: Int) -> PersonPointers {
    takePlace(member)
    let person = pointers(member)
    person.state.pointee = PersonState(of: role)
    for belief in 0..<beliefCount { person.beliefs[belief] = .none }
    for pledge in 0..<pledgeCount { person.pledges[pledge] = false }
    if role.countsActivity { person.rare.pointee.lastActive.update(repeating: -1, count: LastActive.width &* role.accounts.count) }
    guard !role.startsAll else { return person }
    for process in 0..<processCount { person.processes[process] = .notBegun }
    return person
  }

  /// The state of one person, until the next one is asked for.
  @inline(__always)
  func load(_ member: Int) -> PersonPointers {
    let person = pointers(member)
    if open != member { packed?.load(member, into: person) }
    return person
  }

  /// Leaves a person's place to another, where a run has no windows.
  @inline(__always)
  func leave(_ member: Int) {
    free |= 1 &<< UInt64(places[member])
  }

  @inline(__always)
  private func takePlace(_ member: Int) {
    guard packed == nil else { return }
    places[member] = UInt8(truncatingIfNeeded: free.trailingZeroBitCount)
    free &= free &- 1
  }

  /// Puts a person back.
  @inline(__always)
  func store(_ member: Int, _ person: PersonPointers) {
    packed?.store(member, person)
    open = Self.nobody
  }

  /// The number, within the role, of a person.
  @inline(__always)
  func number(of member: Int) -> UInt64 { firstPerson &+ UInt64(truncatingIfNeeded: member) }

  @inline(__always)
  private func pointers(_ member: Int) -> PersonPointers {
    let place = packed == nil ? Int(places[member]) : 0
    rare[place].member = member
    return PersonPointers(
      number: number(of: member), processes: processSlots + place &* processCount, waiting: attempts + place &* doorCount,
      lapses: lapseSlots + place &* role.accounts.count, state: state + place, rare: rare + place)
  }

  private static func room<Value>(_ count: Int, _ value: Value) -> UnsafeMutablePointer<Value> {
    let values = UnsafeMutablePointer<Value>.allocate(capacity: count)
    values.initialize(repeating: value, count: count)
    return values
  }
}

/// Where the state of one person lies.
struct PersonPointers {
  /// The person's number within the role.
  let number: UInt64
  /// One for each of the role's processes.
  let processes: UnsafeMutablePointer<ProcessSlot>
  /// One for each of the role's doors: the first attempt that waits there; of no meaning where none does.
  let waiting: UnsafeMutablePointer<Attempt>
  /// One for each of the role's accounts; used where any can lapse.
  let lapses: UnsafeMutablePointer<LapseSlot>
  let state: UnsafeMutablePointer<PersonState>
  let rare: UnsafeMutablePointer<RareState>

  var beliefs: UnsafeMutablePointer<Belief> { rare.pointee.beliefs }
  /// Whether the person has gone through what is met once, for each of the role's pledges.
  var pledges: UnsafeMutablePointer<Bool> { rare.pointee.pledges }
  var returns: UnsafeMutablePointer<SimulationTime> { rare.pointee.returns }
  var lastActive: LastActive { LastActive(rare.pointee.lastActive) }
  /// One for each of the role's suspensions.
  var suspensions: UnsafeMutablePointer<SuspensionSlot> { rare.pointee.suspensions }
  /// The attempts that wait behind the first ones.
  var behind: WaitingBehind { rare.pointee.behind }

  /// The key of what waits behind the first attempt at a door.
  func key(of door: Int) -> UInt32 { UInt32(truncatingIfNeeded: rare.pointee.member &* rare.pointee.doors &+ door) }

  /// Whether an attempt of the backlog waits at a door.
  func isInBacklog(at door: Int) -> Bool { first(at: door).isInBacklog || !behind.isEmpty && behind.hasBacklog(key(of: door)) }

  /// The first attempt that waits at a door; none where none does.
  @inline(__always)
  func first(at door: Int) -> Attempt { state.pointee.waits & (1 &<< UInt64(door)) != 0 ? waiting[door] : .none }

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
  /// What the person has gone through, one for each of the role's pledges.
  let pledges: UnsafeMutablePointer<Bool>
  /// Until when the person stays away who has moved, one for each of the role's doors.
  let returns: UnsafeMutablePointer<SimulationTime>
  /// When the person last completed something, see ``LastActive``.
  let lastActive: UnsafeMutablePointer<Int32>
  /// Where the person's accounts stand, one for each of the role's suspensions.
  let suspensions: UnsafeMutablePointer<SuspensionSlot>
}
