/// Sets of a worker's blocks: a bit for each, so that one word says of 64 blocks that they have nothing to do.
@usableFromInline
struct BlockSets {
  @usableFromInline let bits: UnsafeMutablePointer<UInt64>
  /// The words of a set.
  @usableFromInline let words: Int

  /// Empty sets of blocks that are numbered from 0.
  @inlinable
  init(count: Int, blocks: Int) {
    words = (blocks &+ 63) / 64
    bits = .allocate(capacity: max(1, count * words))
    bits.initialize(repeating: 0, count: max(1, count * words))
  }

  @inlinable
  func deallocate() { bits.deallocate() }

  @inlinable @inline(__always)
  func insert(_ block: Int, into set: Int) { bits[set &* words &+ block / 64] |= 1 &<< UInt64(truncatingIfNeeded: block % 64) }

  @inlinable @inline(__always)
  func remove(_ block: Int, from set: Int) { bits[set &* words &+ block / 64] &= ~(1 &<< UInt64(truncatingIfNeeded: block % 64)) }

  /// Which of 64 blocks are in a set.
  @inlinable @inline(__always)
  func word(_ index: Int, of set: Int) -> UInt64 { bits[set &* words &+ index] }
}
