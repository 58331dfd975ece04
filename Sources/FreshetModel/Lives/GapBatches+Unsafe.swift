import FreshetRandom

/// Gaps that were drawn in batches, of a few processes: without the person's pace.
///
/// A handle on memory that whoever makes it also frees. Each batch knows whose it is and is used for that alone, so whoever overwrites another's
/// costs time, never a result.
struct GapBatches: BitwiseCopyable {
  /// Whose gaps a batch has.
  private struct Owner: BitwiseCopyable {
    var person: UInt64
    var process: UInt64
    /// Batches begin at the multiples of their length.
    var number: UInt64
  }

  /// Of how many processes it keeps a batch.
  private static var room: Int { 64 }

  private let owners: UnsafeMutablePointer<Owner>
  private let seconds: UnsafeMutablePointer<Double>

  init() {
    owners = .allocate(capacity: Self.room)
    owners.initialize(repeating: Owner(person: .max, process: .max, number: .max), count: Self.room)
    seconds = .allocate(capacity: Self.room * RandomStream.batch)
    seconds.initialize(repeating: 0, count: Self.room * RandomStream.batch)
  }

  func deallocate() {
    owners.deallocate()
    seconds.deallocate()
  }

  /// The batch with the gap before a wish; it is drawn unless it is there.
  ///
  /// - Parameters:
  ///   - process: The position among the role's processes.
  ///   - occurrence: The number of the wish.
  /// - Returns: The gaps before it and its neighbours; see ``place(of:)``.
  @inline(__always)
  func batch(
    _ law: Exponential, _ process: Int, _ key: ProcessKey, of person: UInt64, with occurrence: UInt64, from stream: borrowing RandomStream
  ) -> UnsafePointer<Double> {
    let place = process & (Self.room &- 1)
    let gaps = seconds + place &* RandomStream.batch
    let number = occurrence / UInt64(RandomStream.batch)
    let owner = owners + place
    if owner.pointee.person != person || owner.pointee.process != key.bits || owner.pointee.number != number {
      stream.drawBatch(of: law, user: person, process: key, from: number &* UInt64(RandomStream.batch), into: gaps)
      owner.pointee = Owner(person: person, process: key.bits, number: number)
    }
    return UnsafePointer(gaps)
  }

  /// The place of a wish in its batch.
  @inline(__always)
  static func place(of occurrence: UInt32) -> Int { Int(occurrence) & (RandomStream.batch &- 1) }
}
