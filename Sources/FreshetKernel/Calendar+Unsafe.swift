/// The members of one block who have something due, by window: one byte for each member.
///
/// The byte is the window's position on a ring, so that filing is one store and eight members at once are compared with the
/// window that has come. Those who are due are then touched in the order in which their state lies in memory. Who is due beyond the ring is
/// filed in its last window, and filed again when that comes.
@usableFromInline
struct Calendar {
  /// As many windows as a byte has values, but for ``none``.
  @usableFromInline static var ring: Int { 255 }
  @usableFromInline static var none: UInt8 { 255 }

  /// In groups of 64; those beyond the last member are never due.
  @usableFromInline let positions: UnsafeMutablePointer<UInt8>
  @usableFromInline let groups: Int

  @inlinable
  init(members: Int) {
    groups = (members &+ 63) / 64
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: groups * 64, alignment: 64)
    positions = bytes.initializeMemory(as: UInt8.self, repeating: Self.none, count: groups * 64)
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
    positions[member] = UInt8(truncatingIfNeeded: position < Self.ring ? position : position &- Self.ring)
  }

  /// Takes a member off the calendar, if it is on it.
  @inlinable @inline(__always)
  func remove(_ member: Int) { positions[member] = Self.none }

  /// Files a member in the window that has come.
  @inlinable @inline(__always)
  func fileNow(_ member: Int, at now: Int) { positions[member] = UInt8(truncatingIfNeeded: now) }

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
