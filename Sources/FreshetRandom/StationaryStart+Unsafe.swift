import CGSL
import Synchronization

/// How a renewal process in equilibrium starts for somebody who has a rate of their own: when the first event comes, and which rate they have.
///
/// With gaps of the law F of mean m, divided by the person's factor S of density f and mean 1, the time X of the first event and the factor
/// have together the density s·f(s) · (1 − F(x·s)) / m. Hence one word of random bits says in which of some bins X lies: most people of most
/// actions will not act for years, and are done with. For others X is proposed uniform in its bin, and S from its size-biased law s·f(s), until
/// they are accepted with the probability 1 − F(X·S). That is exact, whatever the bins are. They do not depend on how long a run lasts: a
/// longer run is the continuation of a shorter one.
///
///     let start = StationaryStart.of(gap, spread: spread)
///     let bin = start.handle.bin(of: stream.bits())
///     let (seconds, factor) = start.handle.draw(in: bin, from: stream)
///
/// - Source: Cox, Renewal Theory, 1962, section 5.1, for the equilibrium; Devroye, Non-Uniform Random Variate Generation, 1986, section II.3,
///   for rejection.
public final class StationaryStart: Sendable {
  /// The same without counting references: alive as long as this is.
  public let handle: Handle

  /// - Parameters:
  ///   - gap: The law of the gaps at the mean rate.
  ///   - spread: The law of the factor; absent where it is always 1.
  /// - Complexity: O(1): 0.1 ms where the probabilities have a closed form, some milliseconds where they have none.
  package init(_ gap: Distribution, spread: RateSpread?) {
    handle = Handle(gap, spread)
  }

  deinit { handle.deallocate() }

  private struct Laws: Hashable {
    var gap: Distribution
    var spread: RateSpread?
  }

  /// How many are kept for whoever asks for them again.
  private static let most = 256
  private static let known = Mutex<[Laws: StationaryStart]>([:])

  /// The start for some laws, made unless it is known from before: the points of a sweep have most of them in common.
  public static func of(_ gap: Distribution, spread: RateSpread?) -> StationaryStart {
    let laws = Laws(gap: gap, spread: spread)
    if let start = known.withLock({ $0[laws] }) { return start }
    let start = StationaryStart(gap, spread: spread)
    known.withLock {
      if $0.count >= most { $0.removeAll() }
      $0[laws] = start
    }
    return start
  }
}

extension StationaryStart {
  /// A handle on the bins of a start, for hot loops.
  public struct Handle: @unchecked Sendable {  // What it points to never changes.
    private struct Contents {
      let gap: Distribution
      let spread: RateSpread?
      /// Where the bins begin, in seconds; the last one has no end.
      let edges: UnsafeMutablePointer<Double>
      /// By bin: the least word that lies in none before it.
      let words: UnsafeMutablePointer<UInt64>
      /// For each value of the highest bits of a word, the bin in which its least word lies.
      let guide: UnsafeMutablePointer<UInt8>
      let survival: Survival
    }

    private let contents: UnsafeMutablePointer<Contents>

    /// Four an octave, and one after them.
    private static var bins: Int { 49 }
    /// How many bits of a word the guide goes by.
    private static var guideBits: UInt64 { 8 }

    fileprivate init(_ gap: Distribution, _ spread: RateSpread?) {
      let edges = Self.edges(of: gap, spread)
      let words = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.bins)
      for bin in 0..<Self.bins {
        let before = Self.probability(before: edges[bin], gap, spread)
        // Beyond the range of numbers nobody ever acts.
        words.advanced(by: bin).initialize(to: before.isNaN ? 0 : before < 1 ? UInt64(max(0, before) * 0x1p64) : .max)
      }
      let kept = UnsafeMutablePointer<Double>.allocate(capacity: Self.bins)
      kept.initialize(from: edges, count: Self.bins)
      let guide = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << Self.guideBits)
      var bin = 0
      for part in 0..<(1 << Self.guideBits) {
        let least = UInt64(part) << (64 - Self.guideBits)
        while bin < Self.bins - 1, words[bin + 1] <= least { bin += 1 }
        guide.advanced(by: part).initialize(to: UInt8(bin))
      }
      contents = .allocate(capacity: 1)
      contents.initialize(
        to: Contents(gap: gap, spread: spread, edges: kept, words: words, guide: guide, survival: Survival(of: gap)))
    }

    /// Up to two means: further out proposals would be accepted too rarely. Or up to where one in 64 is left, since what comes after is
    /// drawn until it is far enough.
    private static func edges(of gap: Distribution, _ spread: RateSpread?) -> [Double] {
      // Of one bin for all times nothing has to be known: the quadrature of a law as steep as a step would take seconds.
      if isSteep(gap, spread) { return Array(repeating: 0, count: bins) }
      let most = 63.0 / 64
      var last = 2 * gap.mean
      if probability(before: last, gap, spread) > most {
        var below = 0.0
        for _ in 0..<50 {
          let middle = below + (last - below) / 2
          if probability(before: middle, gap, spread) > most { last = middle } else { below = middle }
        }
      }
      return [0] + (1..<bins).map { bin in last * pow(2, Double(bin - bins + 1) / 4) }
    }

    /// Whether gaps are nearly all alike, in a pair whose probabilities have no closed form.
    private static func isSteep(_ gap: Distribution, _ spread: RateSpread?) -> Bool {
      guard let spread else { return false }
      if gap.gammaShape != nil, case .gamma = spread { return false }
      return gap.kind.variance < 0.01 * gap.mean * gap.mean
    }

    /// The probability that the first event comes before a time.
    ///
    /// The time has the law of a quotient: what is left of a gap at the mean rate, divided by the factor.
    package static func probability(before seconds: Double, _ gap: Distribution, _ spread: RateSpread?) -> Double {
      guard let spread else { return gap.kind.equilibriumProbability(seconds) }
      if let gapShape = gap.gammaShape, case .gamma(let law) = spread {
        return law.equilibriumProbability(seconds, gapMean: gap.mean, gapShape: gapShape)
      }
      let kind = gap.kind
      return spread.mean { kind.equilibriumProbability(seconds * $0) }
    }

    fileprivate func deallocate() {
      contents.pointee.edges.deallocate()
      contents.pointee.words.deallocate()
      contents.pointee.guide.deallocate()
      contents.pointee.survival.deallocate()
      contents.deinitialize(count: 1).deallocate()
    }

    /// The bin in which the first event lies, for a word of random bits.
    public func bin(of word: UInt64) -> Int {
      let words = contents.pointee.words
      var bin = Int(contents.pointee.guide[Int(truncatingIfNeeded: word &>> (64 &- Self.guideBits))])
      while bin < Self.bins &- 1, words[bin &+ 1] <= word { bin &+= 1 }
      return bin
    }

    /// The earliest time of the events of a bin, in seconds at the mean rate.
    public func earliest(_ bin: Int) -> Double { contents.pointee.edges[bin] }

    /// The greatest word for which the first event may come before a time, in seconds at the mean rate.
    public func lastWord(before seconds: Double) -> UInt64 {
      guard let bin = (0..<Self.bins).first(where: { earliest($0) >= seconds }) else { return .max }
      return contents.pointee.words[bin] &- (bin == 0 ? 0 : 1)
    }

    /// Draws the first event of a bin.
    ///
    /// - Parameter stream: Turned to a decision; the draws are as many as it takes.
    /// - Returns: The time of the event in seconds, and the person's factor on the rate.
    public func draw(in bin: Int, from stream: borrowing RandomStream) -> (seconds: Double, factor: Double) {
      let edges = contents.pointee.edges
      guard bin < Self.bins &- 1 else { return drawBeyond(edges[bin], from: stream) }
      let (start, width) = (edges[bin], edges[bin &+ 1] - edges[bin])
      for _ in 0..<Self.mostTries {
        let seconds = start + stream.uniform() * width
        let factor = contents.pointee.spread?.sampleSizeBiased(from: stream) ?? 1
        if contents.pointee.survival.exceeds(stream.uniform(), at: seconds * factor, contents.pointee.gap) { return (seconds, factor) }
      }
      return drawBeyond(0, from: stream)
    }

    /// So many are only needed where laws are too extreme for numbers.
    private static var mostTries: Int { 10_000_000 }

    /// Draws until an event lies far enough out.
    @inline(never)
    private func drawBeyond(_ start: Double, from stream: borrowing RandomStream) -> (seconds: Double, factor: Double) {
      while true {
        let factor = contents.pointee.spread?.sample(from: stream) ?? 1
        let seconds = contents.pointee.gap.sampleForwardRecurrence(from: stream) / factor
        // What is no number comes never.
        if !(seconds < start) { return (seconds, factor) }
      }
    }
  }
}

/// The probability that a gap is longer than a time, as far as a comparison with a random number needs it: a table of bounds decides most.
private struct Survival {
  /// Where the table begins and ends, as powers of 2 of the mean.
  private static var octaves: Range<Int> { -20..<6 }
  /// As a power of 2.
  private static var stepsOfOctave: UInt64 { 4 }

  private let table: UnsafeMutablePointer<Double>
  private let perMean: Double

  init(of gap: Distribution) {
    perMean = 1 / gap.mean
    let kind = gap.kind
    let count = Self.octaves.count << Self.stepsOfOctave + 1
    table = .allocate(capacity: count)
    for step in 0..<count {
      let value = Double(bitPattern: (Self.first + UInt64(step)) << (52 - Self.stepsOfOctave))
      table.advanced(by: step).initialize(to: 1 - kind.cumulativeProbability(value * gap.mean))
    }
  }

  func deallocate() { table.deallocate() }

  /// The bits, up to those of a step, of the first time.
  private static var first: UInt64 { UInt64(1023 + octaves.lowerBound) << stepsOfOctave }

  /// Whether the probability of a longer gap is above a number.
  @inline(__always)
  func exceeds(_ number: Double, at seconds: Double, _ gap: Distribution) -> Bool {
    let step = Int(truncatingIfNeeded: (seconds * perMean).bitPattern >> (52 - Self.stepsOfOctave) &- Self.first)
    if step >= 0, step < Self.octaves.count << Self.stepsOfOctave {
      if number < table[step &+ 1] { return true }
      if number >= table[step] { return false }
    }
    return number < Self.exactly(seconds, gap)
  }

  @inline(never)
  private static func exactly(_ seconds: Double, _ gap: Distribution) -> Double { 1 - gap.kind.cumulativeProbability(seconds) }
}
