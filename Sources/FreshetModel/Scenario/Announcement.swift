public import FreshetCore

/// That a restriction was made known before it begins.
public struct Announcement: Sendable {
  /// When.
  public var time: SimulationTime
  /// Who hurries; absent where nobody does.
  public var anticipation: Anticipation?

  public init(at time: SimulationTime, anticipation: Anticipation? = nil) {
    self.time = time
    self.anticipation = anticipation
  }
}
