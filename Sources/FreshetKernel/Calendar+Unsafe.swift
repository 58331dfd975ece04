/// The members of one block who have something due, by window: one byte for each member.
///
/// The byte is a position, so that filing is one store and eight members at once are compared with the position that has come. Those who are
/// due are then touched in the order in which their state lies in memory.
///
/// The nearer windows have a position each; further out a position stands for many windows, and whoever is filed there is filed anew when the
/// first of them comes. So a member who waits for long is looked at a few times and not once in every ring of 128 windows.
///
/// Each position has a byte, too: which eighths of the block have had somebody filed there. Where nobody was, nothing is compared.
///
/// - Source: Varghese and Lauck, "Hashed and hierarchical timing wheels", SOSP '87, scheme 7.
@usableFromInline
struct Calendar {
  @usableFromInline static var none: UInt8 { 255 }
  /// Positions from 0, ``none`` is no position.
  @usableFromInline static var positionCount: Int { 255 }

  /// The first ring: as many windows, each with a position.
  @usableFromInline static var near: Int { 128 }
  /// The second ring: as many positions, each for all windows of the first.
  @usableFromInline static var middle: Int { 64 }
  /// The third ring: as many positions, each for all windows of the second.
  @usableFromInline static var far: Int { positionCount &- near &- middle }

  /// In groups of 64; those beyond the last member are never due.
  @usableFromInline let positions: UnsafeMutablePointer<UInt8>
  /// By position: one bit for each eighth of the members, set where one of them may be filed.
  @usableFromInline let marks: UnsafeMutablePointer<UInt8>
  /// By position: the blocks that have any mark there.
  @usableFromInline let filed: BlockSets
  /// The own block in these sets.
  @usableFromInline let block: Int
  @usableFromInline let groups: Int
  /// An eighth has 2 to the power of this many members.
  @usableFromInline let eighth: UInt8

  @inlinable
  init(members: Int, block: Int, filed: BlockSets) {
    self.filed = filed
    self.block = block
    groups = (members &+ 63) / 64
    var eighth: UInt8 = 6
    while max(1, members) &- 1 >= 8 &<< Int(eighth) { eighth &+= 1 }
    self.eighth = eighth
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: groups * 64 + Self.positionCount, alignment: 64)
    positions = bytes.initializeMemory(as: UInt8.self, repeating: Self.none, count: groups * 64)
    marks = (bytes + groups * 64).initializeMemory(as: UInt8.self, repeating: 0, count: Self.positionCount)
  }

  @inlinable
  func deallocate() { positions.deallocate() }

  /// The position of a window among the nearest.
  @inlinable @inline(__always)
  static func position(of window: Int) -> Int { window & (near &- 1) }

  /// Calls `body` with the positions that come with a window: its own, and those of which it is the first window.
  @inlinable @inline(__always)
  static func forEachPosition(of window: Int, _ body: (Int) -> Void) {
    let position = position(of: window)
    body(position)
    if position != 0 { return }
    let lap = window / near
    body(near &+ lap % middle)
    if lap % middle == 0 { body(near &+ middle &+ lap / middle % far) }
  }

  /// Files a member, who may be filed already.
  ///
  /// - Parameters:
  ///   - window: In which it is due: after `now`, or from 0 on before the run begins.
  ///   - now: The window that is being lived; 0 before the run begins.
  @inlinable @inline(__always)
  func file(_ member: Int, in window: Int, now: Int) {
    file(member, at: window &- now < Self.near ? Self.position(of: window) : Self.laterPosition(of: window, now: now))
  }

  /// The position of a window that is not among the nearest; at most as many windows ahead as the rings reach.
  @inlinable @inline(never)
  static func laterPosition(of window: Int, now: Int) -> Int {
    let (lap, lapNow) = (window / near, now / near)
    if lap &- lapNow < middle { return near &+ lap % middle }
    return near &+ middle &+ min(lap / middle, lapNow / middle &+ far &- 1) % far
  }

  /// Takes a member off the calendar, if it is on it.
  @inlinable @inline(__always)
  func remove(_ member: Int) { positions[member] = Self.none }

  /// Files a member at a position.
  @inlinable @inline(__always)
  func file(_ member: Int, at position: Int) {
    positions[member] = UInt8(truncatingIfNeeded: position)
    let before = marks[position]
    marks[position] = before | 1 &<< UInt8(truncatingIfNeeded: member &>> Int(eighth))
    if before == 0 { filed.insert(block, into: position) }
  }

  /// The eighths in which somebody may be filed at a position that has come; for the next time it comes, nobody is marked yet.
  @inlinable @inline(__always)
  func takeMarks(at position: Int) -> UInt8 {
    let taken = marks[position]
    if taken != 0 {
      marks[position] = 0
      filed.remove(block, from: position)
    }
    return taken
  }

  /// The groups of an eighth.
  @inlinable @inline(__always)
  func groups(ofEighth index: Int) -> Range<Int> {
    let count = 1 &<< (Int(eighth) &- 6)
    return min(index &* count, groups)..<min((index &+ 1) &* count, groups)
  }

  /// Who of 64 members is filed at a position: bit i for member 64 × group + i.
  @inlinable @inline(__always)
  func due(group: Int, at position: Int) -> UInt64 {
    let wanted = UInt64(truncatingIfNeeded: position) &* 0x0101_0101_0101_0101
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
