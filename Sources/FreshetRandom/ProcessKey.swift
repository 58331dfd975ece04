/// The name of a decision that users take again and again, such as the gaps between changes of picture.
///
/// A key depends on the names alone, not on the order in which a scenario lists them: adding an action leaves the draws of all
/// others as they were.
public struct ProcessKey: Hashable, Sendable, BitwiseCopyable {
  /// The key in the upper 24 bits; the lower 40 are left to the user's number.
  public let bits: UInt64

  /// The key as a number below 2²⁴.
  public var number: UInt64 { bits &>> 40 }

  /// The key of the decision with these names, from the platform inwards.
  ///
  /// 24 bits of FNV-1a: a scenario with 20 processes has two equal keys with a probability of about one in 90 000, and the
  /// scenario layer then asks for another name.
  public init(_ names: String...) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for name in names {
      for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    bits = RandomStream.mix(hash) & ~0xFF_FFFF_FFFF
  }
}
