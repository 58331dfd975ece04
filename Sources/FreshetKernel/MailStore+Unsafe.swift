import FreshetCore

/// The mail of some blocks, by block and window, before it is delivered.
///
/// Each block has a ring of slots, one for each of the next `ring` windows; what is due later waits in an overflow list. A slot
/// is a list of chunks from one pool, so memory follows the mail under way, and chunks that have just been emptied are used
/// again while they are in the cache.
///
/// A slot is nothing but the place for its next piece of mail. Chunks are aligned to their size and filled to their end, so a
/// place at such a boundary means that there is no room: adding a piece reads one word that may be out of the cache.
@usableFromInline
final class MailStore<Message: BitwiseCopyable & Sendable> {
  @usableFromInline static var ring: Int { 128 }

  /// The place for the next piece of each slot; 0 for a slot without chunks.
  @usableFromInline let slots: UnsafeMutablePointer<UInt>
  /// The first chunk of the pool; 0 where that is empty. The first word of a chunk is the next one, in the pool or in a slot.
  @usableFromInline let free: UnsafeMutablePointer<UInt>
  @usableFromInline var slabs: [UnsafeMutableRawPointer] = []
  @usableFromInline var overflow: [(block: Int, window: Int, mail: Mail<Message>)] = []

  /// - Parameter blocks: The number of blocks, which are numbered from 0 here.
  @inlinable
  init(blocks: Int) {
    // Who has nothing to say needs no slots.
    let count = Message.self == NoMessage.self ? 0 : blocks * Self.ring
    slots = .allocate(capacity: max(1, count))
    slots.initialize(repeating: 0, count: count)
    free = .allocate(capacity: 1)
    free.initialize(to: 0)
  }

  deinit {
    slots.deallocate()
    free.deallocate()
    for slab in slabs { slab.deallocate() }
  }

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
    for index in (0..<count).reversed() {
      let chunk = UInt(bitPattern: slab + index * Self.chunkBytes)
      Self.word(at: chunk).initialize(to: free.pointee)
      free.pointee = chunk
    }
  }

  /// Puts a new chunk into a slot that has no room.
  @inlinable @inline(never)
  func extend(_ slot: UnsafeMutablePointer<UInt>) {
    if free.pointee == 0 { refill() }
    let chunk = free.pointee
    free.pointee = Self.word(at: chunk).pointee
    Self.word(at: chunk).pointee = slot.pointee == 0 ? 0 : slot.pointee &- UInt(Self.chunkBytes)
    slot.pointee = chunk &+ UInt(Self.chunkOffset)
  }

  /// Adds mail for a window that is at least `currentWindow`.
  @inlinable @inline(__always)
  func add(_ mail: Mail<Message>, block: Int, window: Int, currentWindow: Int) {
    if window &- currentWindow >= Self.ring {
      overflow.append((block, window, mail))
      return
    }
    let slot = slots + (block &* Self.ring &+ (window & (Self.ring - 1)))
    if slot.pointee & UInt(Self.chunkBytes &- 1) == 0 { extend(slot) }
    let place = slot.pointee
    Self.mail(at: place).initialize(to: mail)
    slot.pointee = place &+ UInt(MemoryLayout<Mail<Message>>.stride)
  }

  /// Moves the mail of a block in a window to the members' lists, and files those who get any in this window.
  ///
  /// - Returns: Whether there is any.
  @inlinable @inline(__always)
  func take(
    window: Int, block: Int, members: Int, into delivery: inout Delivery<Message>, filing: (calendar: Calendar, now: Int)
  ) -> Bool {
    guard Message.self != NoMessage.self else { return false }
    let slot = slots + (block &* Self.ring &+ (window & (Self.ring - 1)))
    guard slot.pointee != 0 else { return false }
    var end = slot.pointee
    slot.pointee = 0
    var chunk = (end &- 1) & ~UInt(Self.chunkBytes &- 1)
    var count = 0
    while chunk != 0 {
      delivery.reserve(count &+ Self.chunkCapacity, keeping: count)
      var place = chunk &+ UInt(Self.chunkOffset)
      while place < end {
        let mail = Self.mail(at: place).pointee
        precondition(Int(mail.target) < members, "mail for a member that the block does not have")
        delivery.add(mail, number: count)
        filing.calendar.fileNow(Int(mail.target), at: filing.now)
        count &+= 1
        place &+= UInt(MemoryLayout<Mail<Message>>.stride)
      }
      let next = Self.word(at: chunk).pointee
      Self.word(at: chunk).pointee = free.pointee
      free.pointee = chunk
      chunk = next
      end = next &+ UInt(Self.chunkBytes)
    }
    return true
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
