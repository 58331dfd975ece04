import FreshetCore

/// The people of one block between the windows in which they live: as little as can be said of each.
///
/// A process takes 12 bytes, 16 where people differ in pace. The rest is some bits, the first of which says whether there is more
/// to know than the processes: an attempt that waits, a wish brought forward, a belief, other accounts than at the start. Only the attempts that
/// wait take more, for those who have one, and the returns of those who have moved.
///
/// A handle on memory that whoever makes it also frees.
struct PackedPeople {
  private struct Contents {
    let processCount: Int
    let doorCount: Int
    let lapseCount: Int
    let accountCount: Int
    let beliefCount: Int
    let pledgeCount: Int
    let suspensionCount: Int
    let fields: PersonFields
    let times: UnsafeMutablePointer<SimulationTime>
    let occurrences: UnsafeMutablePointer<UInt32>
    /// Absent where nobody differs.
    let paces: UnsafeMutablePointer<Float>?
    let lapses: UnsafeMutablePointer<LapseSlot>
    let beliefs: UnsafeMutablePointer<Belief>
    let pledges: UnsafeMutablePointer<Bool>
    /// Until when those stay away who have moved, by person and door.
    var returns: [UInt32: SimulationTime] = [:]
    let suspensions: UnsafeMutablePointer<SuspensionSlot>
    /// Absent where nobody counts by day.
    let lastActive: UnsafeMutablePointer<Int32>?
    /// The ``fields`` of each.
    let rest: BitRows
    let waiting: WaitingAttempts
    let initial: PersonState
    /// The doors at which a success settles what waits, one bit each.
    let settling: UInt64
    let canBePlain: Bool
  }

  private let contents: UnsafeMutablePointer<Contents>

  private var processCount: Int { @inline(__always) get { contents.pointee.processCount } }
  private var doorCount: Int { @inline(__always) get { contents.pointee.doorCount } }
  private var lapseCount: Int { @inline(__always) get { contents.pointee.lapseCount } }
  private var accountCount: Int { @inline(__always) get { contents.pointee.accountCount } }
  private var beliefCount: Int { @inline(__always) get { contents.pointee.beliefCount } }
  private var times: UnsafeMutablePointer<SimulationTime> { @inline(__always) get { contents.pointee.times } }
  private var occurrences: UnsafeMutablePointer<UInt32> { @inline(__always) get { contents.pointee.occurrences } }
  private var paces: UnsafeMutablePointer<Float>? { @inline(__always) get { contents.pointee.paces } }
  private var lapses: UnsafeMutablePointer<LapseSlot> { @inline(__always) get { contents.pointee.lapses } }
  private var beliefs: UnsafeMutablePointer<Belief> { @inline(__always) get { contents.pointee.beliefs } }
  /// Read where it lies: a copy of all fields would cost more than a person.
  private var fields: PersonFields { @inline(__always) _read { yield contents.pointee.fields } }
  private var rest: BitRows { @inline(__always) get { contents.pointee.rest } }
  private var waiting: WaitingAttempts { @inline(__always) get { contents.pointee.waiting } }

  init(role: Role, count: Int) {
    let processes = count * role.processes.count
    let lapseCount = role.canLapse ? role.accounts.count : 0
    let times = UnsafeMutablePointer<SimulationTime>.allocate(capacity: max(1, processes))
    times.initialize(repeating: .never, count: max(1, processes))
    let occurrences = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, processes))
    occurrences.initialize(repeating: 0, count: max(1, processes))
    let beliefs = UnsafeMutablePointer<Belief>.allocate(capacity: count * role.beliefs)
    beliefs.initialize(repeating: .none, count: count * role.beliefs)
    let pledges = UnsafeMutablePointer<Bool>.allocate(capacity: count * role.pledges)
    pledges.initialize(repeating: false, count: count * role.pledges)
    let suspensions = UnsafeMutablePointer<SuspensionSlot>.allocate(capacity: count * role.suspensionCount)
    suspensions.initialize(repeating: .none, count: count * role.suspensionCount)
    var lastActive: UnsafeMutablePointer<Int32>?
    if role.countsActivity {
      lastActive = .allocate(capacity: count * LastActive.width * role.accounts.count)
      lastActive?.initialize(repeating: -1, count: count * LastActive.width * role.accounts.count)
    }
    let fields = PersonFields(of: role)
    contents = .allocate(capacity: 1)
    contents.initialize(
      to: Contents(
        processCount: role.processes.count, doorCount: role.doors.count, lapseCount: lapseCount, accountCount: role.accounts.count,
        beliefCount: role.beliefs, pledgeCount: role.pledges, suspensionCount: role.suspensionCount, fields: fields, times: times,
        occurrences: occurrences,
        paces: role.hasSpread ? .allocate(capacity: processes) : nil, lapses: .allocate(capacity: max(1, count * lapseCount)),
        beliefs: beliefs, pledges: pledges, suspensions: suspensions, lastActive: lastActive,
        rest: BitRows(rows: count, bits: fields.bits), waiting: WaitingAttempts(),
        initial: PersonState(of: role),
        settling: role.doors.indices.reduce(0) { role.isSettling($1) ? $0 | 1 &<< UInt64($1) : $0 },
        canBePlain: !role.canLapse && !role.canOpen && role.startsAll && !role.countsActivity))
  }

  /// The bytes of one person, with the kernel's byte for when it is due.
  static func bytes(of role: Role) -> Int {
    let slot = MemoryLayout<SimulationTime>.size + MemoryLayout<UInt32>.size
    let pace = role.hasSpread ? MemoryLayout<Float>.size : 0
    let lapses = role.canLapse ? role.accounts.count * MemoryLayout<LapseSlot>.stride : 0
    let beliefs = role.beliefs * MemoryLayout<Belief>.size + role.pledges
    let days = role.countsActivity ? LastActive.width * role.accounts.count * MemoryLayout<Int32>.size : 0
    let suspensions = role.suspensionCount * MemoryLayout<SuspensionSlot>.stride
    return role.processes.count * (slot + pace) + lapses + beliefs + days + suspensions
      + (PersonFields(of: role).bits + 7) / 8 + 1
  }

  func deallocate() {
    times.deallocate()
    occurrences.deallocate()
    paces?.deallocate()
    lapses.deallocate()
    beliefs.deallocate()
    contents.pointee.pledges.deallocate()
    contents.pointee.suspensions.deallocate()
    contents.pointee.lastActive?.deallocate()
    rest.deallocate()
    waiting.deallocate()
    contents.deinitialize(count: 1).deallocate()
  }

  /// Whether a person can live on packed: holds the account of the start in both arms, nothing waits, and nothing but the processes
  /// changes with time.
  @inline(__always)
  func isPlain(_ member: Int) -> Bool { contents.pointee.canBePlain && !rest.first(row: member) }

  /// Where a person stands in one process.
  @inline(__always)
  func slot(_ member: Int, _ process: Int) -> ProcessSlot {
    let place = member &* processCount &+ process
    return ProcessSlot(next: times[place], occurrence: occurrences[place], pace: paces?[place] ?? 1)
  }

  /// Sets all but the pace, which does not change.
  @inline(__always)
  func setSlot(_ member: Int, _ process: Int, _ slot: ProcessSlot) {
    let place = member &* processCount &+ process
    times[place] = slot.next
    occurrences[place] = slot.occurrence
  }

  /// The process of a person's next wish, and the timestamp of the wish after it in another process.
  @inline(__always)
  func earliest(_ member: Int) -> (process: Int, following: SimulationTime) {
    let times = times + member &* processCount
    var (process, time, following) = (0, times[0], SimulationTime.never)
    for other in 1..<max(1, processCount) {
      let candidate = times[other]
      let isEarlier = candidate < time
      following = min(following, isEarlier ? time : candidate)
      process = isEarlier ? other : process
      time = isEarlier ? candidate : time
    }
    return (process, following)
  }

  /// Unpacks one person.
  ///
  /// - Parameter person: As ``clean(_:)`` leaves it.
  @inline(__always)
  func load(_ member: Int, into person: PersonPointers) {
    for process in 0..<processCount { person.processes[process] = slot(member, process) }
    for account in 0..<lapseCount { person.lapses[account] = lapses[member &* lapseCount &+ account] }
    for belief in 0..<beliefCount { person.beliefs[belief] = beliefs[member &* beliefCount &+ belief] }
    if rest.first(row: member) { loadRest(member, into: person) }
    let pledges = contents.pointee.pledgeCount
    if pledges > 0 { person.pledges.update(from: contents.pointee.pledges + pledges &* member, count: pledges) }
    let suspensions = contents.pointee.suspensionCount
    if suspensions > 0 {
      person.suspensions.update(from: contents.pointee.suspensions + suspensions &* member, count: suspensions)
    }
    if let days = contents.pointee.lastActive {
      let count = LastActive.width &* accountCount
      person.rare.pointee.lastActive.update(from: days + count &* member, count: count)
    }
  }

  /// Adds what was left out because it does not matter before the end.
  func loadBlocked(_ member: Int, into person: PersonPointers) {
    let head = rest.head(row: member)
    person.state.pointee.blocked |= rest.read(fields.blocked, row: member, head: head)
    person.state.pointee.withheld |= rest.read(fields.withheld, row: member, head: head)
  }

  /// Packs one person.
  @inline(__always)
  func store(_ member: Int, _ person: PersonPointers) {
    for process in 0..<processCount {
      setSlot(member, process, person.processes[process])
      paces?[member &* processCount &+ process] = person.processes[process].pace
    }
    for account in 0..<lapseCount { lapses[member &* lapseCount &+ account] = person.lapses[account] }
    for belief in 0..<beliefCount { beliefs[member &* beliefCount &+ belief] = person.beliefs[belief] }
    let pledges = contents.pointee.pledgeCount
    if pledges > 0 { (contents.pointee.pledges + pledges &* member).update(from: person.pledges, count: pledges) }
    if let days = contents.pointee.lastActive {
      let count = LastActive.width &* accountCount
      (days + count &* member).update(from: person.rare.pointee.lastActive, count: count)
    }
    let suspensions = contents.pointee.suspensionCount
    if suspensions > 0 {
      (contents.pointee.suspensions + suspensions &* member).update(from: person.suspensions, count: suspensions)
    }
    storeRest(member, person)
    clean(person)
  }

  /// Leaves the rest of the unpacked person as it is for a plain person.
  @inline(__always)
  func clean(_ person: PersonPointers) { person.state.pointee = contents.pointee.initial }

  private func loadRest(_ member: Int, into person: PersonPointers) {
    let head = rest.head(row: member)
    @inline(__always)
    func read(_ field: BitRows.Field) -> UInt64 { rest.read(field, row: member, head: head) }
    var state = PersonState(
      blocked: 0, hurried: read(fields.hurried), baselineAccounts: UInt32(truncatingIfNeeded: read(fields.baselineAccounts)),
      restrictedAccounts: UInt32(truncatingIfNeeded: read(fields.restrictedAccounts)))
    if fields.areMany {
      state.signUpCause = Cause(bits: UInt8(truncatingIfNeeded: read(fields.signUpCause)))
      state.moved = read(fields.moved)
      for door in Doors(state.moved) { person.returns[door] = contents.pointee.returns[key(member, door)] ?? .never }
      state.refused = read(fields.refused)
      state.circumventing = read(fields.circumventing)
    }
    state.waits = read(fields.waiting)
    person.state.pointee = state
    for door in Doors(state.waits) {
      person.waiting[door] = waiting.find(key(member, door))
      if person.isInBacklog(at: door) { person.state.pointee.unsettled |= contents.pointee.settling & (1 &<< UInt64(door)) }
    }
  }

  private func storeRest(_ member: Int, _ person: PersonPointers) {
    var head = rest.head(row: member)
    @inline(__always)
    func write(_ bits: UInt64, _ field: BitRows.Field) { rest.write(bits, field, row: member, head: &head) }
    storeWaiting(member, person, before: rest.read(fields.waiting, row: member, head: head))
    var state = person.state.pointee
    // Who was blocked or held back once is so for good, and that is asked at the end alone.
    if state.blocked != 0 { write(rest.read(fields.blocked, row: member, head: head) | state.blocked, fields.blocked) }
    if state.withheld != 0 { write(rest.read(fields.withheld, row: member, head: head) | state.withheld, fields.withheld) }
    (state.blocked, state.withheld) = (0, 0)
    let isPlain = state.isAtStart(contents.pointee.initial) && !person.believes(beliefCount)
    if !isPlain || head & 1 != 0 {
      head = head & ~1 | (isPlain ? 0 : 1)
      write(state.waits, fields.waiting)
      write(state.hurried, fields.hurried)
      write(UInt64(state.baselineAccounts), fields.baselineAccounts)
      write(UInt64(state.restrictedAccounts), fields.restrictedAccounts)
      if fields.areMany {
        write(UInt64(state.signUpCause.bits), fields.signUpCause)
        write(state.moved, fields.moved)
        for door in Doors(state.moved) { contents.pointee.returns[key(member, door)] = person.returns[door] }
        write(state.refused, fields.refused)
        write(state.circumventing, fields.circumventing)
      }
    }
    rest.setHead(row: member, head)
  }

  /// Stores the attempts that wait.
  ///
  /// - Parameter before: The doors at which one did when the person was loaded, one bit each.
  @inline(__always)
  private func storeWaiting(_ member: Int, _ person: PersonPointers, before: UInt64) {
    let waits = person.state.pointee.waits
    for door in Doors(waits) { waiting.set(key(member, door), person.waiting[door]) }
    for door in Doors(before & ~waits) { waiting.remove(key(member, door)) }
  }

  private func key(_ member: Int, _ door: Int) -> UInt32 { UInt32(truncatingIfNeeded: member &* doorCount &+ door) }
}

/// What is kept of a person beside the processes, in a row of bits: the first says whether the person is not plain.
private struct PersonFields {
  let waiting, blocked, hurried, withheld: BitRows.Field
  let baselineAccounts, restrictedAccounts: BitRows.Field
  let moved, refused, circumventing, signUpCause: BitRows.Field
  /// Whether there are any of the last four.
  let areMany: Bool
  /// The bits of a row.
  let bits: Int

  init(of role: Role) {
    var bits = 1
    func field(_ count: Int, where isThere: Bool = true) -> BitRows.Field {
      let field = BitRows.Field(at: bits, count: isThere ? count : 0)
      bits = field.end
      return field
    }
    let (doors, accounts) = (role.doors.count, role.accounts.count)
    waiting = field(doors)
    blocked = field(doors)
    hurried = field(doors)
    baselineAccounts = field(accounts)
    restrictedAccounts = field(accounts)
    withheld = field(doors, where: role.canHoldBack)
    moved = field(doors, where: role.canMove)
    refused = field(2 * accounts, where: role.hasWaysRound)
    circumventing = field(2 * accounts, where: role.hasWaysRound)
    signUpCause = field(8, where: role.signsUp)
    areMany = role.canMove || role.hasWaysRound || role.signsUp
    self.bits = bits
  }
}
