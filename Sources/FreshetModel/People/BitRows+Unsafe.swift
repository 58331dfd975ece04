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

  /// Some bits of each row.
  struct Field {
    let bit: Int
    let count: Int
    fileprivate let mask: UInt64

    /// - Parameter count: Up to 64.
    init(at bit: Int, count: Int) {
      self.bit = bit
      self.count = count
      mask = BitRows.mask(count)
    }

    /// The bit after the last one.
    var end: Int { bit &+ count }
  }

  /// The first 64 bits of a row, those of the next ones among them where it is shorter.
  @inline(__always)
  func head(row: Int) -> UInt64 { word(row &* rowBytes) }

  /// Writes the first bits of a row back, while nothing else has been written.
  @inline(__always)
  func setHead(row: Int, _ head: UInt64) { bytes.storeBytes(of: head.littleEndian, toByteOffset: row &* rowBytes, as: UInt64.self) }

  /// Reads a field of a row.
  ///
  /// - Parameter head: The row's ``head(row:)``.
  @inline(__always)
  func read(_ field: Field, row: Int, head: UInt64) -> UInt64 {
    if field.end <= 64 { return head &>> UInt64(truncatingIfNeeded: field.bit) & field.mask }
    return read(row: row, from: field.bit, count: field.count)
  }

  /// Writes a field of a row, into its head where it lies there.
  ///
  /// - Parameter head: The row's ``head(row:)``, to be written back before anything is read of another row.
  @inline(__always)
  func write(_ bits: UInt64, _ field: Field, row: Int, head: inout UInt64) {
    if field.end <= 64 {
      let shift = UInt64(truncatingIfNeeded: field.bit)
      head = head & ~(field.mask &<< shift) | (bits & field.mask) &<< shift
    } else {
      setHead(row: row, head)
      write(bits, row: row, from: field.bit, count: field.count)
      head = self.head(row: row)
    }
  }

  /// Reads up to 64 bits of a row.
  private func read(row: Int, from bit: Int, count: Int) -> UInt64 {
    let (byte, shift) = place(row, bit)
    let low = word(byte) &>> shift
    let high = shift == 0 ? 0 : UInt64(bytes.load(fromByteOffset: byte &+ 8, as: UInt8.self)) &<< (64 &- shift)
    return (low | high) & Self.mask(count)
  }

  /// Writes up to 64 bits of a row.
  private func write(_ bits: UInt64, row: Int, from bit: Int, count: Int) {
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

  @inline(__always)
  private func word(_ byte: Int) -> UInt64 { UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self)) }

  private static func mask(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 &<< UInt64(count)) &- 1 }
}
