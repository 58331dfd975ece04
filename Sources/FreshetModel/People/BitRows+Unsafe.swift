/// Rows of some bits each, without gaps but to the next byte.
struct BitRows {
  private let bytes: UnsafeMutableRawPointer
  private let rowBytes: Int

  /// All bits are 0.
  init(rows: Int, bits: Int) {
    rowBytes = (bits + 7) / 8
    // A word is read and written from any bit's byte on, and its ninth byte after it.
    let count = rows * rowBytes + 9
    bytes = .allocate(byteCount: count, alignment: 8)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: count)
  }

  func deallocate() { bytes.deallocate() }

  /// Whether the first bit of a row is set.
  @inline(__always)
  func first(row: Int) -> Bool { bytes.load(fromByteOffset: row &* rowBytes, as: UInt8.self) & 1 != 0 }

  /// Reads up to 64 bits of a row.
  func read(row: Int, from bit: Int, count: Int) -> UInt64 {
    let (byte, shift) = place(row, bit)
    let low = word(byte) &>> shift
    let high = shift == 0 ? 0 : UInt64(bytes.load(fromByteOffset: byte &+ 8, as: UInt8.self)) &<< (64 &- shift)
    return (low | high) & Self.mask(count)
  }

  /// Writes up to 64 bits of a row.
  func write(_ bits: UInt64, row: Int, from bit: Int, count: Int) {
    let (byte, shift) = place(row, bit)
    let mask = Self.mask(count)
    let low = (word(byte) & ~(mask &<< shift)) | (bits & mask) &<< shift
    bytes.storeBytes(of: low.littleEndian, toByteOffset: byte, as: UInt64.self)
    guard Int(shift) &+ count > 64 else { return }
    let highMask = UInt8(truncatingIfNeeded: mask &>> (64 &- shift))
    let high = bytes.load(fromByteOffset: byte &+ 8, as: UInt8.self) & ~highMask
    bytes.storeBytes(
      of: high | UInt8(truncatingIfNeeded: (bits & mask) &>> (64 &- shift)), toByteOffset: byte &+ 8, as: UInt8.self)
  }

  private func place(_ row: Int, _ bit: Int) -> (byte: Int, shift: UInt64) {
    (row &* rowBytes &+ bit &>> 3, UInt64(bit & 7))
  }

  private func word(_ byte: Int) -> UInt64 { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self)) }

  private static func mask(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 &<< UInt64(count)) &- 1 }
}
