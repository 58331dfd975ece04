public import FreshetCore

/// A message on its way to a member.
public struct Mail<Message: BitwiseCopyable & Sendable>: BitwiseCopyable, Sendable {
  /// When it arrives.
  public var time: SimulationTime
  /// The address of the member who sent it.
  public var sender: UInt32
  /// The number of this piece among the mail of the sender's block.
  public var sequence: UInt32
  public var message: Message
  /// The address of the member who gets it. Behind the message, where it may fill a gap.
  @usableFromInline var target: UInt32

  @inlinable
  init(time: SimulationTime, sender: UInt32, sequence: UInt32, target: UInt32, message: Message) {
    self.time = time
    self.sender = sender
    self.sequence = sequence
    self.target = target
    self.message = message
  }
}
