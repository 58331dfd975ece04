/// The members of one block who have something due, by window.
///
/// A ring of windows, each with a doubly linked list through the members: filing and removing cost O(1) and allocate nothing,
/// and a
/// member with nothing due is not touched. Who is due beyond the ring is filed in its last window and filed again when that
/// comes.
@usableFromInline
struct Calendar {
  @usableFromInline static var ring: Int { 1024 }
  @usableFromInline static var none: UInt16 { .max }

  @usableFromInline
  struct Link {
    @usableFromInline var next: UInt16
    @usableFromInline var previous: UInt16
    /// The ring position where the member is filed, `none` if it is not.
    @usableFromInline var position: UInt16

    @inlinable
    init(next: UInt16, previous: UInt16, position: UInt16) {
      self.next = next
      self.previous = previous
      self.position = position
    }
  }

  @usableFromInline let heads: UnsafeMutablePointer<UInt16>
  @usableFromInline let links: UnsafeMutablePointer<Link>

  @inlinable
  init(members: Int) {
    heads = .allocate(capacity: Self.ring)
    heads.initialize(repeating: Self.none, count: Self.ring)
    links = .allocate(capacity: members)
    links.initialize(repeating: Link(next: Self.none, previous: Self.none, position: Self.none), count: members)
  }

  @inlinable
  func deallocate() {
    heads.deallocate()
    links.deallocate()
  }

  /// Files a member who is not filed.
  ///
  /// - Parameters:
  ///   - window: When it is due, at least `earliest`.
  ///   - earliest: The first window that is still to come.
  @inlinable @inline(__always)
  func file(_ member: Int, window: Int, earliest: Int) {
    // One less than the ring: the window before `earliest` may be the one that is being emptied.
    let position = min(window, earliest &+ Self.ring &- 2) & (Self.ring - 1)
    let head = heads[position]
    links[member] = Link(next: head, previous: Self.none, position: UInt16(truncatingIfNeeded: position))
    if head != Self.none { links[Int(head)].previous = UInt16(truncatingIfNeeded: member) }
    heads[position] = UInt16(truncatingIfNeeded: member)
  }

  /// Takes a member off the calendar, if it is on it.
  @inlinable @inline(__always)
  func remove(_ member: Int) {
    let link = links[member]
    guard link.position != Self.none else { return }
    if link.previous == Self.none {
      heads[Int(link.position)] = link.next
    } else {
      links[Int(link.previous)].next = link.next
    }
    if link.next != Self.none { links[Int(link.next)].previous = link.previous }
    links[member].position = Self.none
  }

  /// Takes the members who are due in a window off the calendar.
  ///
  /// - Parameter due: One bit for each member, all 0; the bits of those who are due are set. Members are then touched in the
  ///   order in which their state lies in memory.
  /// - Returns: Whether there is anybody.
  @inlinable @inline(__always)
  func take(window: Int, due: UnsafeMutablePointer<UInt64>) -> Bool {
    let position = window & (Self.ring - 1)
    var member = heads[position]
    guard member != Self.none else { return false }
    heads[position] = Self.none
    while member != Self.none {
      due[Int(member &>> 6)] |= 1 &<< UInt64(member & 63)
      links[Int(member)].position = Self.none
      member = links[Int(member)].next
    }
    return true
  }
}
