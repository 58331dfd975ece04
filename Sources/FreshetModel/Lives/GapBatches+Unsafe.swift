import FreshetCore
import FreshetRandom

/// Gaps that were drawn in batches, of a few processes.
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
  private let steps: UnsafeMutablePointer<SimulationDuration>

  init() {
    owners = .allocate(capacity: Self.room)
    owners.initialize(repeating: Owner(person: .max, process: .max, number: .max), count: Self.room)
    seconds = .allocate(capacity: Self.room * RandomStream.batch)
    seconds.initialize(repeating: 0, count: Self.room * RandomStream.batch)
    steps = .allocate(capacity: Self.room * RandomStream.batch)
    steps.initialize(repeating: .zero, count: Self.room * RandomStream.batch)
  }

  func deallocate() {
    owners.deallocate()
    seconds.deallocate()
    steps.deallocate()
  }

  /// The gaps before some wishes, by ``place(of:)``.
  struct Batch {
    /// Without the person's pace.
    let seconds: UnsafePointer<Double>
    /// As they are in time, at least a microsecond; only where nothing but the pace changes them.
    let steps: UnsafePointer<SimulationDuration>
  }

  /// The batch with the gap before a wish; it is drawn unless it is there.
  ///
  /// - Parameters:
  ///   - process: The position among the role's processes.
  ///   - wish: The wish before which the gap is: who wants it, and its number.
  ///   - pace: The person's, where nothing else changes gaps: what comes next then need not wait for seconds to become time. `nil` where a clock
  ///     does, and then the steps mean nothing.
  /// - Returns: The gaps before it and its neighbours.
  @inline(__always)
  func batch(
    _ law: Exponential, _ process: Int, _ key: ProcessKey, before wish: (person: UInt64, occurrence: UInt64), pace: Float?,
    from stream: borrowing RandomStream
  ) -> Batch {
    let person = wish.person
    let place = process & (Self.room &- 1)
    let (gaps, steps) = (seconds + place &* RandomStream.batch, steps + place &* RandomStream.batch)
    let number = wish.occurrence / UInt64(RandomStream.batch)
    let owner = owners + place
    if owner.pointee.person != person || owner.pointee.process != key.bits || owner.pointee.number != number {
      stream.drawBatch(of: law, user: person, process: key, from: number &* UInt64(RandomStream.batch), into: gaps)
      if let pace {
        for one in 0..<RandomStream.batch { steps[one] = max(.shortest, SimulationDuration(seconds: gaps[one] * Double(pace))) }
      }
      owner.pointee = Owner(person: person, process: key.bits, number: number)
    }
    return Batch(seconds: UnsafePointer(gaps), steps: UnsafePointer(steps))
  }

  /// The place of a wish in its batch.
  @inline(__always)
  static func place(of occurrence: UInt32) -> Int { Int(occurrence) & (RandomStream.batch &- 1) }
}

extension SimulationDuration {
  /// Two wishes of a person are at least so long apart, so that nobody stays at one instant for ever.
  static var shortest: SimulationDuration { SimulationDuration(microseconds: 1) }
}
