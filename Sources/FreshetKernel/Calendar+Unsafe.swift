/// The members of one block who have something due, by window: one byte for each member.
///
/// The byte is the window's position on a ring, so that filing is one store and eight members at once are compared with the
/// window that has come. Those who are due are then touched in the order in which their state lies in memory. Who is due beyond the ring is
/// filed in its last window, and filed again when that comes.
///
/// Each position of the ring has a byte, too: which eighths of the block have had somebody filed there. Where nobody was, as in most short
/// windows, nothing is compared.
@usableFromInline
struct Calendar {
  /// As many windows as a byte has values, but for ``none``.
  @usableFromInline static var ring: Int { 255 }
  @usableFromInline static var none: UInt8 { 255 }

  /// In groups of 64; those beyond the last member are never due.
  @usableFromInline let positions: UnsafeMutablePointer<UInt8>
  /// By position: one bit for each eighth of the members, set where one of them may be filed.
  @usableFromInline let marks: UnsafeMutablePointer<UInt8>
  @usableFromInline let groups: Int
  /// An eighth has 2 to the power of this many members.
  @usableFromInline let eighth: UInt8

  @inlinable
  init(members: Int) {
    groups = (members &+ 63) / 64
    var eighth: UInt8 = 6
    while max(1, members) &- 1 >= 8 &<< Int(eighth) { eighth &+= 1 }
    self.eighth = eighth
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: groups * 64 + Self.ring, alignment: 64)
    positions = bytes.initializeMemory(as: UInt8.self, repeating: Self.none, count: groups * 64)
    marks = (bytes + groups * 64).initializeMemory(as: UInt8.self, repeating: 0, count: Self.ring)
  }

  @inlinable
  func deallocate() { positions.deallocate() }

  /// The position of a window on the ring.
  @inlinable
  static func position(of window: Int) -> Int { window % ring }

  /// Files a member, who may be filed already.
  ///
  /// - Parameters:
  ///   - ahead: In how many windows it is due: at least 1, since the one at `now` is being lived; from 0 before the first one is.
  ///   - now: The position of the window from which `ahead` counts.
  @inlinable @inline(__always)
  func file(_ member: Int, ahead: Int, of now: Int) {
    let position = now &+ min(ahead, Self.ring &- 1)
    fileNow(member, at: position < Self.ring ? position : position &- Self.ring)
  }

  /// Takes a member off the calendar, if it is on it.
  @inlinable @inline(__always)
  func remove(_ member: Int) { positions[member] = Self.none }

  /// Files a member at a position.
  @inlinable @inline(__always)
  func fileNow(_ member: Int, at position: Int) {
    positions[member] = UInt8(truncatingIfNeeded: position)
    marks[position] |= 1 &<< UInt8(truncatingIfNeeded: member &>> Int(eighth))
  }

  /// The eighths in which somebody may be due in the window that has come; for the next window at its position, nobody is marked yet.
  @inlinable @inline(__always)
  func takeMarks(at now: Int) -> UInt8 {
    let taken = marks[now]
    if taken != 0 { marks[now] = 0 }
    return taken
  }

  /// The groups of an eighth.
  @inlinable @inline(__always)
  func groups(ofEighth index: Int) -> Range<Int> {
    let count = 1 &<< (Int(eighth) &- 6)
    return min(index &* count, groups)..<min((index &+ 1) &* count, groups)
  }

  /// Who of 64 members is due in the window that has come: bit i for member 64 × group + i.
  @inlinable @inline(__always)
  func due(group: Int, at now: Int) -> UInt64 {
    let wanted = UInt64(truncatingIfNeeded: now) &* 0x0101_0101_0101_0101
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var bits: UInt64 = 0
    for eight in 0..<8 {
      let loaded = UnsafeRawPointer(positions).load(fromByteOffset: group &* 64 &+ eight &* 8, as: UInt64.self)
      // A byte is 0 where the position is the wanted one; then, and only then, neither it nor its sum with 127 has the high bit.
      let difference = UInt64(littleEndian: loaded) ^ wanted
      let isWanted = ~(((difference & low) &+ low) | difference | low) &>> 7
      // Gathers the lowest bits of the eight bytes in the highest byte.
      bits |= ((isWanted &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(8 &* eight)
    }
    return bits
  }
}
