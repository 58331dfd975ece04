public import FreshetCore

/// Why a run came to no end.
public enum KernelError: Error, Equatable, Sendable {
  /// The caller asked for it.
  case stopped
  /// A member posted mail for the window it was living in: the model's lookahead is shorter than the window.
  ///
  /// - Parameters:
  ///   - sender: The address of the member.
  ///   - timestamp: When the mail was to arrive.
  ///   - windowEnd: The earliest moment at which it could have.
  case causalityViolation(sender: UInt32, timestamp: SimulationTime, windowEnd: SimulationTime)
}
