public import FreshetCore

/// A message on its way to a member.
public struct Mail<Message: BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
  /// When it arrives.
  public var time: SimulationTime
  /// The address of the member who sent it.
  public var sender: UInt32
  /// The how-manieth piece of mail of the sender's block it is.
  public var sequence: UInt32
  /// The position in its block of the member who gets it.
  @usableFromInline var target: UInt32
  public var message: Message

  @inlinable
  init(time: SimulationTime, sender: UInt32, sequence: UInt32, target: UInt32, message: Message) {
    self.time = time
    self.sender = sender
    self.sequence = sequence
    self.target = target
    self.message = message
  }

  /// The order in which a member gets its mail: by time, sender and sequence, never by arrival.
  @inlinable @inline(__always)
  static func precedes(_ left: Mail, _ right: Mail) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.sender != right.sender { return left.sender < right.sender }
    return left.sequence < right.sequence
  }
}
