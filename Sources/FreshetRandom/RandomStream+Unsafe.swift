public import CDraws
public import CGSL

/// A stream of random draws that belongs to one decision: draw = f(seed, replication, user, process, occurrence).
///
/// A counter-based generator (Philox2x64-10) behind GSL's generator interface, so every GSL sampler runs on it unchanged.
/// Changing to another decision costs a few stores: nothing is seeded and nothing is warmed up, so any draw of any
/// user can be made at any moment, on any thread, with the same result.
///
/// The words of the counter are the identity itself, not a hash of it: two decisions of one run never share a stream.
///
///     let stream = RandomStream(seed: 20171017, replication: 0)
///     stream.select(user: 7, process: ProcessKey("wechat", "change_picture", "gap"), occurrence: 3)
///     stream.uniform()
///
/// - Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11. They call a generator
///   Crush-resistant that passes SmallCrush, Crush and BigCrush of TestU01; Philox2x64 is so from 6 rounds on. The 10 rounds
///   used here are their default, with a safety margin.
public struct RandomStream: ~Copyable {
  /// GSL's handle, to pass to a sampler.
  public let generator: UnsafeMutablePointer<gsl_rng>
  @usableFromInline let state: UnsafeMutablePointer<freshet_stream>

  /// Creates a stream of the given run.
  ///
  /// - Parameters:
  ///   - seed: Any number; each gives an unrelated run.
  ///   - replication: The replication's number from 0; each gives an unrelated run.
  public init(seed: UInt64, replication: Int) {
    GSL.reportErrorsByValue()
    generator = gsl_rng_alloc(freshet_stream_type())
    state = gsl_rng_state(generator).assumingMemoryBound(to: freshet_stream.self)
    state.pointee = freshet_stream()
    selectRun(seed: seed, replication: replication)
  }

  deinit {
    gsl_rng_free(generator)
  }

  /// Turns to another run, as if the stream had been created for it; a decision of it is to be selected next.
  package func selectRun(seed: UInt64, replication: Int) {
    freshet_stream_set_key(state, Self.mix(Self.mix(seed) ^ UInt64(bitPattern: Int64(replication))))
  }

  /// Turns to the draws of one decision, beginning with its first.
  ///
  /// - Parameters:
  ///   - user: The user's number, below 2⁴⁰.
  ///   - process: What is decided.
  ///   - occurrence: Which time it is, from 0, below 2⁴⁰. Each has room for 2²⁵ draws of 64 bits before the next one begins.
  /// - Complexity: O(1), four stores.
  @inlinable @inline(__always)
  public func select(user: UInt64, process: ProcessKey, occurrence: UInt64) {
    state.pointee.high = process.bits | user
    state.pointee.low = occurrence &<< 24
    state.pointee.left = 0
  }

  /// Makes the first draws of a decision before they are needed.
  ///
  /// They take long to make and depend on nothing but the decision, so a processor makes those of several decisions in little
  /// more than the time of one.
  @inlinable @inline(__always)
  public func early(user: UInt64, process: ProcessKey, occurrence: UInt64) -> EarlyDraws {
    let (high, low) = (process.bits | user, occurrence &<< 24)
    return EarlyDraws(high: high, low: low, words: freshet_stream_words(state, high, low))
  }

  /// How many draws a batch has.
  @inlinable
  public static var batch: Int { Int(freshet_batch) }

  /// Makes the draws of the exponential law that so many decisions of one person begin with, ``batch`` of them in a row: those that
  /// ``Exponential/sample(from:)`` makes of each, in a fraction of the time.
  ///
  /// - Parameters:
  ///   - law: The law.
  ///   - user: As of ``select(user:process:occurrence:)``.
  ///   - process: What is decided.
  ///   - occurrence: The first of the occurrences.
  ///   - draws: Room for as many, in seconds.
  @inlinable @inline(__always)
  public func drawBatch(
    of law: Exponential, user: UInt64, process: ProcessKey, from occurrence: UInt64, into draws: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<Self.batch {
      draws[place] = early(user: user, process: process, occurrence: occurrence &+ UInt64(truncatingIfNeeded: place)).uniform
    }
    freshet_exponentials(draws, law.mean)
  }

  /// Turns to the draws of one decision, of which the first may have been made early. The draws are the same in any case.
  @inlinable @inline(__always)
  public func select(user: UInt64, process: ProcessKey, occurrence: UInt64, early: EarlyDraws) {
    select(user: user, process: process, occurrence: occurrence)
    guard early.areOf(user: user, process: process, occurrence: occurrence) else { return }
    state.pointee.low &+= 1
    state.pointee.words = freshet_words(first: early.first, second: early.second)
    state.pointee.left = 2
  }

  /// A draw that is uniform on [0, 1), with 53 random bits.
  @inlinable @inline(__always)
  public func uniform() -> Double { freshet_stream_get_double(state) }

  /// The same on (0, 1), as `gsl_rng_uniform_pos`.
  @inlinable @inline(__always)
  func positiveUniform() -> Double {
    while true {
      let value = uniform()
      if value > 0 { return value }
    }
  }

  /// A draw of 64 random bits.
  @inlinable @inline(__always)
  public func bits() -> UInt64 { freshet_stream_next(state) }

  /// Philox2x64-10 itself: the two output words for a key and the two words of a counter.
  package static func philox(key: UInt64, counter: (UInt64, UInt64)) -> (UInt64, UInt64) {
    var stream = freshet_stream()
    freshet_stream_set_key(&stream, key)
    let words = freshet_stream_words(&stream, counter.0, counter.1)
    return (words.first, words.second)
  }

  /// The counter of the next block of two draws.
  package var counter: (UInt64, UInt64) { (state.pointee.high, state.pointee.low) }

  /// The key of the run.
  package var key: UInt64 { state.pointee.keys.0 }

  /// SplitMix64's finaliser: a bijection that spreads small differences over all bits.
  static func mix(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension Exponential {
  /// Makes draws of mean 1 of ``RandomStream/batch`` uniform ones, see ``EarlyDraws/uniform``. Times a mean, each is the draw of that law.
  @inlinable @inline(__always)
  public static func drawUnits(_ uniforms: UnsafeMutablePointer<Double>) { freshet_exponentials(uniforms, 1) }
}

/// The first draws of one decision of a run, made early.
public struct EarlyDraws: BitwiseCopyable, Sendable {
  // The words do not stand side by side: written one by one and read soon after as one of 128 bits, they would stop a processor
  // until they have left its store buffer.
  @usableFromInline let first: UInt64
  /// The decision, as the counter of its first draws.
  @usableFromInline let high: UInt64
  @usableFromInline let second: UInt64
  @usableFromInline let low: UInt64

  @inlinable @inline(__always)
  init(high: UInt64, low: UInt64, words: freshet_words) {
    self.high = high
    self.low = low
    first = words.first
    second = words.second
  }

  /// Whether they are the draws of this decision.
  @inlinable @inline(__always)
  public func areOf(user: UInt64, process: ProcessKey, occurrence: UInt64) -> Bool {
    high == process.bits | user && low == occurrence &<< 24
  }

  /// The first of them as a number that is uniform on [0, 1), see ``RandomStream/uniform()``.
  @inlinable @inline(__always)
  public var uniform: Double { Double(first &>> 11) * 0x1p-53 }

  /// The first of them, as 64 random bits; see ``RandomStream/bits()``.
  @inlinable @inline(__always)
  public var word: UInt64 { first }

  /// Draws of no decision.
  @inlinable
  public static var none: EarlyDraws { EarlyDraws(high: .max, low: .max, words: freshet_words()) }
}
