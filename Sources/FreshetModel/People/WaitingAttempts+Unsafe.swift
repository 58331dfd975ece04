import FreshetCore

/// The attempts that wait, of the few people of a block who have any: a hash table with open addressing.
///
/// Nothing depends on the order in which it holds them. Removing closes the gap, so no marks of what was removed pile up.
struct WaitingAttempts {
  /// An attempt and its key in 20 bytes.
  private struct Entry {
    private var timeLow: UInt32
    private var timeHigh: UInt32
    private var occurrence: UInt32
    /// From the lowest bit: how often it was stopped 10, repeats 10, cause 8, whether it is a guest 1, or extra 1, or late 1.
    private var history: UInt32
    /// From the lowest bit: key 20, gate 8, kind 4.
    private var rest: UInt32

    static var keyBits: UInt32 { 20 }
    static var keyMask: UInt32 { 1 &<< keyBits &- 1 }

    init(key: UInt32, _ attempt: Attempt) {
      let time = UInt64(bitPattern: attempt.time.microseconds)
      timeLow = UInt32(truncatingIfNeeded: time)
      timeHigh = UInt32(truncatingIfNeeded: time &>> 32)
      occurrence = attempt.occurrence
      history = UInt32(min(attempt.timesStopped, Attempt.mostStops)) | UInt32(attempt.retries) &<< 10
        | UInt32(attempt.cause.bits) &<< 20 | (attempt.isGuest ? 1 &<< 28 : 0) | (attempt.isExtra ? 1 &<< 29 : 0)
        | (attempt.isLate ? 1 &<< 30 : 0)
      precondition(
        key <= Self.keyMask && attempt.kind.rawValue < 16 && attempt.retries < 1 << 10, "an attempt that does not fit into its row")
      rest = key | UInt32(attempt.gate) &<< Self.keyBits | UInt32(attempt.kind.rawValue) &<< 28
    }

    var key: UInt32 { rest & Self.keyMask }

    var attempt: Attempt {
      var attempt = Attempt(
        Attempt.Kind(rawValue: UInt8(truncatingIfNeeded: rest &>> 28)) ?? .none, of: occurrence,
        at: SimulationTime(microseconds: Int64(bitPattern: UInt64(timeHigh) &<< 32 | UInt64(timeLow))))
      attempt.timesStopped = UInt16(truncatingIfNeeded: history & 1023)
      attempt.retries = UInt16(truncatingIfNeeded: history &>> 10 & 1023)
      attempt.cause = Cause(bits: UInt8(truncatingIfNeeded: history &>> 20))
      attempt.isGuest = history &>> 28 & 1 != 0
      attempt.isExtra = history &>> 29 & 1 != 0
      attempt.isLate = history &>> 30 & 1 != 0
      attempt.gate = UInt8(truncatingIfNeeded: rest &>> Self.keyBits)
      return attempt
    }
  }

  private struct Table {
    var entries: UnsafeMutablePointer<Entry>
    var capacity: Int
    var count: Int
  }

  private static var free: UInt32 { Entry.keyMask }

  private let table: UnsafeMutablePointer<Table>

  init() {
    table = .allocate(capacity: 1)
    table.initialize(to: Table(entries: Self.entries(0), capacity: 0, count: 0))
  }

  func deallocate() {
    table.pointee.entries.deallocate()
    table.deallocate()
  }

  /// The attempt with a key that is there.
  func find(_ key: UInt32) -> Attempt {
    table.pointee.count > 0 ? table.pointee.entries[place(of: key)].attempt : .none
  }

  /// Adds an attempt, or replaces the one with the same key, which is below 2²⁰ − 1.
  func set(_ key: UInt32, _ attempt: Attempt) {
    // Nine tenths full at most, and an eighth larger when it grows: the table is to be small before it is quick.
    if (table.pointee.count &+ 1) &* 10 > table.pointee.capacity &* 9 { grow() }
    let place = place(of: key)
    if table.pointee.entries[place].key == Self.free { table.pointee.count &+= 1 }
    table.pointee.entries[place] = Entry(key: key, attempt)
  }

  /// Removes an attempt that is there.
  func remove(_ key: UInt32) {
    let entries = table.pointee.entries
    var gap = place(of: key)
    guard table.pointee.count > 0, entries[gap].key == key else { return }
    table.pointee.count &-= 1
    var next = following(gap)
    while entries[next].key != Self.free {
      // It may move back to the gap unless its home lies after the gap: then it could not be found there.
      let home = home(of: entries[next].key)
      let fromHome = distance(from: home, to: next)
      if fromHome >= distance(from: gap, to: next) {
        entries[gap] = entries[next]
        gap = next
      }
      next = following(next)
    }
    entries[gap] = Entry(key: Self.free, .none)
  }

  /// Where the key stands, or the free place where it would.
  private func place(of key: UInt32) -> Int {
    var place = home(of: key)
    while table.pointee.entries[place].key != key, table.pointee.entries[place].key != Self.free { place = following(place) }
    return place
  }

  private func home(of key: UInt32) -> Int {
    let hash = UInt64(key &* 0x9E37_79B1)
    return Int((hash &* UInt64(truncatingIfNeeded: table.pointee.capacity)) &>> 32)
  }

  private func following(_ place: Int) -> Int { place &+ 1 < table.pointee.capacity ? place &+ 1 : 0 }

  private func distance(from: Int, to: Int) -> Int { to >= from ? to &- from : to &- from &+ table.pointee.capacity }

  private func grow() {
    let old = table.pointee
    table.pointee.capacity = old.capacity + old.capacity / 8 + 8
    table.pointee.entries = Self.entries(table.pointee.capacity)
    for index in 0..<old.capacity where old.entries[index].key != Self.free {
      table.pointee.entries[place(of: old.entries[index].key)] = old.entries[index]
    }
    old.entries.deallocate()
  }

  private static func entries(_ count: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: max(1, count))
    entries.initialize(repeating: Entry(key: free, .none), count: max(1, count))
    return entries
  }
}
