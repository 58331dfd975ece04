import FreshetCore

/// What a person has taken notice of: a restriction, in one of its on-times.
struct Belief: BitwiseCopyable, Equatable {
  /// The number of the on-time from 1, twice, and 1 more for who is disappointed; 0 for nothing.
  private let bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  /// - Parameters:
  ///   - onTime: Its number from 0.
  ///   - isDisappointed: Whether it was after the promised end, which the person then trusts no more.
  init(onTime: Int, isDisappointed: Bool) {
    bits = UInt32(truncatingIfNeeded: onTime &+ 1) &<< 1 | (isDisappointed ? 1 : 0)
  }

  static var none: Belief { Belief(bits: 0) }

  var isNone: Bool { bits == 0 }
  var onTime: Int { Int(bits &>> 1) &- 1 }
  var isDisappointed: Bool { bits & 1 != 0 }
}
