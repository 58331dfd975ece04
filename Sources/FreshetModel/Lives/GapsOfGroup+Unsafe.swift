import FreshetRandom

/// The next gaps of neighbours, as far as they are exponential: those with a mean of 1, drawn many at once.
///
/// A handle on memory that whoever makes it also frees.
struct GapsOfGroup: BitwiseCopyable {
  /// For whom there is room: the members of a group that the kernel prepares.
  private static var room: Int { 64 }

  private let draws: UnsafeMutablePointer<Double>
  private let means: UnsafeMutablePointer<Double>
  private let places: UnsafeMutablePointer<UInt8>

  init() {
    draws = .allocate(capacity: Self.room)
    draws.initialize(repeating: 0, count: Self.room)
    means = .allocate(capacity: Self.room)
    means.initialize(repeating: 0, count: Self.room)
    places = .allocate(capacity: Self.room)
    places.initialize(repeating: 0, count: Self.room)
  }

  func deallocate() {
    draws.deallocate()
    means.deallocate()
    places.deallocate()
  }

  /// Notes whose gap is to be drawn.
  ///
  /// - Parameters:
  ///   - count: How many have been noted before.
  ///   - place: The person's place among the neighbours.
  @inline(__always)
  func note(_ count: Int, _ place: Int, mean: Double, _ first: EarlyDraws) {
    draws[count] = first.uniform
    means[count] = mean
    places[count] = UInt8(truncatingIfNeeded: place)
  }

  /// Draws the gaps of those that have been noted, and puts each where it belongs.
  @inline(__always)
  func draw(_ count: Int, into gaps: UnsafeMutablePointer<EarlyGap>) {
    for first in stride(from: 0, to: count, by: RandomStream.batch) { Exponential.drawUnits(draws + first) }
    for one in 0..<count { gaps[Int(places[one])].seconds = means[one] * draws[one] }
  }
}

extension Tools {
  /// Makes the draws of the next gaps of those who live on packed, before the first of them does: a processor makes many in little more than
  /// the time of one.
  @inline(__always)
  func drawAhead(_ due: UInt64, from first: Int, of block: PopulationBlock, _ packed: PackedPeople) {
    var count = 0
    var rest = due
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest &- 1
      let member = first &+ place
      guard packed.isPlain(member) else { continue }
      let process = packed.earliest(member).process
      let its = block.role.process(process)
      let draws = stream.early(
        user: block.number(of: member), process: its.pointee.gapKey, occurrence: UInt64(packed.slot(member, process).occurrence) &+ 1)
      earlyGaps[place] = EarlyGap(draws: draws, seconds: .nan)
      guard case .exponential(let law) = its.pointee.gap else { continue }
      gapsOfGroup.note(count, place, mean: law.mean, draws)
      count &+= 1
    }
    gapsOfGroup.draw(count, into: earlyGaps)
  }
}
