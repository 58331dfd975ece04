/// The mail of one block in one window, by member: scratch that all blocks of a worker share.
///
/// Most members get one piece or none, so each has a list that is built backwards while the mail is read, and it is put in order
/// only where it is longer.
@usableFromInline
struct Delivery<Message: BitwiseCopyable & Sendable> {
  @usableFromInline static var none: UInt32 { .max }

  @usableFromInline var mails: UnsafeMutablePointer<Mail<Message>>
  @usableFromInline var capacity: Int
  /// The first piece of each member's list, all `none` between deliveries. The next one stands in its `target`.
  @usableFromInline let heads: UnsafeMutablePointer<UInt32>
  /// One member's mail, in order.
  @usableFromInline var ordered: UnsafeMutablePointer<Mail<Message>>

  /// - Parameter members: Of the largest block.
  @inlinable
  init(members: Int) {
    capacity = 1024
    mails = .allocate(capacity: capacity)
    ordered = .allocate(capacity: capacity)
    heads = .allocate(capacity: members)
    heads.initialize(repeating: Self.none, count: members)
  }

  @inlinable
  func deallocate() {
    mails.deallocate()
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
    let larger = UnsafeMutablePointer<Mail<Message>>.allocate(capacity: newCapacity)
    larger.update(from: mails, count: used)
    mails.deallocate()
    ordered.deallocate()
    mails = larger
    ordered = .allocate(capacity: newCapacity)
    capacity = newCapacity
  }

  /// Adds the piece with the given number to its member's list.
  @inlinable @inline(__always)
  func add(_ mail: Mail<Message>, number: Int) {
    let target = Int(mail.target)
    mails[number] = mail
    mails[number].target = heads[target]
    heads[target] = UInt32(truncatingIfNeeded: number)
  }

  /// Takes a member's mail in order of time, sender and sequence.
  ///
  /// - Returns: Good until the next one is taken; empty where there is none.
  @inlinable @inline(__always)
  func take(_ member: Int) -> UnsafeMutableBufferPointer<Mail<Message>> {
    let first = heads[member]
    guard first != Self.none else { return UnsafeMutableBufferPointer(start: mails, count: 0) }
    heads[member] = Self.none
    let mail = mails + Int(first)
    if mail.pointee.target == Self.none { return UnsafeMutableBufferPointer(start: mail, count: 1) }
    return takeSeveral(from: first)
  }

  @inlinable @inline(never)
  func takeSeveral(from first: UInt32) -> UnsafeMutableBufferPointer<Mail<Message>> {
    var next = first
    var count = 0
    while next != Self.none {
      ordered[count] = mails[Int(next)]
      next = ordered[count].target
      count &+= 1
    }
    Self.sort(ordered, count: count)
    return UnsafeMutableBufferPointer(start: ordered, count: count)
  }

  /// Puts one member's mail in order. It is mostly short, and then insertion is quickest; a service may get very much of it.
  @inlinable @inline(__always)
  static func sort(_ mails: UnsafeMutablePointer<Mail<Message>>, count: Int) {
    if count > 32 {
      var buffer = UnsafeMutableBufferPointer(start: mails, count: count)
      return buffer.sort(by: Mail.precedes)
    }
    var index = 1
    while index < count {
      let mail = mails[index]
      var place = index
      while place > 0, Mail.precedes(mail, mails[place &- 1]) {
        mails[place] = mails[place &- 1]
        place &-= 1
      }
      mails[place] = mail
      index &+= 1
    }
  }
}
