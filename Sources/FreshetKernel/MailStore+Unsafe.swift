import FreshetCore

/// The mail of some blocks, by block and window, before it is delivered.
///
/// Each block has a ring of slots, one for each of the next `ring` windows; what is due later waits in an overflow list. A slot
/// is a list of chunks from one pool, so memory follows the mail under way, and chunks that have just been emptied are used
/// again while they are in the cache.
@usableFromInline
final class MailStore<Message: BitwiseCopyable & Sendable> {
  @usableFromInline static var chunkCapacity: Int { 30 }
  @usableFromInline static var ring: Int { 128 }

  @usableFromInline
  struct Chunk {
    @usableFromInline var next: UnsafeMutablePointer<Chunk>?
    @usableFromInline var count: Int
  }

  @usableFromInline
  struct Slot {
    @usableFromInline var first: UnsafeMutablePointer<Chunk>?
    @usableFromInline var count: Int
    @inlinable init() {
      first = nil
      count = 0
    }
  }

  @usableFromInline let slots: UnsafeMutablePointer<Slot>
  @usableFromInline let slotCount: Int
  @usableFromInline let free: UnsafeMutablePointer<UnsafeMutablePointer<Chunk>?>
  @usableFromInline var slabs: [UnsafeMutableRawPointer] = []
  @usableFromInline var overflow: [(block: Int, window: Int, mail: Mail<Message>)] = []

  /// - Parameter blocks: The number of blocks, which are numbered from 0 here.
  @inlinable
  init(blocks: Int) {
    slotCount = blocks * Self.ring
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: Slot(), count: slotCount)
    free = .allocate(capacity: 1)
    free.initialize(to: nil)
  }

  deinit {
    slots.deallocate()
    free.deallocate()
    for slab in slabs { slab.deallocate() }
  }

  @inlinable
  static var headerBytes: Int {
    let alignment = MemoryLayout<Mail<Message>>.alignment
    return (MemoryLayout<Chunk>.size + alignment - 1) / alignment * alignment
  }

  @inlinable @inline(__always)
  static func mails(of chunk: UnsafeMutablePointer<Chunk>) -> UnsafeMutablePointer<Mail<Message>> {
    (UnsafeMutableRawPointer(chunk) + headerBytes).assumingMemoryBound(to: Mail<Message>.self)
  }

  @inlinable @inline(never)
  func refill() {
    let chunkBytes = Self.headerBytes + Self.chunkCapacity * MemoryLayout<Mail<Message>>.stride
    let count = 64
    let slab = UnsafeMutableRawPointer.allocate(
      byteCount: chunkBytes * count, alignment: max(16, MemoryLayout<Mail<Message>>.alignment))
    slabs.append(slab)
    for index in (0..<count).reversed() {
      let chunk = (slab + index * chunkBytes).bindMemory(to: Chunk.self, capacity: 1)
      chunk.pointee.next = free.pointee
      chunk.pointee.count = 0
      free.pointee = chunk
    }
  }

  /// Adds mail for a window that is at least `currentWindow`.
  @inlinable @inline(__always)
  func add(_ mail: Mail<Message>, block: Int, window: Int, currentWindow: Int) {
    if window &- currentWindow >= Self.ring {
      overflow.append((block, window, mail))
      return
    }
    let slot = slots + (block &* Self.ring &+ (window & (Self.ring - 1)))
    var chunk: UnsafeMutablePointer<Chunk>
    if let first = slot.pointee.first, first.pointee.count < Self.chunkCapacity {
      chunk = first
    } else {
      if free.pointee == nil { refill() }
      chunk = free.pointee.unsafelyUnwrapped
      free.pointee = chunk.pointee.next
      chunk.pointee.next = slot.pointee.first
      chunk.pointee.count = 0
      slot.pointee.first = chunk
    }
    Self.mails(of: chunk)[chunk.pointee.count] = mail
    chunk.pointee.count &+= 1
    slot.pointee.count &+= 1
  }

  /// The number of pieces of mail of a block in a window.
  @inlinable @inline(__always)
  func count(block: Int, window: Int) -> Int {
    slots[block &* Self.ring &+ (window & (Self.ring - 1))].count
  }

  /// Moves the mail of a block in a window to `into`, by member, each member's in order of time, sender and sequence.
  ///
  /// - Parameters:
  ///   - into: Room for the slot's count.
  ///   - heads: Scratch of at least `members + 1` numbers.
  @inlinable
  func take(
    block: Int, window: Int, members: Int, into: UnsafeMutablePointer<Mail<Message>>, heads: UnsafeMutablePointer<UInt32>
  ) {
    let slot = slots + (block &* Self.ring &+ (window & (Self.ring - 1)))
    let count = slot.pointee.count
    heads.update(repeating: 0, count: members + 1)
    var next = slot.pointee.first
    while let chunk = next {
      let mails = Self.mails(of: chunk)
      for index in 0..<chunk.pointee.count {
        precondition(Int(mails[index].target) < members, "mail for a member that the block does not have")
        heads[Int(mails[index].target) &+ 1] &+= 1
      }
      next = chunk.pointee.next
    }
    for member in 0..<members { heads[member &+ 1] &+= heads[member] }
    next = slot.pointee.first
    while let chunk = next {
      let mails = Self.mails(of: chunk)
      for index in 0..<chunk.pointee.count {
        let target = Int(mails[index].target)
        into[Int(heads[target])] = mails[index]
        heads[target] &+= 1
      }
      next = chunk.pointee.next
      chunk.pointee.next = free.pointee
      free.pointee = chunk
    }
    slot.pointee = Slot()
    var start = 0
    while start < count {
      let end = Int(heads[Int(into[start].target)])
      Self.sort(into + start, count: end &- start)
      start = end
    }
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

  /// Brings what has come within reach from the overflow list to its slots. Needed once in every `ring / 2` windows.
  @inlinable
  func admitOverflow(currentWindow: Int) {
    guard !overflow.isEmpty else { return }
    let waiting = overflow
    overflow = []
    for (block, window, mail) in waiting { add(mail, block: block, window: window, currentWindow: currentWindow) }
  }
}
