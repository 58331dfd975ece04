import FreshetCore

/// The mail of a worker on its way: what is for its own blocks by block and window, what is for other workers' blocks by worker.
///
/// Each block has a ring of slots, one for each of the next `ring` windows; what is due later waits in a list for each half of the ring. A slot
/// is a list of chunks from one pool, so memory follows the mail under way, and chunks that have just been emptied are used again while
/// they are in the cache.
///
/// A slot is nothing but the place for its next piece of mail. Chunks are aligned to their size and filled to their end, so a
/// place at such a boundary means that there is no room: adding a piece reads one word that may be out of the cache.
@usableFromInline
final class MailStore<Message: BitwiseCopyable & Sendable> {
  @usableFromInline static var ring: Int { 128 }

  /// The place for the next piece of each slot; 0 for a slot without chunks. Those of the blocks first, then one for each worker.
  @usableFromInline let slots: UnsafeMutablePointer<UInt>
  @usableFromInline let firstOutgoing: Int
  /// By position on the ring: the blocks that get mail then.
  @usableFromInline let filled: BlockSets
  /// The first chunk of the pool; 0 where that is empty. The first word of a chunk is the next one, in the pool or in a slot.
  @usableFromInline let free: UnsafeMutablePointer<UInt>
  @usableFromInline var slabs: [UnsafeMutableRawPointer] = []
  /// By halves of the ring, counted from the start of the run: what is due then.
  @usableFromInline var later: [Int: [(block: Int, window: Int, mail: Mail<Message>)]] = [:]

  /// - Parameters:
  ///   - blocks: The number of blocks, which are numbered from 0 here.
  ///   - workers: The number of workers of the run.
  @inlinable
  init(blocks: Int, workers: Int) {
    // Who has nothing to say needs no slots.
    firstOutgoing = Message.self == NoMessage.self ? 0 : blocks * Self.ring
    slots = .allocate(capacity: firstOutgoing + workers)
    slots.initialize(repeating: 0, count: firstOutgoing + workers)
    filled = BlockSets(count: firstOutgoing > 0 ? Self.ring : 0, blocks: blocks)
    free = .allocate(capacity: 1)
    free.initialize(to: 0)
  }

  deinit {
    slots.deallocate()
    filled.deallocate()
    free.deallocate()
    for slab in slabs { slab.deallocate() }
  }

  // MARK: Chunks

  /// The bytes of a chunk, a power of two: half a kilobyte, or room for eight pieces where they are large.
  @inlinable @inline(__always)
  static var chunkBytes: Int {
    var bytes = 512
    while bytes < 8 * MemoryLayout<Mail<Message>>.stride { bytes *= 2 }
    return bytes
  }

  @inlinable @inline(__always)
  static var chunkCapacity: Int {
    (chunkBytes - MemoryLayout<UInt>.size) / MemoryLayout<Mail<Message>>.stride
  }

  /// Where the first piece of a chunk stands.
  @inlinable @inline(__always)
  static var chunkOffset: Int { chunkBytes - chunkCapacity * MemoryLayout<Mail<Message>>.stride }

  @inlinable @inline(__always)
  static func word(at address: UInt) -> UnsafeMutablePointer<UInt> {
    UnsafeMutablePointer(bitPattern: address).unsafelyUnwrapped
  }

  @inlinable @inline(__always)
  static func mail(at address: UInt) -> UnsafeMutablePointer<Mail<Message>> {
    UnsafeMutablePointer(bitPattern: address).unsafelyUnwrapped
  }

  @inlinable @inline(never)
  func refill() {
    let count = 64
    let slab = UnsafeMutableRawPointer.allocate(byteCount: Self.chunkBytes * count, alignment: Self.chunkBytes)
    slabs.append(slab)
    for index in (0..<count).reversed() { release(UInt(bitPattern: slab + index * Self.chunkBytes)) }
  }

  /// Gives a chunk back to the pool.
  @inlinable @inline(__always)
  func release(_ chunk: UInt) {
    Self.word(at: chunk).initialize(to: free.pointee)
    free.pointee = chunk
  }

  /// Puts a new chunk into a slot that has no room.
  @inlinable @inline(never)
  func extend(_ slot: UnsafeMutablePointer<UInt>) {
    if free.pointee == 0 { refill() }
    if slot.pointee == 0, slot - slots < firstOutgoing { filled.insert((slot - slots) / Self.ring, into: (slot - slots) % Self.ring) }
    let chunk = free.pointee
    free.pointee = Self.word(at: chunk).pointee
    Self.word(at: chunk).pointee = slot.pointee == 0 ? 0 : slot.pointee &- UInt(Self.chunkBytes)
    slot.pointee = chunk &+ UInt(Self.chunkOffset)
  }

  // MARK: Slots

  @inlinable @inline(__always)
  func slot(block: Int, window: Int) -> UnsafeMutablePointer<UInt> { slots + (block &* Self.ring &+ (window & (Self.ring - 1))) }

  /// Which of 64 blocks get mail in a window.
  @inlinable @inline(__always)
  func filled(_ word: Int, in window: Int) -> UInt64 { filled.word(word, of: window & (Self.ring - 1)) }

  /// The slot of what is for another worker's blocks.
  @inlinable @inline(__always)
  func outgoing(to worker: Int) -> UnsafeMutablePointer<UInt> { slots + (firstOutgoing &+ worker) }

  @inlinable @inline(__always)
  func add(_ mail: Mail<Message>, to slot: UnsafeMutablePointer<UInt>) {
    if slot.pointee & UInt(Self.chunkBytes &- 1) == 0 { extend(slot) }
    let place = slot.pointee
    Self.mail(at: place).initialize(to: mail)
    slot.pointee = place &+ UInt(MemoryLayout<Mail<Message>>.stride)
  }

  /// Calls `body` with each piece in a slot, in no order that matters.
  @inlinable @inline(__always)
  func forEach(in slot: UnsafeMutablePointer<UInt>, _ body: (UnsafePointer<Mail<Message>>) -> Void) {
    guard slot.pointee != 0 else { return }
    var end = slot.pointee
    var chunk = (end &- 1) & ~UInt(Self.chunkBytes &- 1)
    while chunk != 0 {
      var place = chunk &+ UInt(Self.chunkOffset)
      while place < end {
        body(UnsafePointer(Self.mail(at: place)))
        place &+= UInt(MemoryLayout<Mail<Message>>.stride)
      }
      chunk = Self.word(at: chunk).pointee
      end = chunk &+ UInt(Self.chunkBytes)
    }
  }

  /// Empties a slot whose mail nobody needs any more.
  @inlinable @inline(__always)
  func empty(_ slot: UnsafeMutablePointer<UInt>) {
    guard slot.pointee != 0 else { return }
    if slot - slots < firstOutgoing { filled.remove((slot - slots) / Self.ring, from: (slot - slots) % Self.ring) }
    var chunk = (slot.pointee &- 1) & ~UInt(Self.chunkBytes &- 1)
    slot.pointee = 0
    while chunk != 0 {
      let next = Self.word(at: chunk).pointee
      release(chunk)
      chunk = next
    }
  }

  // MARK: Mail for own blocks

  /// Adds mail for a window that is at least `currentWindow`.
  @inlinable @inline(__always)
  func add(_ mail: Mail<Message>, block: Int, window: Int, currentWindow: Int) {
    if window &- currentWindow >= Self.ring {
      later[window / Self.half, default: []].append((block, window, mail))
    } else {
      add(mail, to: slot(block: block, window: window))
    }
  }

  /// Puts the mail of a block in a window on the members' lists, and files those who get any in this window. It stays in its slot.
  ///
  /// - Returns: Whether there is any.
  @inlinable @inline(__always)
  func deliver(
    _ slot: UnsafeMutablePointer<UInt>, to addresses: Range<UInt32>, by delivery: inout Delivery<Message>,
    filing: (calendar: Calendar, now: Int)
  ) -> Bool {
    guard Message.self != NoMessage.self, slot.pointee != 0 else { return false }
    var count = 0
    forEach(in: slot) { mail in
      let member = Int(mail.pointee.target &- addresses.lowerBound)
      precondition(member < addresses.count, "mail for a member that the block does not have")
      delivery.reserve(count &+ 1, keeping: count)
      delivery.add(mail, to: member, number: count)
      filing.calendar.file(member, at: filing.now)
      count &+= 1
    }
    return true
  }

  /// Half of the ring, in windows.
  @usableFromInline static var half: Int { ring / 2 }

  /// Brings what is due in the half of the ring after the one that begins to its slots. Needed whenever one begins.
  @inlinable
  func admitLater(currentWindow: Int) {
    guard let waiting = later.removeValue(forKey: currentWindow / Self.half + 1) else { return }
    for (block, window, mail) in waiting { add(mail, to: slot(block: block, window: window)) }
  }
}
