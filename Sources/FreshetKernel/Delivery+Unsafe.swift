public import FreshetCore

/// The mail of one block in one window, by member: scratch that all blocks of a worker share. The mail itself stays in its chunks.
///
/// Most members get one piece or none, so each has a list that is built backwards while the mail is read, and it is put in order
/// only where it is longer.
@usableFromInline
struct Delivery<Message: BitwiseCopyable & Sendable> {
  @usableFromInline static var none: UInt32 { .max }

  /// A place in a member's list.
  @usableFromInline
  struct Entry: BitwiseCopyable {
    @usableFromInline let mail: UnsafePointer<Mail<Message>>
    /// The number of the next entry.
    @usableFromInline let next: UInt32

    @inlinable
    init(_ mail: UnsafePointer<Mail<Message>>, next: UInt32) {
      self.mail = mail
      self.next = next
    }
  }

  /// A piece of mail with what it is put in order by.
  @usableFromInline
  struct Piece: BitwiseCopyable {
    @usableFromInline let time: SimulationTime
    @usableFromInline let sender: UInt32
    @usableFromInline let sequence: UInt32
    @usableFromInline let mail: UnsafePointer<Mail<Message>>

    @inlinable
    init(_ mail: UnsafePointer<Mail<Message>>) {
      (time, sender, sequence) = (mail.pointee.time, mail.pointee.sender, mail.pointee.sequence)
      self.mail = mail
    }

    /// The order in which a member gets its mail: by time, sender and sequence, never by arrival.
    @inlinable @inline(__always)
    static func precedes(_ left: Piece, _ right: Piece) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.sender != right.sender { return left.sender < right.sender }
      return left.sequence < right.sequence
    }
  }

  @usableFromInline var entries: UnsafeMutablePointer<Entry>
  @usableFromInline var capacity: Int
  /// The first entry of each member's list, all `none` between deliveries.
  @usableFromInline let heads: UnsafeMutablePointer<UInt32>
  /// One member's mail, in order.
  @usableFromInline var ordered: UnsafeMutablePointer<Piece>

  /// - Parameter members: Of the largest block.
  @inlinable
  init(members: Int) {
    capacity = 1024
    entries = .allocate(capacity: capacity)
    ordered = .allocate(capacity: capacity)
    heads = .allocate(capacity: members)
    heads.initialize(repeating: Self.none, count: members)
  }

  @inlinable
  func deallocate() {
    entries.deallocate()
    ordered.deallocate()
    heads.deallocate()
  }

  /// Makes room for `count` pieces in all and keeps the first `used`.
  @inlinable @inline(__always)
  mutating func reserve(_ count: Int, keeping used: Int) {
    if count > capacity { grow(to: count * 2, keeping: used) }
  }

  @inlinable @inline(never)
  mutating func grow(to newCapacity: Int, keeping used: Int) {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: newCapacity)
    larger.update(from: entries, count: used)
    entries.deallocate()
    ordered.deallocate()
    entries = larger
    ordered = .allocate(capacity: newCapacity)
    capacity = newCapacity
  }

  /// Adds the piece with the given number to the list of a member.
  @inlinable @inline(__always)
  func add(_ mail: UnsafePointer<Mail<Message>>, to member: Int, number: Int) {
    (entries + number).initialize(to: Entry(mail, next: heads[member]))
    heads[member] = UInt32(truncatingIfNeeded: number)
  }

  /// Takes a member's mail in order of time, sender and sequence.
  ///
  /// - Returns: Good until the next one is taken; empty where there is none.
  @inlinable @inline(__always)
  func take(_ member: Int) -> UnsafeBufferPointer<Piece> {
    let first = heads[member]
    guard first != Self.none else { return UnsafeBufferPointer(start: ordered, count: 0) }
    heads[member] = Self.none
    let entry = entries[Int(first)]
    ordered.initialize(to: Piece(entry.mail))
    if entry.next == Self.none { return UnsafeBufferPointer(start: ordered, count: 1) }
    return takeSeveral(from: entry.next)
  }

  /// - Parameter second: The number of the second entry; the first one is taken.
  @inlinable @inline(never)
  func takeSeveral(from second: UInt32) -> UnsafeBufferPointer<Piece> {
    var next = second
    var count = 1
    while next != Self.none {
      let entry = entries[Int(next)]
      (ordered + count).initialize(to: Piece(entry.mail))
      next = entry.next
      count &+= 1
    }
    Self.sort(ordered, count: count)
    return UnsafeBufferPointer(start: ordered, count: count)
  }

  /// Puts one member's mail in order. It is mostly short, and then insertion is quickest; a service may get very much of it.
  @inlinable @inline(__always)
  static func sort(_ pieces: UnsafeMutablePointer<Piece>, count: Int) {
    if count > 32 {
      var buffer = UnsafeMutableBufferPointer(start: pieces, count: count)
      return buffer.sort(by: Piece.precedes)
    }
    var index = 1
    while index < count {
      let piece = pieces[index]
      var place = index
      while place > 0, Piece.precedes(piece, pieces[place &- 1]) {
        pieces[place] = pieces[place &- 1]
        place &-= 1
      }
      pieces[place] = piece
      index &+= 1
    }
  }
}
